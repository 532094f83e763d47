"""Plan items: what both sides agreed to, in versions, and how far a cadence has come."""
