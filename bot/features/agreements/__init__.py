"""Agreeing to versions of plan items: one person of each side, several items at once."""
