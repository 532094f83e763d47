# Replies: who has it in hand, the form, and answers that did not go out.
replies-in-hand =
    { $minutes ->
        [0] { $who } has just taken this in hand. You can take it if they let go.
       *[other] { $who } has had this in hand for { $minutes } min. You can take it if they let go, or after 15 min without an answer.
    }
replies-on-its-way-already = { $who }’s answer is being sent at this moment. One answer goes out, so yours was not sent.
replies-already-answered = { $who } has answered this already. The card shows the answer.
replies-item-gone = The customer has deleted this message, so there is nothing left to answer.
replies-not-yours = { $who } has this in hand. They can let go of it, or a manager can do it for them.
replies-empty = Write the answer.
replies-too-long = { $count } of { $limit } with your signature: { $over } too many. Links count 23 each, emoji 2.
replies-was-edited = The customer has changed the message since you opened it. Read it again, then send.
replies-settled = It is known by now what became of this answer. The card shows it.

# The form.
replies-form-title = Reply
replies-form-send = Send
replies-form-suggest = Hand to a manager
replies-form-cancel = Cancel
replies-form-lead = *{ $brand }* @{ $handle } on X · answer to @{ $author }
replies-form-label = Your answer
replies-form-hint = At most { $limit } with the signature. Links count 23 each, emoji 2.
replies-form-preview = Will be sent as *@{ $handle }*, signed *{ $signature }*.
replies-form-edited = The customer has changed the message while you were writing. Above is what it says now. Your answer is below; send it if it still fits.
replies-form-learning = A manager reads your first answers before they go out. Nothing reaches the customer yet.

replies-on-its-way = On its way as @{ $handle }. The card shows when it is on X.
replies-suggested-done = A manager reads it now. It stands in the thread of the card.

# In the thread.
replies-suggested = { $managers } { $who } suggests this answer. Nothing has been sent. Open it, change what you like, and send it in your name.
replies-failed = { $who } { $reason ->
        [duplicate] X did not take the answer: @{ $handle } has said exactly this before. Change a few words and send it again.
        [too_long] X did not take the answer: it is too long for it. Shorten it and send it again.
        [reply_not_allowed] X did not take the answer: it only lets @{ $handle } answer people who have mentioned it. Open the message on X and answer there.
        [not_found] The answer was not sent: the customer has deleted the message.
        [edited] The answer was not sent: the customer changed the message just before. Read it again, and send the answer if it still fits.
        [credits] X did not take the answer: its credits are used up. Top them up in X's developer console, then send it again.
        [auth] X no longer takes the token of @{ $handle }, so the answer was not sent. Ask whoever runs Rapport to connect the account again.
        [unavailable] X could not be reached for more than half an hour, so the answer was not sent. Send it again when X is back.
       *[other] X did not take the answer and did not say why. Open the message on X and answer there, or send it again later.
    } Your text is kept:
replies-again = Open the answer

replies-question = { $who } X has not said whether it took this answer, and I do not find it. Please look at { $profile }: is it there?
replies-there = It is on X
replies-not-there = It is not: send it again
replies-again-title = Send it again?
replies-again-text = I look once more before I send. If it is on X after all, it stays the only one.
replies-answered =
    { $there ->
        [yes] Thank you. The card shows it as answered.
       *[no] Thank you. I look once more, and send it if it is not there.
    }
