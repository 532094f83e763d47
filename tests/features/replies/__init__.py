"""Tests: replies."""
