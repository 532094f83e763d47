"""E-mail copies, over SMTP."""
