"""Direct posts: what stands on a client's account and did not go through Rapport, kindly sorted."""
