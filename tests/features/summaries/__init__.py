"""Tests: features.summaries."""
