"""Promises: what either side said it would do by a day, delivered and received."""
