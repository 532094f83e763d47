"""Tests of links to the record page, and of the page."""
