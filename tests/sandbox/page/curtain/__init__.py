"""Behind the curtain: what it shows, and what can be pressed there."""
