"""Receipts: the mails that tell each side what was told and changed."""
