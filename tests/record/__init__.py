"""The record: what is written stays, and whatever is changed is found."""
