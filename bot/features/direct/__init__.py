"""Direct posts: what stands on an account that Rapport did not publish."""
