"""Direct posts: found, sorted, alerts, permissions."""
