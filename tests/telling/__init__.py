"""Tests of entries in words."""
