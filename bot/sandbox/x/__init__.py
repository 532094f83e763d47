"""The strict local X."""
