"""Tests of bot/networks."""
