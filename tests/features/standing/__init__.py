"""Tests of where objectives stand."""
