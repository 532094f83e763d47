"""Requests: briefs of one side to the other, what was promised on them and when."""
