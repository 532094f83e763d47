# Above the lines of a rolling card, when many messages come at once.
slack-rolling-more = { NUMBER($count) } more

# The day's card: what a client's channel is told beyond its cards of a day.
slack-day-more =
    { $count ->
        [one] 1 more on { $day }
       *[other] { NUMBER($count) } more on { $day }
    }
slack-day-why = A few cards a day stand on their own here, so that the channel stays calm. *Open* posts one of these whole, with its thread. What is due within 24 hours never waits here.
slack-day-open = Open
slack-day-open-spoken = Open: { $what }
slack-day-opened = It was opened already.
slack-day-opened-where = Go there
