"""Processes die, servers go away, answers get lost: nothing is lost, nothing is doubled."""
