"""Rapport: one record, approvals, inbox and voice for social-media teams and their clients."""
