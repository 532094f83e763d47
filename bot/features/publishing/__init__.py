"""Approved posts reach a network once, at their time."""
