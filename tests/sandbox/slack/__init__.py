"""The strict local Slack."""
