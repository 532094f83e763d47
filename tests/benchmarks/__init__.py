"""Timings, run on purpose and never part of the check."""
