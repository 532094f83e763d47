"""Exhibits: who opens kept files."""
