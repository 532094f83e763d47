"""Evidence: forms, edits, files."""
