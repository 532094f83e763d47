"""What was published, by week: our own projection, for the cadences of the plan."""
