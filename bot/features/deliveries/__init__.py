"""Hands receipts over, once if it can be, and says so where one did not arrive."""
