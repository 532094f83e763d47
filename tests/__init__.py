"""The tests of Rapport."""
