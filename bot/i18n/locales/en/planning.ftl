# Plan items: the card, the form, the plan as a whole, what waits for agreement.
planning-help-item = put something on the plan, or edit or close it
planning-help-show = the plan as both sides agreed to it, and how far it has come

# What happened, and what to do.
planning-error-title = An item needs a name. Say in a few words what it is.
planning-error-long = That is { $length } characters, and at most { $limit } fit here. Say the main point and link the document with the rest.
planning-error-dates = It would end before it starts. Choose a later end, or leave one of the two empty.
planning-error-per-week = How many posts a week? Give a whole number from 1 to { $limit }.
planning-error-network = A cadence is for one network. Choose which.
planning-error-owner = Whoever looks after an item has a part at { $brand }. Choose somebody else, or add them first with `/rapport add`.
planning-error-objective = There is no such open goal for this brand any more. Choose another one, or none.
planning-error-unknown = There is no such item on this plan. `/plan show` has them all with their numbers.
planning-error-which = Which item? Give its number, for example `/plan item edit 4` or `/plan item close 4 the fair is off`. `/plan show` has the numbers.
planning-error-closed = Item { $number } is closed, so nothing about it changes any more. Propose a new one with `/plan item`.
planning-error-out-of-date = Somebody proposed another version of item { $number } while this was open. Copy what you wrote, close this and open the item again: it shows what is proposed now.
planning-error-nothing-changed = That is what item { $number } says already. Change something, or close this.
planning-error-not-agreed = Item { $number } is only proposed so far, so it can simply be edited: `/plan item edit { $number }`.
planning-error-nothing-moved = Item { $number } has these dates already.
planning-error-reason = Say why, in a sentence. Both sides read it.
planning-error-ask-themselves = { $who } can agree in Slack with one click. Ask them to press *Agree* on the card.
planning-error-nothing-waits = Nothing waits for agreement there any more. `/plan show` has the plan as it is now.
planning-error-ask-by-request = Managers and strategists put items on the plan. Tell them what you need with `/plan request`, in one sentence; you agree to what they propose.
planning-error-cannot-agree = A manager or strategist agrees for the agency, and a contact for the client. You can read all of the plan with `/plan show`.

# One item.
planning-kind-campaign = Campaign
planning-kind-programme = Programme
planning-kind-cadence = Cadence
planning-kind-channel = Channel
planning-kind-theme = Theme
planning-kinds-campaign = Campaigns
planning-kinds-programme = Programmes
planning-kinds-cadence = Cadences
planning-kinds-channel = Channels
planning-kinds-theme = Themes
planning-often =
    { $count ->
        [one] 1 post a week on { $network }
       *[other] { $count } posts a week on { $network }
    }
planning-line = *{ $number } · { $title }* · { $state }
planning-named = { $number } · { $title }
planning-state-agreed = Agreed (version { $version })
planning-state-closed = Closed
planning-state-proposed =
    { $side ->
        [client] Proposed, the client is asked
       *[agency] Proposed, the agency is asked
    }
planning-state-revised =
    { $side ->
        [client] Agreed (version { $version }); version { $new } is proposed, the client is asked
       *[agency] Agreed (version { $version }); version { $new } is proposed, the agency is asked
    }
planning-dates-none = No end date
planning-dates-both = { $starts } to { $ends }
planning-dates-starts = From { $starts }{ $ends }
planning-dates-ends = Until { $ends }{ $starts }
planning-owner = { $who } looks after it
planning-goal = for goal { $number }: { $name }
planning-last-change = Last change: #{ $number }
planning-none = none
planning-change = { $what }: { $before } → { $after }
planning-field-title = Name
planning-field-about = What it is
planning-field-owner-id = Who looks after it
planning-field-starts = Starts
planning-field-ends = Ends
planning-field-network = Network
planning-field-per-week = Posts a week
planning-field-objective-id = Goal

# How far a cadence has come.
planning-progress =
    { $whole ->
        [yes] { $count } of { $target } this week on { $network }.
       *[no] { $count } this week on { $network }, which counts only in part ({ $target } in a whole week).
    }
planning-progress-past =
    { $weeks ->
        [one] The week before: { $counts }.
       *[other] The { $weeks } weeks before: { $counts }.
    }
planning-progress-later = Counted from { $day }.
planning-progress-over = Its dates are over.
planning-progress-unseen = { $target } a week on { $network }, where Rapport does not see what is published, so it does not count.
planning-chart = Posts published, by week
planning-chart-posts = Posts

# Its card.
planning-card-title = *{ $brand } · Plan item { $number }* · { $state }
planning-ask =
    { $count ->
        [0]
            { $side ->
                [client] It is the plan once the client agrees. Nobody of theirs is in Slack: tell them, and note who agreed and how with `/plan show`, *Open*.
               *[agency] It is the plan once the agency agrees.
            }
        [one] { $who }, please look at it and press *Agree*. It is the plan once one person of each side has agreed.
       *[other] { $who }: one of you, please look at it and press *Agree*. It is the plan once one person of each side has agreed.
    }
