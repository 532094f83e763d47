# The inbox: cards, the list, and what is said when X cannot be read.
inbox-help = who waits for an answer

inbox-is-team-matter = The inbox is the team's own matter, and the client reads here. Ask in { $channel }.

# The card.
inbox-lead = { $brand } @{ $handle }
inbox-status-open = Waits for an answer
inbox-status-in-hand = In hand: { $who }, since { $since }
inbox-status-answering =
    { $status ->
        [unconfirmed] { $who } has answered; X has not confirmed it yet
       *[sending] { $who }’s answer is on its way
    }
inbox-status-answered = Answered by { $who } after { $after }
inbox-status-deleted = The customer deleted this
inbox-edited = Edited by the customer. Before, it said:
inbox-answer =
    { $on ->
        [edited] The answer as it was sent; edited on X itself since (noticed { $noticed }):
        [deleted] The answer, deleted on X itself since (noticed { $noticed }):
       *[there] The answer:
    }
inbox-see-it = See it on X
inbox-continues = Goes on from an earlier message
inbox-team-only = Only our team reads this thread. Nothing typed here reaches the customer.
inbox-reply = Reply
inbox-reply-spoken = Reply to @{ $handle }
inbox-let-go = Let go
inbox-open-on-x = Open on X

# The list.
inbox-list-title =
    { $count ->
        [0] { $brand }: nobody waits for an answer.
        [one] { $brand }: one customer waits for an answer
       *[other] { $brand }: { $count } wait for an answer, the longest first
    }
inbox-list-line = { $who } · waiting for { $waited } · { $status }
inbox-list-longer = Waiting longer
inbox-list-shorter = Next ones

# X cannot be read.
inbox-not-reading = { $who } { $reason ->
        [auth] X no longer takes the token of @{ $handle }, so I do not see what customers write. Connect the account again: whoever runs Rapport types `{ $command }`. Nothing is lost: I read on from where I was.
        [credits] X wants its credits topped up before it shows more of what customers write to @{ $handle }. Top them up in X's developer console. I keep trying, and nothing is lost.
       *[refused] X refuses to show what customers write to @{ $handle }. I keep trying. If it stays so until tomorrow, look at the app in X's developer console, or connect the account again: `{ $command }`.
    }
