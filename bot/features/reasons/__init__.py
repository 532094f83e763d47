"""Why it was late, as both sides read it: days by cause, and who sees it differently."""
