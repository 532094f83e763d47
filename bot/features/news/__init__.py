"""What was told and changed: a line for each thing, for the mail at the end of a client's day."""
