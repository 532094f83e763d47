"""Posts and their revisions."""
