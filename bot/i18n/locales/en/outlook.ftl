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
outlook-late = *Late, and why*
outlook-late-line = { $what } What moved it: { $causes }.
outlook-late-differs =
    { $side ->
        [client] { $who }, of the client, sees it differently.
       *[agency] { $who }, of the agency, sees it differently.
    }
outlook-days = Days by cause since { $since }: { $causes }.
outlook-why = Why it was late
outlook-unconfirmed =
    { $count ->
        [one] One late date waits for a manager to confirm what moved it. Only our team reads this line.
       *[other] { $count } late dates wait for a manager to confirm what moved them. Only our team reads this line.
    }
outlook-more =
    { $count ->
        [one] … and 1 more
       *[other] … and { $count } more
    }
