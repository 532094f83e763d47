# Where goals stand: readings, the card, the board.
standing-help-goal = what the business wants: set a goal, log where it stands, show it

standing-error-no-such-reading = There is no such reading to correct. `/plan goal show` lists those there are.
standing-error-corrected = Another reading stands in its place already. Correct that one.
standing-error-day = A reading tells of what was: choose today or a day before.

# The card and the board.
standing-status =
    { $status ->
        [new] No reading yet
        [reached] Target reached
        [passed] Its date has passed
        [closed] Closed
       *[open] Open
    }
standing-no-reading = Nobody has told yet where it stands.
standing-last = Last reading: { $amount } on { $day }. Source: { $source }. Told by { $who }.
standing-pace-weekly =
    { $way ->
        [down] Needs { $weekly } less a week.
       *[up] Needs { $weekly } more a week.
    }
standing-pace-so-far =
    { $towards ->
        [towards] So far { $pace } a week in that direction.
        [away] So far { $pace } a week in the other direction.
       *[none] So far it has not moved.
    }
standing-pace-left =
    { $days ->
        [0] { $way ->
            [down] Needs { $left } less, and today is the day.
           *[up] Needs { $left } more, and today is the day.
        }
        [one] { $way ->
            [down] Needs { $left } less by tomorrow.
           *[up] Needs { $left } more by tomorrow.
        }
       *[other] { $way ->
            [down] Needs { $left } less in { $days } days.
           *[up] Needs { $left } more in { $days } days.
        }
    }
standing-pace-passed =
    { $way ->
        [down] It came to { $left } above the target.
       *[up] It came to { $left } below the target.
    }
standing-all = All readings
standing-log = Log a reading
standing-correct = Correct a reading
standing-readers =
    { $readers ->
        [team] Only our team reads this.
       *[client] { $brand } and the agency read this thread.
    }
standing-board =
    { $count ->
        [0] *{ $brand }* has no open goal yet.
        [one] *{ $brand }* · one open goal
       *[other] *{ $brand }* · { $count } open goals
    }
standing-more =
    { $count ->
        [one] And one more: see it by its number, like `/plan goal show 13`.
       *[other] And { $count } more: see each by its number, like `/plan goal show 13`.
    }
standing-how-to-set = To set one: `/plan goal set weekly orders from 40 to 60 orders by 31 March`
standing-closed-by = Closed by { $who }, { $at }. Why: { $reason }
standing-chart-readings = Readings
standing-chart-path = Even pace
standing-chart-target = Target
standing-column =
    { $column ->
        [number] No.
        [day] Day
        [value] Value
        [source] Source
       *[note] Note
    }
standing-replaced = Corrected by no. { $number }
standing-replaces = In place of no. { $number }: { $reason }

# Readings.
standing-logged = Goal { $number }, { $indicator }: { $amount } on { $day }. Source: { $source }. It is in the record.
standing-modal-log = Log a reading
standing-modal-correct = Correct a reading
standing-label-goal = Which goal
standing-label-reading = Which reading is not right
standing-reading = No. { $number }: { $amount }, { $day }
standing-label-wrong = What was not right
standing-label-day = Of which day
standing-label-source = Where the number comes from
standing-placeholder-source = The shop's weekly report
standing-hint-source = A person or a place where one can look it up.
