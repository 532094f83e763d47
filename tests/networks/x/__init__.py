"""Tests of bot/networks/x."""
