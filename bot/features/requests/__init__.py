"""Requests: briefs of one side to the other, decided and answered in their thread."""
