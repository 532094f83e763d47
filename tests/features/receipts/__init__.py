"""Receipts: the mails, the pages they lead to, the answers to them."""
