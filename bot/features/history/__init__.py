"""What was changed, page by page, from the record."""
