"""Reading: the record in a browser, for people without Slack at hand."""
