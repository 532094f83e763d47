"""Tests: agreeing to plan items."""
