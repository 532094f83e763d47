"""Tests: publishing."""
