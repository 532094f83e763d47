"""The plan's tests: see the feature of that name."""
