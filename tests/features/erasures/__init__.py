"""Erased words are nowhere any more: rules, every table, mails, Slack."""
