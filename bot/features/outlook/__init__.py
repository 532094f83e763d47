"""Where goals stand and what waits on the plan, in a few lines."""
