"""The day's news of what both sides ask and promise, and of what happens on the account."""
