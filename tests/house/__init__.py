"""Tests of the house: settings, logs, command line, health."""
