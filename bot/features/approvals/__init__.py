"""Approvals: who decides on a revision, once, and what silence does."""
