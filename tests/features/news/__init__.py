"""The day's news: what becomes a line, and how it reads."""
