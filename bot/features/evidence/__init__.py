"""Evidence: what a plan change was read from, kept as it was, and what became of it."""
