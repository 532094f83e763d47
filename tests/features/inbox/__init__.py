"""Tests: inbox."""
