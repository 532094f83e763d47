"""The one way to a network, tested."""
