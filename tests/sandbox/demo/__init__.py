"""The demo: its scripts hold together, and its week can be played."""
