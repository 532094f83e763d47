"""The daily summary of a client."""
