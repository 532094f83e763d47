"""Watches dates pass and move: of plan items, of promises, of posts that waited."""
