"""The day's news of what both sides ask and promise, of lateness, and of the account."""
