# How we work: the page that both sides agree to, its forms, and agreeing.
working-help = how both sides work: who decides, does and is told; agree to it

# What happened and what to do.
working-error-section = That part of the page is not there any more. Say `/plan how` to see the page as it is.
working-error-person = Somebody you chose has no part here any more. Choose somebody else, or add them first with `/rapport add`.
working-error-hours = Write hours as 9:00-14:00, 16:00-19:00, one after the other. Leave a day empty when nobody answers.
working-error-never = Give at least one day its hours, so that answers have a time to come in.
working-error-agree = A manager or strategist agrees for the agency, and a contact for the client. You can read the page here at any time.

# The page.
working-title = { $brand } · How we work
working-lead = One page that both sides agree to. The settings on it are the ones in use.
working-status = { $status ->
        [agreed] *Agreed.*
        [changed] *To be agreed again.* One click of each side agrees to it as it is now.
       *[new] *Not agreed yet.* One click of each side agrees to it.
    }
working-waits = { $side ->
        [agency] *Waiting for { $brand }.* { $who } agreed for the agency, { $at }.
       *[client] *Waiting for the agency.* { $who } agreed for { $brand }, { $at }.
    }
working-asked-by-mail = The mail at the end of the day leads to a page where they can agree.
working-agreed-by = Version { $version }: { $agency } for the agency and { $client } for the client, { $at }.
working-changed-since = *Changed since both agreed on { $at }:*
working-moved = { $what }: { $before } → { $after }
working-time = { $what ->
        [cutoff_minutes] Approval before a post goes out
        [first_answer_minutes] First answer within
       *[change_hold_minutes] Time to put a change right
    }
working-more = and { $count } more
working-section-posts = Posts
working-section-replies = Replies
working-section-crises = Crises
working-section-spending = Spending
working-section-hours = Hours
working-section-telling = Telling of changes
working-section-direct = Posting directly
working-section-free = What needs no approval
working-part = { $part ->
        [decides] Decides: { $value }
        [does] Does: { $value }
        [told] Is told: { $value }
       *[words] In words: { $value }
    }
working-unsaid = Not said yet: { $parts }
working-unsaid-part = { $part ->
        [decides] who decides
        [does] who does it
       *[told] who is told
    }
working-line-cutoff-minutes = Approved at least { $value } before it goes out
working-line-first-answer-minutes = First answer within { $value }, in the hours below
working-line-hours = Somebody answers { $value }
working-line-answer-days = Each side answers the other within { $value }. What takes longer counts as waiting.
working-days =
    { $days ->
        [one] 1 working day
       *[other] { $days } working days
    }
working-line-zone = Time zone: { $value }
working-line-change-hold-minutes = A change of the plan is told after { $value }, so that it can be put right
working-line-cards-a-day = In the client’s channel { $value } a day; the rest shares one card, except what is due within 24 hours
working-cards =
    { $cards ->
        [one] 1 new card
       *[other] { $cards } new cards
    }
working-line-receipts = Copies by e-mail: { $value }
working-line-summary-time = Summary of the day at { $value }
working-line-direct = May post on the account without Rapport: { $value }
working-receipts = { $on ->
        [yes] on, at the day's end, and at once when it takes effect within 24 hours
       *[no] off
    }
working-nobody = { $what ->
        [anyone] any one contact of { $brand }
        [nobody] nobody
       *[open] not said yet
    }
working-nothing = nothing
working-everybody = everybody at { $brand }
working-free-replies = Replies to customers. Whoever is still learning is read by a coach first.
working-free-own = A post that its approver wrote: handing it in is the approval.
working-free-direct = What those named above post on the account themselves. The summary tells of it.
working-free-rest = Every other post waits for approval.
working-gone = { $who } no longer has a part at { $brand }. Say who it is now: { $what }.

# Buttons, answers.
working-change = Change: { $section }
working-agree = Agree
working-open = See the page
working-replaced = How we work at { $brand }: version { $version } stands further down.
working-agree-answer = { $outcome ->
        [agreed] You agreed for your side. The card now asks the other side.
        [agreed_mail] You agreed for your side. { $brand } is asked in the mail at the end of the day, which leads to a page with the button.
        [both] Both sides have agreed. This is how you work with { $brand } now.
        [own_side] Your side has agreed to this already; the other side is asked.
        [already] Both sides have agreed to exactly this.
       *[changed] The page was changed after this was shown, so nothing was agreed. Say `/plan how` or `@Rapport how`, look, and agree there.
    }
working-saved = *Saved for { $brand }*
working-same = That is how it stood already. Nothing was changed.
working-ask-both = Both sides agree to the page as it is now, with one click each.

# The form of a section.
working-modal-title = How we work
working-modal-lead = *{ $brand }* · { $section }
working-save = Save
working-cancel = Cancel
working-asked = { $part ->
        [decides] Who decides
        [does] Who does it
        [told] Who is told
       *[words] In words
    }
working-label-other = { $what }, without Slack
working-hint-approvers = Nobody chosen: any one contact of the client approves.
working-hint-number = Minutes, { $low } to { $high }.
working-hint-days = Working days, { $low } to { $high }. For approvals and for questions, of both sides alike.
working-hint-cards = A number, { $low } to { $high }. What is due within 24 hours always has a card of its own.
working-hint-hours = For example 9:00-14:00, 16:00-19:00. An empty day: nobody answers.
working-hint-words = { $about ->
        [crises] For example what counts as one, and the number to call.
       *[spending] For example up to which amount nobody has to be asked.
    }
