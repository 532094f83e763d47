"""Agreement by those without Slack: the page that their mail leads to."""
