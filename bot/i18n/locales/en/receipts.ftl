# Receipts: the mails that tell of what was told and changed.
receipts-help = the mails about this brand: turn them on or off, see how they went

# One change that cannot wait.
receipts-change-subject = { $brand }: plan change #{ $number }
receipts-change-told =
    { $side ->
        [client] { $who } told of a change to the plan of { $brand }, for the client, { $at }:
       *[agency] { $who } told of a change to the plan of { $brand }, for the agency, { $at }:
    }
receipts-card-too = The card in your Slack channel has the same button.

# The day's end.
receipts-day-subject = { $brand }: { $day }, what was told and changed
receipts-day-lead =
    { $count ->
        [one] One thing was told or changed for { $brand }.
       *[other] { $count } things were told or changed for { $brand }.
    }
receipts-day-asked =
    { $count ->
        [one] One of them asks you to say that you have seen it.
       *[other] { $count } of them ask you to say that you have seen them.
    }
receipts-day-again = You had a mail about this already

# What waits for the agreement of a client without Slack.
receipts-agree-heading = Your agreement is asked for
receipts-agree-lead = Something waits for your agreement. On the page you see it whole; nothing is agreed until you press the button there.
receipts-agree = Read and agree

# Under every receipt.
receipts-foot-answers =
    { $where ->
        [thread] Answer this mail and your words stand in the thread, where { $who } and everybody there read them.
        [own] Answer this mail and your words come to your own side’s thread. Nobody of theirs reads it: write to { $who } too.
        [there] Answer this mail and your words stand in the thread.
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

# To the team.
receipts-nobody-told = Nobody at { $brand } knows of plan change #{ $number } yet: there is no channel that the client reads and no e-mail to write to. Tell them yourself this time, and add a channel or an address with `/rapport settings`.
receipts-address-waits = A mail for { $brand } waits: nobody at { $address } has confirmed yet that the address is right. Ask them to press the button in the mail they got, or change the address in `/rapport settings`. Until then, tell them yourself.
receipts-mail-failed = The e-mail “{ $subject }” of { $brand } could not be delivered to { $address }. Tell them yourself this time. The client's address is in `/rapport settings`, a person's in their Slack profile.
receipts-stopped = Somebody at { $address } wants no more mails about { $brand }, so they wait from now on. Tell them yourself, or set another address with `/rapport settings`.
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
receipts-page-address-title = Mails about { $brand }
receipts-page-address-ask = Shall mails about { $brand } go to { $address }?
receipts-page-address-done = Thank you. Mails about { $brand } go to { $address }.
receipts-page-address-stop = No more mails to this address
receipts-page-address-stopped = No more mails about { $brand } go to { $address }. If you change your mind, press the button.

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
