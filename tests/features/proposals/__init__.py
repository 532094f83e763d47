"""Tests: the doors of plan items."""
