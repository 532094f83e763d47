"""The workspace document, its fragments, and how they stay live."""
