"""Tests: agreement by those without Slack."""
