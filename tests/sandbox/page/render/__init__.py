"""Slack's texts and blocks as HTML."""
