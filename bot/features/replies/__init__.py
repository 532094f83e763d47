"""Answers to customers, by a named person, sent once."""
