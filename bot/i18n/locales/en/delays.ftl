# Why it was late: events, never people; both sides in the same words.
delays-open-item-end = { $title } (item { $number }) was agreed until { $agreed }. It is not closed yet.
delays-open-item-start = { $title } (item { $number }) was agreed from { $agreed } on. It has not begun yet.
delays-open-promise =
    { $side ->
        [client] What the client promised for request #{ $number } was to be there on { $agreed }. It is not here yet.
       *[agency] What the agency promised for request #{ $number } was to be there on { $agreed }. It is not here yet.
    }
delays-open-post = A post was to go out on { $agreed }. It is not out yet.
delays-late-item-end =
    { $days ->
        [one] { $title } (item { $number }) ended one working day later than agreed: on { $came } instead of { $agreed }.
       *[other] { $title } (item { $number }) ended { $days } working days later than agreed: on { $came } instead of { $agreed }.
    }
delays-late-item-start =
    { $days ->
        [one] { $title } (item { $number }) began one working day later than agreed: on { $came } instead of { $agreed }.
       *[other] { $title } (item { $number }) began { $days } working days later than agreed: on { $came } instead of { $agreed }.
    }
delays-late-promise =
    { $side ->
        [client] { $days ->
            [one] What the client promised for request #{ $number } came one working day later than promised: on { $came } instead of { $agreed }.
           *[other] What the client promised for request #{ $number } came { $days } working days later than promised: on { $came } instead of { $agreed }.
        }
       *[agency] { $days ->
            [one] What the agency promised for request #{ $number } came one working day later than promised: on { $came } instead of { $agreed }.
           *[other] What the agency promised for request #{ $number } came { $days } working days later than promised: on { $came } instead of { $agreed }.
        }
    }
delays-late-post =
    { $days ->
        [one] A post went out one working day later than planned: on { $came } instead of { $agreed }.
       *[other] A post went out { $days } working days later than planned: on { $came } instead of { $agreed }.
    }
delays-moved-item-end =
    { $days ->
        [one] The end of { $title } (item { $number }) moved by one working day: from { $agreed } to { $came }.
       *[other] The end of { $title } (item { $number }) moved by { $days } working days: from { $agreed } to { $came }.
    }
delays-moved-item-start =
    { $days ->
        [one] The start of { $title } (item { $number }) moved by one working day: from { $agreed } to { $came }.
       *[other] The start of { $title } (item { $number }) moved by { $days } working days: from { $agreed } to { $came }.
    }

delays-cause-change = a change of the plan
delays-cause-approval = waiting for approval
delays-cause-material = waiting for material or answers
delays-cause-agency = the agency's own changes and promises
delays-cause-third-party = somebody else
delays-cause-unknown = not known yet
delays-event-change = plan change #{ $number } of { $day }
delays-event-post = a post put up on { $day }
delays-event-request = request #{ $number }, for { $day }
delays-part =
    { $days ->
        [one] *1 day*: { $what }
       *[other] *{ $days } days*: { $what }
    }
delays-days-by =
    { $days ->
        [one] { $what } (1 day)
       *[other] { $what } ({ $days } days)
    }
delays-said = as a manager says
delays-also = Also in this time: { $events }
delays-causes = What moved it:

delays-state-open = the date has passed
delays-state-settled = being looked at
delays-state-proposed = waits for a manager
delays-state-confirmed = confirmed
delays-state-dropped = on time
delays-state-closed = no longer waited for
delays-open-foot = Once it is closed, delivered or moved, Rapport proposes what moved it. Only our team reads this.
delays-dropped-foot = It was on time: nothing is counted, and the client was told nothing.
delays-closed-foot = Nobody waits for it any more: nothing is counted, and the client was told nothing.
delays-asked =
    { $count ->
        [0] Was it so? A manager confirms it; the client reads it then, and not before.
       *[other] { $who }, was it so? The client reads it once you have confirmed it, and not before.
    }
delays-confirm = Confirm
delays-correct = Correct
delays-later = Later
delays-not-late = It was on time
delays-later-done = { $brand }: you are asked again { $at }.
delays-settled =
    { $count ->
        [0] It is known now how late it was. The card above shows what moved it.
       *[other] { $who }, it is known now how late it was. The card above shows what moved it: was it so?
    }
delays-again =
    { $count ->
        [0] The card above still waits for a manager.
       *[other] { $who }, the card above still waits for you.
    }
delays-readers = { $brand } and the agency read this. Days are working days; each counts once.
delays-differ = I see it differently
delays-confirmed-by = Confirmed by { $who }, { $at }
delays-differs =
    { $side ->
        [client] { $who }, of the client, sees it differently:
       *[agency] { $who }, of the agency, sees it differently:
    }

delays-correct-title = What moved it
delays-correct-lead =
    { $days ->
        [one] { $brand } · One working day to account for. What is left over is shown as not known yet.
       *[other] { $brand } · { $days } working days to account for. What is left over is shown as not known yet.
    }
delays-hint-change = Days by a change that the client told
delays-hint-approval = Days beyond the agreed time to answer
delays-hint-material = Days for what the client had promised
delays-hint-agency = Days by the agency's change, or for what it had promised
delays-hint-third-party = Days by somebody who is neither the client nor the agency
delays-note = In a sentence
delays-note-hint = Optional. Both sides read it. Name what happened, not who.
delays-save = Save
delays-cancel = Cancel

delays-error-unknown = That is not there any more. `/plan why` shows the days as they stand.
delays-error-not-settled = There is nothing to confirm here: it goes on, or it was on time. The card shows how it stands.
delays-error-confirmed = { $who } has confirmed this already. *Correct* on the card changes it.
delays-error-changed = This has changed since you opened it. Look at the card again, then confirm or correct it.
delays-error-not-confirmed = Nobody has confirmed this yet, so the client has not read it. *Correct* on the card changes it.
delays-error-days = Write whole days, 0 to { $days }.
delays-error-too-many = That makes { $given } days, and it was { $days }. Take some away; what is left over is shown as not known yet.
delays-error-empty = Say in a sentence how you see it.
delays-error-long = That is { $length } characters, and { $limit } fit. Say the main point first.
