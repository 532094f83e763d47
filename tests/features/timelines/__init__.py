"""Timelines: matched, watched, read in time."""