planning-would-change = Version { $version } would change:
planning-closed-by = Closed by { $who }: { $reason }
planning-closed-at = Closed { $at }
planning-agreed-by = Version { $version } agreed by { $agency } for the agency and { $client } for the client, { $at }
planning-noted = “{ $words }” (noted by { $who })
planning-proposed-by =
    { $side ->
        [client] Version { $version } proposed by { $who } for the client, { $at }
       *[agency] Version { $version } proposed by { $who } for the agency, { $at }
    }
planning-replaced = { $brand } · Plan item { $number } · { $title }: replaced, version { $version } is further down.
planning-agree = Agree
planning-see-waiting = See all { $count } that wait
planning-elsewhere = Agreed elsewhere
planning-edit = Edit
planning-close = Close
planning-bring = Bring the goal here
planning-open = Open

# The form.
planning-form-new = New plan item
planning-form-edit = Edit a plan item
planning-form-lead = { $brand } · it is the plan once one person of each side has agreed; you agree by proposing it
planning-form-kind = What is it?
planning-form-title = Name
planning-form-title-campaign = Summer launch
planning-form-title-programme = Ambassadors
planning-form-title-cadence = 3 posts a week on X
planning-form-title-channel = The brand on LinkedIn
planning-form-title-theme = How it is made
planning-form-about = What it is
planning-form-owner = Who looks after it
planning-form-starts = Starts
planning-form-ends = Ends
planning-form-network = Network
planning-form-per-week = Posts a week
planning-form-objective = The goal it serves
planning-form-submit = Propose
planning-cancel = Cancel
planning-proposed =
    { $side ->
        [client] Proposed: { $item }. The agency is asked to agree.
       *[agency] Proposed: { $item }. The client is asked to agree.
    }
planning-close-title = Close a plan item
planning-close-submit = Close it
planning-close-words = Why
planning-close-hint = Both sides read it, and it stays in the record.
planning-closed-done = Closed: { $item }. Both sides see it on the plan's record.

# The plan as a whole.
planning-title = The plan of { $brand }
planning-empty = Nothing is on the plan yet. Managers and strategists propose items with `/plan item`, for example `/plan item 3 posts a week on X`.
planning-summary =
    { $waiting ->
        [0] Version { $version } · { $agreed } agreed
       *[other] Version { $version } · { $agreed } agreed · { $waiting } waiting for agreement
    }
planning-back = Back
planning-on = Next page
planning-share = Show it to the channel
planning-open-page = Open as a page
planning-shared = The plan stands in the channel now, and is kept up to date there.
planning-waiting-title = What waits for agreement at { $brand }
planning-nothing-waits = Nothing waits for agreement at { $brand }.
planning-waiting =
    { $count ->
        [one] *Waiting for agreement:*
       *[other] *Waiting for agreement ({ $shown } of { $count }):*
    }
planning-proposal = • *{ $number } · { $title }* (version { $version }, proposed by { $who }): { $what }
planning-agree-all =
    { $count ->
        [one] Agree
       *[other] Agree to all { $count }
    }
planning-outcome-agreed =
    { $count ->
        [one] Agreed: { $items }. It is the plan now, version { $version }.
       *[other] Agreed: { $items }. They are the plan now, version { $version }.
    }
planning-outcome-own-side =
    { $count ->
        [one] Your side has agreed to { $items } already; the other side is asked.
       *[other] Your side has agreed to these already; the other side is asked: { $items }.
    }
planning-outcome-already =
    { $count ->
        [one] Both sides have agreed to { $items } already. Nothing more is needed.
       *[other] Both sides have agreed to these already, nothing more is needed: { $items }.
    }
planning-outcome-changed =
    { $count ->
        [one] { $items } has changed since this was shown, so you have not agreed to it. Look at what is proposed now.
       *[other] These have changed since this was shown, so you have not agreed to them: { $items }. Look at what is proposed now.
    }
planning-outcome-closed =
    { $count ->
        [one] { $items } was closed meanwhile.
       *[other] These were closed meanwhile: { $items }.
    }
planning-see-changed = See what is proposed now
planning-elsewhere-title = Agreed elsewhere
planning-elsewhere-submit = Note it
planning-elsewhere-words = Who agreed, and how
planning-elsewhere-hint = For example: Carl Finch, by phone this morning. It stands in the record as noted by you.
planning-elsewhere-lead =
    { $count ->
        [one] { $brand } · the client has agreed to what was shown
       *[other] { $brand } · the client has agreed to all { $count } that were shown
    }

# For the strategist.
planning-without-goal =
    { $count ->
        [one] One item serves no goal yet. Only you see this.
       *[other] { $count } items serve no goal yet. Only you see this.
    }
planning-goal-none = There is no open goal for this brand yet. Set one with `/rapport goal set`.
planning-goal-submit = Save
planning-goal-chosen = { $item } serves goal { $number } now: { $name }.
planning-goal-gone = { $item } serves no goal now.
