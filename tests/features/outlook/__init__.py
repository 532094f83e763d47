"""Tests: features.outlook."""
