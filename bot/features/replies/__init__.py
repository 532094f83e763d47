"""Replies: one person has an item in hand, and their signed answer reaches the network once."""
