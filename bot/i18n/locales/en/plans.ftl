# Plan changes: the echo, the card, history, the mail.
plans-help-change = tell of a change to the plan, in one sentence

# Errors: what happened, and what to do.
plans-error-empty = Say in one sentence what changes, for example `/plan change we moved the launch to Friday 17:30, stock is late`.
plans-error-long = That is { $length } characters, and a change has at most { $limit }. Say the main point in a sentence and link the document with the rest.
plans-error-gone = This change is not here any more. `/plan history` shows what there is.
plans-error-not-the-teller = Whoever told of #{ $number } can put it right. Ask them, or tell of the difference with `/plan change …`.
plans-error-announced = The other side knows of #{ $number } by now, so it stays as it is. If something is different, tell of it with `/plan change …`.
plans-error-taken-back = #{ $number } was taken back and nobody was told. If it holds after all, tell of it again with `/plan change …`.
plans-error-not-announced = #{ $number } can still be put right by whoever told of it. Its card comes when that time is over.
plans-error-already-seen = { $who } has said *Seen* to #{ $number } already. Nothing more is needed.
plans-error-own-side = Your side told of #{ $number }, so *Seen* is for the other side to press.
plans-error-time = There is no time in that. Write it like “Friday 17:30” or “27 November 9:00”, or leave it empty.
plans-error-time-unclear = That can be { $readings }. Write it in full, like “27 November 17:30”.
plans-error-not-the-author = { $who } said this, so it is for { $who } to record. To tell of a change yourself, use `@Rapport change …`.
plans-error-already-told = This is recorded already, as #{ $number }. `/plan history` shows it.

# The echo, for whoever told of it.
plans-echo-recorded = Recorded as #{ $number } for { $brand }:
plans-echo-taken-back = Taken back: #{ $number } for { $brand }. Nobody was told; the record keeps both.
plans-echo-until =
    { $side ->
        [client] The agency is told at { $until }. Until then you can put it right.
       *[agency] The client is told at { $until }. Until then you can put it right.
    }
plans-echo-at-once =
    { $side ->
        [client] The agency is told now.
       *[agency] The client is told now.
    }
plans-echo-no-time = There is no time in it that I understand. If it has one, press *Fix* and add it.
plans-echo-unclear = The time in it can be read in more than one way. Which one is it?
plans-echo-day-only = If it has a time of day, press *Fix* and add it.
plans-echo-own-time = Your time: { $when }
plans-echo-gap = The clocks go forward then and skip that hour, so the hour after it is meant.
plans-echo-fold = The clocks go back then and that hour comes twice, so the first is meant.
plans-effect-before = Takes effect: { $when }
plans-effect-after = In effect since: { $when }. Told: { $told }
plans-effect-unknown = No time was named.
plans-fix = Fix
plans-take-back = Take back

# The modal.
plans-fix-title = Fix a plan change
plans-fix-submit = Save
plans-cancel = Cancel
plans-fix-lead = { $brand } · #{ $number } · what you first said stays in the record
plans-fix-text = What changes
plans-fix-when = Takes effect
plans-fix-placeholder = Friday 17:30
plans-fix-hint = In the client's time zone: { $zone }. Leave it empty if there is no time.

# Said to Rapport without a verb.
plans-just-talking = All right, nothing was recorded.

# The card.
plans-card-title = *{ $brand } · Plan change #{ $number }* · { $status }
plans-status-waiting = Not seen yet
plans-status-mailed = Told by e-mail
plans-status-seen = Seen by { $who }, { $at }
plans-by-mail = the client, by e-mail
plans-short-asked = Asked to see it: { $who }
plans-card-ask =
    { $count ->
        [0] Please press *Seen* when you have read it. Seen does not mean agreed.
        [one] { $who }, please press *Seen* when you have read it. Seen does not mean agreed.
       *[other] { $who }: one of you, please press *Seen* when you have read it. Seen does not mean agreed.
    }
plans-card-told =
    { $side ->
        [client] Told by { $who }, for the client, { $at }
       *[agency] Told by { $who }, for the agency, { $at }
    }
plans-seen = Seen
plans-detail = Details
plans-talk = Let’s talk
plans-differ = I see it differently
plans-item = About: item { $number }, { $title }
plans-item-moves = Moves: item { $number }, { $title }: { $before } → { $after }
plans-more-items =
    { $count ->
        [one] and one more item
       *[other] and { $count } more items
    }
plans-days = { $first } – { $last }
plans-day = { $day }
plans-days-from = from { $day }
plans-days-until = until { $day }
plans-why = Why: { $why }
plans-objective = Goal { $number }: { $name }
plans-differs =
    { $side ->
        [client] { $who }, of the client, sees it differently:
       *[agency] { $who }, of the agency, sees it differently:
    }
plans-differs-withdrawn =
    { $side ->
        [client] { $who }, of the client, saw it differently and has withdrawn that:
       *[agency] { $who }, of the agency, saw it differently and has withdrawn that:
    }
plans-more-differences =
    { $count ->
        [one] One more person sees it differently; history has it.
       *[other] { $count } more people see it differently; history has it.
    }
plans-seen-again =
    { $count ->
        [0] Nobody has pressed *Seen* on the card above yet. This is the only reminder; from here on it stands in the summary.
        [one] { $who }, when you have read the card above, please press *Seen* on it. This is the only reminder; from here on it stands in the summary.
       *[other] { $who }: when one of you has read the card above, please press *Seen* on it. This is the only reminder; from here on it stands in the summary.
    }
plans-target-changed = Goal { $number }, { $indicator }: { $before } → { $after }
plans-readers =
    { $readers ->
        [team] Only our team reads this.
       *[client] { $brand } and the agency read this thread.
    }
