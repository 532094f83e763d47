"""The sandbox's page in a real browser: people at work, checks of every document."""
