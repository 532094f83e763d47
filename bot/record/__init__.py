"""The ledger: append, verify, checkpoint. Knows no feature."""
