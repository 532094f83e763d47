"""The page of the local X."""
