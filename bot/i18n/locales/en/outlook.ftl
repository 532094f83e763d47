# Where goals stand and what waits on the plan, in a few lines.
outlook-goals = *Goals*
outlook-goal = Goal { $number }, { $indicator }: { $target } by { $due }.
outlook-reading = Last reading { $amount }, { $day }.
outlook-no-reading = No reading yet.
outlook-reached = Target reached.
outlook-promises = *Promised, and its day is over*
outlook-plan = *Waiting on the plan*
outlook-items = Plan items waiting for agreement: { $waiting }
outlook-requests = Requests waiting: { $waiting }
outlook-for =
    { $side ->
        [client] { $count } for { $brand }
       *[agency] { $count } for the agency
    }
outlook-more =
    { $count ->
        [one] … and 1 more
       *[other] … and { $count } more
    }
