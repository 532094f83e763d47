"""Who decides about a revision, and what they decided."""
