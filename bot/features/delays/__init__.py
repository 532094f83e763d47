"""Why it was late: what moved a date, proposed, confirmed by the manager, seen by both sides."""
