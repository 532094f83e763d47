"""What moved a date: what happened around it, and how many days each of that took."""
