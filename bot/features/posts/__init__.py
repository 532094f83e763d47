"""Posts and their revisions, the card of a post and what its thread tells."""
