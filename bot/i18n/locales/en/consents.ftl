# The page on which a client without Slack agrees.
consents-title = { $brand }: your agreement
consents-lead = This is what waits for you, whole. Nothing is agreed until you press a button. Should something be different? Then answer the mail or write to the agency instead.
consents-nothing = Nothing waits for you at the moment.
consents-plan =
    { $count ->
        [one] The plan: one item waits for you
       *[other] The plan: { $count } items wait for you
    }
consents-changes = What would be different:
consents-agree-items =
    { $count ->
        [one] I agree to this item
       *[other] I agree to these { $count } items
    }
consents-working = How we work
consents-agree-working = I agree to how we work
consents-means = The record notes that { $brand } agreed here, through its e-mail address, and when.
consents-in-slack = { $who } can agree for { $brand } in Slack, so it is agreed there.
consents-came =
    { $came ->
        [agreed] Thank you. It is agreed, and the agency knows.
        [half] Thank you. You have agreed for { $brand }; the agency is asked too.
        [already] This was agreed to already.
        [in_slack] { $who } can agree for { $brand } in Slack, so nothing was agreed here.
       *[changed] Something was changed after this page was shown to you, so nothing was agreed. Please look again: this is how it is now.
    }
