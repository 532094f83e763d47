"""Tests of bot/sandbox/x."""
