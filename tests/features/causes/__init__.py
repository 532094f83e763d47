"""Tests of what moved dates."""
