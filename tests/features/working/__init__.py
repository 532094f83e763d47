"""How both sides work."""
