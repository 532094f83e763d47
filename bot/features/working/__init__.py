"""How we work: one page per client that both sides agree to once."""
