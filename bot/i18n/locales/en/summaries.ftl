# The daily summary, and the one that somebody asks for.
summaries-help-summary = see how things stand now

summaries-title = { $brand } · Summary of { $day }
summaries-title-now = { $brand } · How things stand
summaries-since = @{ $handle } on X · since { $since }
summaries-glance = { $title }: { $told }.
summaries-nothing = nothing new
summaries-nothing-long = Nothing new: no post went out, nobody is waited for, every change has been seen, and the inbox is empty.
summaries-count-published =
    { $count ->
        [one] 1 post published
       *[other] { $count } posts published
    }
summaries-count-direct =
    { $count ->
        [one] 1 direct post
       *[other] { $count } direct posts
    }
summaries-count-readings =
    { $count ->
        [one] 1 new reading of a goal
       *[other] { $count } new readings of goals
    }
summaries-count-promises =
    { $count ->
        [one] 1 promise whose day is over
       *[other] { $count } promises whose day is over
    }
summaries-count-items =
    { $count ->
        [one] 1 plan item waiting for agreement
       *[other] { $count } plan items waiting for agreement
    }
summaries-count-requests =
    { $count ->
        [one] 1 request waiting
       *[other] { $count } requests waiting
    }
summaries-count-waiting =
    { $count ->
        [one] 1 post waiting for somebody
       *[other] { $count } posts waiting for somebody
    }
summaries-count-unseen =
    { $count ->
        [one] 1 change not seen yet
       *[other] { $count } changes not seen yet
    }
summaries-count-late =
    { $count ->
        [one] 1 late date with its cause
       *[other] { $count } late dates with their causes
    }
summaries-count-answered =
    { $count ->
        [one] 1 message answered
       *[other] { $count } messages answered
    }
summaries-count-open =
    { $count ->
        [one] 1 message open
       *[other] { $count } messages open
    }
summaries-more =
    { $count ->
        [one] … and 1 more
       *[other] … and { $count } more
    }

summaries-published = *Published*
summaries-published-line = { $what } · { $at }
summaries-gone = deleted on X since

summaries-direct = *Posted directly on @{ $handle }*
summaries-direct-line =
    { $verdict ->
        [item] { $what } · { $at } · part of { $item }
        [plan] { $what } · { $at } · part of the plan
        [one_off] { $what } · { $at } · a one-off
       *[permitted] { $what } · { $at }
    }
summaries-waiting = *Waiting for somebody*
summaries-waiting-line =
    { $status ->
        [held] { $what } · held, waits for { $who } since { $since }
        [changes_needed] { $what } · changes needed, waits for { $who } since { $since }
        [failed] { $what } · not published, waits for { $who } since { $since }
        [unconfirmed] { $what } · not confirmed by X, waits for { $who } since { $since }
       *[in_review] { $what } · in review, waits for { $who } since { $since }
    }
summaries-nobody = a contact who can approve
summaries-due = decide by { $due }
summaries-was-to-go-out = was to go out on { $due }

summaries-unseen = *Changes not seen yet*
summaries-change = Change { $number }
summaries-unseen-line =
    { $side ->
        [client] { $number }: { $text } · told by the agency on { $at }, waits for *Seen* from { $brand }
       *[agency] { $number }: { $text } · told by { $brand } on { $at }, waits for *Seen* from the agency
    }

summaries-inbox = *Inbox*
summaries-answered = Answered: *{ $count }*
summaries-open = Open: *{ $count }*
summaries-median = Median first answer: *{ $median }*
summaries-oldest = The longest has waited since { $since }

# The table of the last days.
summaries-column-day = Day
summaries-column-published = Published
summaries-column-answered = Answered
summaries-column-open = Open
summaries-column-median = Median first answer

# The record.
summaries-head = This line seals the record up to here. Whoever keeps it can prove with `rapport verify --checkpoint` that nothing before it was changed.
summaries-head-plain = The record ends at entry { $seq }, { $short }.
summaries-chart-title = The last days
summaries-chart-count = How many
