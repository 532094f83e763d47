"""Web pages for people, outside Slack: signed links to them, and what they look like."""
