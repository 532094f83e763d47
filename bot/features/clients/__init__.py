"""Clients, their people, channels, accounts and settings."""
