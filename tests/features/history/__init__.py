"""Plan changes: rules, what is shown, the doors, the mails."""
