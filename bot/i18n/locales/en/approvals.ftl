# Approvals.
approvals-own-post =
    { $count ->
        [one] You wrote this one, so somebody else approves it: { $who }.
       *[other] You wrote this one, so somebody else approves it, one of { $who }.
    }
approvals-not-yours =
    { $count ->
        [one] { $who } decides on this one. Write to them in the thread if it is urgent.
       *[other] One of { $who } decides on this one. Write to them in the thread if it is urgent.
    }
approvals-nobody-to-ask = Nobody can approve this yet. A manager adds the client's contact with `/rapport add @ana as client`.
approvals-already-decided =
    { $verdict ->
        [approved] { $who } has approved this version already. Nothing was changed.
       *[changes] { $who } has asked for changes in this version already. The next version can be decided on again.
    }
approvals-new-time-needed = Its time is over by more than { $minutes } minutes, so it does not go out by itself. Press Edit and give it a new time; then it can be approved.
approvals-no-reason = Say in a few words what needs to change.
approvals-reason-title = Needs changes
approvals-reason-submit = Send
approvals-reason-label = What needs to change?
approvals-reason-hint = The author and everybody in this channel read it, and it stays in the record.
approvals-reminder = Thank you! To let v{ $version } go out, press the button: what is written here alone does not approve it.
