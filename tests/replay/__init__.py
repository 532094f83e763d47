"""Customers' tweets fed into the local X, and counted in Slack."""
