"""Tests: posts."""
