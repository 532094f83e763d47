# Requests: the echo, the card, its thread, its modals.

# Errors: what happened, and what to do.
requests-error-empty = Say in one sentence what you would like, for example `/plan request a post about the new tea, by Friday`.
requests-error-long = That is { $length } characters, and a request has at most { $limit }. Say the main point in a sentence and link the document with the rest.
requests-error-nothing-said = Please write a few words here.
requests-error-past-day = That day is over. Choose { $today } or a later one.
requests-error-not-open =
    { $status ->
        [accepted] Request #{ $number } is accepted, so it stays as it is. If something is different now, tell of it with `/plan change …`.
        [declined] Request #{ $number } was declined; its card says why. If it matters still, ask again with `/plan request …`.
       *[withdrawn] Request #{ $number } was withdrawn. If it is wanted after all, ask again with `/plan request …`.
    }
requests-error-changed = Request #{ $number } was changed in the meantime: version { $version } stands on its card. Read it there, then decide.
requests-error-own = Your side asked for #{ $number }, so it is for the other side to decide. To change it or take it back, use *Change* or *Withdraw*.
requests-error-theirs =
    { $side ->
        [client] The client asked for #{ $number }, so its words are theirs. Use *Ask* if something is missing.
       *[agency] The agency asked for #{ $number }, so its words are theirs. Use *Ask* if something is missing.
    }
requests-error-already-sent = This was sent already, as request #{ $number }. `/plan requests` shows it.
requests-error-already-answered = That question about #{ $number } has its answer. The card shows where it stands.
requests-error-unknown = This request is not here. `/plan requests` shows those that are.

# To whoever asked.
requests-sent =
    { $side ->
        [client] Sent to { $brand } as request #{ $number }:
       *[agency] Sent to the agency of { $brand } as request #{ $number }:
    }
requests-sent-more = Its card stands in the channel. Under it you can add the rest by buttons: for whom, by when, why, material, what is not part of it.

# The card.
requests-title = *{ $brand } · Request #{ $number }* · { $status }
requests-status-waiting =
    { $side ->
        [client] Waiting for the client
       *[agency] Waiting for the agency
    }
requests-status-asked =
    { $side ->
        [client] A question waits for the client
       *[agency] A question waits for the agency
    }
requests-status-accepted = Accepted for { $due }
requests-status-delivered = Delivered
requests-status-declined = Declined
requests-status-withdrawn = Withdrawn
requests-card-decide =
    { $count ->
        [0] Please accept it with a day, decline it with a reason, or ask.
       *[other] { $who }: please accept it with a day, decline it with a reason, or ask.
    }
requests-card-answer = { $who }: please answer the question in the thread.
requests-card-declined = { $who } declined it: { $reason }
requests-field-text = What
requests-field-audience = For whom
requests-field-wanted = By when
requests-field-why = Why
requests-field-assets = Material
requests-field-scope = Not part of it
requests-asked-by =
    { $side ->
        [client] Asked by { $who }, for the client, { $at }
       *[agency] Asked by { $who }, for the agency, { $at }
    }
requests-asked-elsewhere =
    { $way ->
        [phone] Asked by { $who } on the phone; written down by { $by }, { $at }
        [whatsapp] Asked by { $who } on WhatsApp; written down by { $by }, { $at }
        [in_person] Asked by { $who } in person; written down by { $by }, { $at }
       *[email] Asked by { $who } in an e-mail; written down by { $by }, { $at }
    }
requests-version = version { $version }
requests-accept = Accept
requests-decline = Decline
requests-ask = Ask
requests-change = Change
requests-withdraw = Withdraw
requests-withdraw-title = Withdraw this request?
requests-withdraw-sure = Request #{ $number } then waits for nobody any more. It stays in the record.

# Its thread.
requests-readers =
    { $readers ->
        [team] Only our team reads this.
       *[client] { $brand } and the agency read this thread.
    }
requests-asks = { $who }, { $asker } asks for this. Please accept it with a day, decline it, or ask.
requests-more = Whatever more is known helps, and nothing of it has to be. Add it here:
requests-more-done = What the brief says stands on the card above.
requests-add-audience = For whom
requests-add-wanted = By when
requests-add-why = Why
requests-add-assets = Material
requests-add-scope = Not part of it
requests-question =
    { $elsewhere ->
        [yes] { $who }, { $asker } would like to know the following. Please ask { $behalf } and put the answer here:
       *[no] { $who }, { $asker } would like to know the following. Write the answer here in the thread, or press *Answer*:
    }
requests-answer = Answer
requests-answered = { $asker } asked, and { $who } answered:
requests-answer-came = { $who }, { $by } has answered. The request waits for your side again.
requests-accepted =
    { $elsewhere ->
        [yes] { $by } has accepted this for { $due }. { $who }, please tell { $behalf }.
       *[no] { $who }, { $by } has accepted this for { $due }.
    }
requests-on-the-plan = It is on the plan: one side asked, the other accepted.
requests-to-be-agreed = It is proposed for the plan, for both sides to agree to.
requests-declined =
    { $elsewhere ->
        [yes] { $by } has declined this. { $who }, please tell { $behalf } why:
       *[no] { $who }, { $by } has declined this, because:
    }
requests-withdrawn = { $by } has withdrawn this. Nothing more is needed.
requests-delivered =
    { $kind ->
        [material] { $who }, { $by } says that the material is here. Please press *Received* on the card when you have it.
       *[work] { $who }, { $by } says that this is delivered. Please press *Received* on the card when you have it.
    }

# Modals.
requests-cancel = Cancel
requests-lead = { $brand } · Request #{ $number }
requests-accept-title = Accept a request
requests-accept-submit = Accept
requests-due = By when it will be done
requests-due-hint = Asked for: { $wanted }. For a later day, it goes on the plan once the client agrees.
requests-kind = It goes on the plan as
requests-kind-campaign = Campaign
requests-kind-programme = Programme
requests-kind-theme = Theme
requests-decline-title = Decline a request
requests-decline-submit = Decline
requests-reason = Why not
requests-ask-title = Ask about a request
requests-ask-submit = Ask
requests-ask-label = Your question
requests-answer-title = Answer a question
requests-answer-submit = Send
requests-answer-label = The answer
requests-answer-by = Or by when it comes
requests-detail-title = Add to a request
requests-detail-submit = Save
requests-label-text = What is wanted
requests-label-audience = For whom it is
requests-label-wanted = By when it is wanted
requests-label-why = Why, what it is for
requests-label-assets = Links to pictures, texts, files
requests-label-scope = What is not part of it
requests-assets-by = If material is still to come: by when
