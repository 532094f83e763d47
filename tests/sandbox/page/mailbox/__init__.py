"""Tests: the sandbox's mailbox as a page."""
