"""The Slack surface kit: dispatch, responses, messenger, escaping, manifest, installs."""
