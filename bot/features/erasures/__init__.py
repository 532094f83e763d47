"""What was erased in the record goes from wherever else its words were kept."""
