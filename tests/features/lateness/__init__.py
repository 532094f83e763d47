"""Tests of lateness."""
