"""The whole app, from a signed request in to what Slack, X, mail and record show out."""
