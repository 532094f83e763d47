# Posts: the modal, the card, the thread.
posts-help-new = write a post and put it up for approval

# What does not fit, and what to do.
posts-empty-text = Write what the post says.
posts-text-too-long = { $count } of { $limit }: { $over } too many. Links count 23 each, emoji 2.
posts-time-is-past = That time is over. Give one that is still to come, or leave it empty: then it goes out as soon as it is approved.
posts-time-unclear = That can mean { $readings }. Write it out, like “27 November 17:30”.
posts-time-missing = { $day }, and at what time? Write it like “Friday 17:30”.
posts-time-not-found = I cannot find a time in that. Write it like “Friday 17:30” or “27 November 9:00”, or leave it empty.
posts-nothing-changed = This is what the post says already. Change something, or press Cancel.
posts-replaced = Replaced by v{ $version }. Nothing was changed.
posts-replaced-link = Open v{ $version }
posts-closed =
    { $status ->
        [in_review] It is waiting for approval already.
        [changes_needed] Somebody asked for changes. Edit it first.
        [approved] It is approved already.
        [publishing] It is going out at this moment, so it cannot be changed any more.
        [unconfirmed] X has not said whether it took the post, so it cannot be changed now. The thread tells what comes of it.
        [published] It is on X already. What is on X can only be deleted there.
        [failed] X did not take it. Edit it, or look at the card for what to do.
       *[withdrawn] It was withdrawn. Start a new one with `/post new`.
    }

# The modal.
posts-new-title = New post
posts-new-submit = Put up for approval
posts-edit-title = Edit the post
posts-edit-submit = Save as new version
posts-cancel = Cancel
posts-lead = { $brand } · @{ $handle } on X
posts-label-text = Text
posts-hint-text = At most { $limit } as X counts. It goes out exactly as it stands here.
posts-label-when = When
posts-placeholder-when = Friday 17:30
posts-hint-when = Your time zone: { $zone }. Empty: as soon as it is approved.
posts-label-note = Note for those who approve
posts-hint-note = Shown on the card, not on X.
posts-done = v{ $version } for { $brand } is in { $channel }. It goes out: { $when }.

# The card.
posts-status =
    { $status ->
        [in_review] In review
        [held] Held
        [changes_needed] Changes needed
        [approved] Approved
        [publishing] Going out
        [unconfirmed] Not confirmed by X
        [published] Published
        [edited] Edited on X
        [deleted] Deleted on X
        [failed] Not published
       *[withdrawn] Withdrawn
    }
posts-when-approved = as soon as it is approved
posts-small-print = v{ $version } by { $who } · { $count } of { $limit }
posts-goes-out = goes out: { $when }
posts-note = Note from { $who }: { $note }
posts-ask =
    { $count ->
        [one] { $who }, please decide by { $by }.
       *[other] One of { $who }, please decide by { $by }.
    }
posts-short-asked = Asked to approve it: { $who }
posts-short-asked-by = Asked to approve it by { $by }: { $who }
posts-ask-any-time =
    { $count ->
        [one] { $who }, please decide. It goes out as soon as it is approved.
       *[other] One of { $who }, please decide. It goes out as soon as it is approved.
    }
posts-ask-held =
    { $count ->
        [one] Nobody has approved it in time, so it waits. { $who }, approved by { $late } it still goes out; after that it needs a new time.
       *[other] Nobody has approved it in time, so it waits. One of { $who }: approved by { $late } it still goes out; after that it needs a new time.
    }
posts-ask-nobody = Nobody can approve this yet. A manager adds the client's contact with `/rapport add @ana as client`, and then presses Edit once.
posts-ask-changes = { $who } needs changes: { $reason }
    { $author }, press Edit: the new version is put up again.
posts-ask-approved = Approved by { $who }, { $at }. Goes out: { $when }.
posts-ask-publishing = It is going out at this moment.
posts-ask-unconfirmed = X did not say whether it took the post. I am reading the account's own timeline and send nothing again by myself.
posts-ask-published =
    { $on ->
        [edited] On X since { $at }. Somebody edited it on X itself (noticed { $noticed }): below is what was approved, the thread has both.
        [deleted] Somebody deleted it on X itself (noticed { $noticed }). It went out { $at }.
       *[there] On X since { $at }.
    }
posts-ask-withdrawn = Withdrawn by { $who }, { $at }. It will not go out.
posts-see-it = See it on X
posts-failure =
    { $reason ->
        [duplicate] It is not on X: the account has already posted this text. Press Edit and change a word.
        [too_long] It is not on X: X counts the text as too long. Press Edit and shorten it.
        [forbidden] It is not on X: X does not let this account post at the moment. Look at the account on X, then press Try again.
        [credits] It is not on X: the credits for X are used up. Whoever runs Rapport adds some; then press Try again.
        [auth] It is not on X: X no longer takes the account's token. Whoever runs Rapport connects it again with `rapport connect x`; then press Try again.
        [unavailable] It is not on X: X could not be reached for more than half an hour. Press Try again.
        [changed] It was not sent: what was about to go out is not what was approved. Press Edit, check it, and have it approved again.
       *[bad_request] It is not on X: X did not accept it. Press Edit and change it, or ask whoever runs Rapport.
    }

# Buttons.
posts-approve = Approve
posts-need-changes = Needs changes
posts-edit = Edit
posts-retry = Try again
posts-withdraw = Withdraw
posts-withdraw-title = Withdraw this post?
posts-withdraw-text = It will not go out. The card and the record keep it.

# The thread.
posts-line-readers =
    { $readers ->
        [team] Only our team reads this.
       *[client] { $brand } and the agency read this thread.
    }
posts-line-revision = v{ $version } by { $who }.
posts-line-reset = The approval of v{ $version } no longer holds.
posts-line-look =
    { $count ->
        [one] { $who }, please decide on this one.
       *[other] One of { $who }, please decide on this one.
    }
posts-line-own =
    { $count ->
        [0] { $who } posts this: { $when }.
        [one] { $who } posts this: { $when }. { $managers } knows.
       *[other] { $who } posts this: { $when }. { $managers } know.
    }
posts-line-approved = { $who } approved v{ $version }. Goes out: { $when }.
posts-line-changes = { $author }: { $who } needs changes in v{ $version }:
posts-line-held = { $managers }: nobody has approved v{ $version } yet, and it was to go out: { $when }. Silence holds it. Ask for a decision, or press Edit and give it another time.
posts-line-withdrawn = { $who } withdrew this post.
posts-line-published = v{ $version } is on X.
posts-line-retried = { $who } has it tried again.
