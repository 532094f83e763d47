# Receipts: the mails that tell of what was told and changed.
receipts-help = the mails about this brand: turn them on or off, see how they went

# One change that cannot wait.
receipts-change-subject = { $brand }: plan change #{ $number }
receipts-change-told =
    { $side ->
        [client] { $who } told of a change to the plan of { $brand }, for the client, { $at }:
       *[agency] { $who } told of a change to the plan of { $brand }, for the agency, { $at }:
    }
receipts-seen = I have seen this
receipts-seen-means = Seen does not mean agreed.
receipts-card-too = The card in your Slack channel has the same button.

# The day's end.
receipts-day-subject = { $brand }: { $day }, what was told and changed
receipts-day-lead =
    { $count ->
        [one] One thing was told or changed for { $brand }:
       *[other] { $count } things were told or changed for { $brand }:
    }
receipts-day-again = You had a mail about this already
receipts-day-short = Plan change #{ $number }: { $words }
receipts-no-day = no date
receipts-line-change-told = { $at } · { $who } told of plan change #{ $number }:
receipts-line-change-seen = { $at } · { $who } has seen plan change #{ $number }.
receipts-line-change-detailed = { $at } · More was said about plan change #{ $number }:
receipts-line-change-disputed = { $at } · { $who } sees plan change #{ $number } differently.
receipts-line-change-discussed = { $at } · { $who } would like to talk about plan change #{ $number }.
receipts-line-seen-since = { $who } has seen it, { $at }.
receipts-line-item-proposed = { $at } · { $who } proposed item { $number } of the plan, “{ $title }”, version { $version }.
receipts-line-item-agreed = { $at } · Item { $number } of the plan, “{ $title }”, is agreed in version { $version }. { $who } was the second to agree.
receipts-line-item-moved = { $at } · Item { $number } of the plan, “{ $title }”, moved. Before: { $before }. Now: { $after }.
receipts-line-item-closed = { $at } · { $who } closed item { $number } of the plan, “{ $title }”.

# Under every receipt.
receipts-foot-answers =
    { $where ->
        [thread] Answer this mail and your words stand in the thread, where { $who } and everybody there read them.
        [people] Answers to this mail are read by nobody. Please write to { $who }.
       *[nobody] Answers to this mail are read by nobody.
    }
receipts-foot = This is your receipt from Rapport. The line below tells where the record stood when it was written. Keep this mail: the record can be checked against it.

# Is this address right?
receipts-address-subject = { $brand }: is this the right address?
receipts-address-lead = { $who } works for { $brand } with Rapport and would like you to get a mail when the plan changes. Is this your address?
receipts-address-button = Yes, this is my address
receipts-address-else = If you know nothing of this, do nothing. You will get no other mail.
receipts-address-foot = Sent by Rapport, which keeps what an agency and its client tell each other about their plan.

# An answer from another address.
receipts-not-taken-subject = Your answer about { $brand } was not taken over
receipts-not-taken = Your answer to a mail about { $brand } came from another address than the one that the mail went to, so it stands in no thread. Please answer from that address, or ask your contact to add you.
receipts-not-taken-foot = Sent by Rapport, once, because you answered.

# To the team.
receipts-nobody-told = Nobody at { $brand } knows of plan change #{ $number } yet: there is no channel that the client reads and no e-mail to write to. Tell them yourself this time, and add a channel or an address with `/rapport settings`.
receipts-address-waits = A mail for { $brand } waits: nobody at { $address } has confirmed yet that the address is right. Ask them to press the button in the mail they got, or change the address in `/rapport settings`. Until then, tell them yourself.
receipts-mail-failed = The e-mail “{ $subject }” of { $brand } could not be delivered to { $address }. Tell them yourself this time. The client's address is in `/rapport settings`, a person's in their Slack profile.
receipts-switched =
    { $state ->
        [on] { $brand } gets mails again: one at the end of a day on which something was told, and at once for what takes effect within 24 hours.
       *[off] { $brand } gets no mails from now on. Cards in Slack come as before.
    }

# The pages that the mails lead to.
receipts-page-title = { $brand }: plan change #{ $number }
receipts-page-ask = Have you read it? One click, and the others know.
receipts-page-thanks = Thank you. The others know that you have seen it.
receipts-page-seen = Seen by { $who }, { $at }.
receipts-page-taken-back = It was taken back.
receipts-page-address-ask = Shall mails about { $brand } go to { $address }?
receipts-page-address-done = Thank you. Mails about { $brand } go to { $address }.

# How the mails stand.
receipts-state-on = Mails about { $brand } are on: one at the end of a day on which something was told, and at once for what takes effect within 24 hours.
receipts-state-off = Mails about { $brand } are off. Turn them on with `/rapport receipts on`.
receipts-state-address-verified = { $address } is confirmed.
receipts-state-address-waits = { $address } is not confirmed yet, so mails to it wait. The button is in the mail sent there { $at }. Another address can be set with `/rapport settings`.
receipts-state-address-unasked = { $address } has not been asked to confirm yet.
receipts-state-none = No mail has gone out yet.
receipts-state-line = { $at } · { $who } · { $subject } · { $status ->
        [sent] delivered
        [held] waits until the address is confirmed
        [waiting] on its way
       *[refused] not delivered
    }
receipts-state-contact = the client's address
receipts-error-which = Say `/rapport receipts on` or `/rapport receipts off`.

# An answer, in the thread.
receipts-answer = *{ $who } answered by e-mail:*
receipts-answer-contact = { $brand } ({ $address })
receipts-answer-about = *{ $who } answered the mail “{ $subject }”:*
