"""Tests: the Slack kit."""
