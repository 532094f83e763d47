"""Receipts: the mails that tell of what was told and changed, kept as they were sent."""
