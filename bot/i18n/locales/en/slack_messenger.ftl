# Above the lines of a rolling card, when many messages come at once.
slack-rolling-more = { NUMBER($count) } more
