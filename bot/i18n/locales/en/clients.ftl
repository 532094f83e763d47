# Clients: setting up, settings, people, and what went wrong for good.

clients-help-setup = set up a brand: five questions, under a minute
clients-help-settings = change how things are done for this brand
clients-help-people = who does what here
clients-help-add = give somebody a role: @ana as staff Service
clients-help-remove = take a role from somebody

# Errors: what happened, and what to do.
clients-no-client-here = No brand lives in this channel yet. Say it in the brand's own channel, or run `/rapport setup` here.
clients-no-client-yet = You have no part at any brand yet. Ask its manager to add you with `/rapport add`, or run `/rapport setup` in the team's channel.
clients-which-client = You work for several brands: { $brands }. Say it in the channel of the one you mean.
clients-not-your-role =
    { $count ->
        [0] Nobody here can do that yet. A manager can give somebody the role with `/rapport add`.
       *[other] That is for { $who } to do. Ask them, or look at `/rapport people`.
    }
clients-no-account = @{ $handle } is not connected to X, so nothing can be published for { $brand }. Whoever runs Rapport connects it with `rapport connect x --client { $slug } --token …`.
clients-not-your-team = A brand is set up by the people of this workspace. Ask one of them to run `/rapport setup`.
clients-not-in-dm = Run `/rapport setup` in your team's channel for the brand: cards and questions will come there.
clients-bad-brand = Give the brand a name of at most { $limit } characters, with letters or digits in it.
clients-brand-taken = { $brand } is set up already. Say `/rapport people` in its channel to see who looks after it, or give this brand another name.
clients-channel-taken = This channel is the one of { $brand }. Every brand has channels of its own: use another one.
clients-same-channel = That is your team's own channel. Choose the one that the client reads, or leave it empty.
clients-bad-handle = That is not the name of an X account. Write it like @acme: letters, digits and _, at most 15.
clients-handle-connected = @{ $handle } is connected, and its posts belong to it. To use another account, ask whoever runs Rapport.
clients-bad-email = That does not look like an e-mail address. Write it like ana@example.com.
clients-no-contact = Name the client's contact: somebody in Slack above, or an e-mail address here.
clients-bad-zone = I do not know the time zone “{ $zone }”. Write it like Europe/Madrid or America/Mexico_City.
clients-bad-time = Write a time of day like 09:00.
clients-bad-number = Write a whole number from { $low } to { $high }.
clients-bad-role = Say which role: `as manager`, `as strategist`, `as client`, `as staff` or `as coach`. For staff a department may follow: `@ana as staff Service`.
clients-nobody-named = Name one person, with @: `@ana as staff Service`.
clients-stranger = I cannot see that person in Slack, or it is an app. Choose somebody of this workspace or of a shared channel.
clients-already-member = { $who } has that role already: { $role ->
        [manager] manager
        [strategist] strategist
        [client] client contact
        [staff] staff
       *[coach] coach
    }.
clients-not-a-member = { $who } does not have that part at { $brand }. `/rapport people` shows who does what.
clients-last-manager = Somebody has to manage the brand. First make somebody else a manager: `/rapport add @ana as manager`.
clients-account-taken = @{ $handle } is connected for { $brand } already. One account belongs to one brand.
clients-other-account = This token is of @{ $handle }, but the brand was set up with @{ $expected }. Use the token of @{ $expected }, or change the name in `/rapport settings`.

clients-role-manager = Manages
clients-role-strategist = Plans
clients-role-client = Client contact
clients-role-staff = Answers customers
clients-role-coach = Coaches

# The set-up modal.
clients-cancel = Cancel
clients-save = Save
clients-setup-title = Set up a brand
clients-setup-submit = Set up
clients-setup-lead = Five questions. Language ({ $language }), time zone ({ $zone }) and hours (Monday to Friday, 9 to 18) are taken from you and can be changed later.
clients-setup-brand = Brand
clients-setup-brand-hint = As customers know it.
clients-setup-handle = X account
clients-setup-contact = The client's contact, in Slack
clients-setup-contact-hint = They see plan changes and approve posts.
clients-setup-email = … or by e-mail
clients-setup-email-hint = Receipts of plan changes go there. At least one of the two.
clients-setup-stand-in = Who stands in for you?
clients-setup-stand-in-hint = They can do everything that you can, for when you are away.
clients-setup-answering = Who answers customers today?
clients-setup-answering-hint = Their answers go out as they are. Everybody added later is read by a manager first.

# After set-up.
clients-set-up-answer = { $brand } is set up. The card is in { $channel }. If you do not see it there, invite me with `/invite @Rapport`.
clients-set-up-text = { $brand } is set up
clients-set-up-connected = @{ $handle } on X
clients-set-up-unconnected = @{ $handle } on X, not connected yet
clients-set-up-who = *Who does what*
clients-set-up-by-mail = by e-mail to { $email }
clients-set-up-nobody = nobody yet
clients-set-up-line = { $what }: { $who }
clients-set-up-defaults = *What holds until somebody changes it*
clients-set-up-hold =
    { $minutes ->
        [0] A plan change is recorded and told to the other side at once.
       *[other] A plan change is recorded at once. For { $minutes } min it can be fixed or taken back, then the other side is told.
    }
clients-set-up-approval = Any one contact of the client approves a post, up to { $cutoff } min before its time. Silence holds the post, and I ask the manager.
clients-set-up-approval-named = Whoever is named in the settings approves a post, up to { $cutoff } min before its time. Silence holds the post, and I ask the manager.
clients-set-up-inbox = Customers get a first answer within { $first } in your hours, { $hours }. The inbox is in this channel.
clients-set-up-summary = The daily summary comes at { $time } ({ $zone }).
clients-set-up-next = *What to do next*
clients-set-up-connect = Connect X: whoever runs Rapport types `{ $command }`
clients-set-up-channel = Choose the channel that the client reads, if there is one. Without it, e-mail works alone.
clients-set-up-channel-done = The client reads { $channel }.
clients-choose-channel = Client channel (optional)
clients-open-settings = Settings

clients-channel-title = Client channel
clients-channel-label = The channel that { $brand } reads
clients-channel-hint = Plan changes and posts to approve are shown there. Invite me first: /invite @Rapport
clients-hello-text = { $brand } and the agency read this channel.
clients-hello = Plan changes and posts to approve are shown here. When the plan changes, one sentence is enough: `@Rapport change we moved the launch to Friday 17:30`. It is recorded, and the other side is told.

# Settings.
clients-settings-title = Settings
clients-settings-lead = *{ $brand }* · @{ $handle }
clients-settings-saved = Saved for { $brand }.
clients-settings-same = Nothing was changed.
clients-settings-value = { $setting }: { $value }
clients-label-change-hold-minutes = Time to fix or take back a plan change
clients-label-approvers = Who approves
clients-label-approvers-hint = Empty: any one contact of the client.
clients-label-summary-time = Daily summary at
clients-label-language = Language of shared cards
clients-label-zone = Time zone
clients-label-zone-hint = Like Europe/Madrid or America/Mexico_City.
clients-label-client-channel-id = Client channel
clients-label-client-channel-id-hint = Empty: e-mail alone. Invite me there: /invite @Rapport
clients-label-first-answer-minutes = First answer to a customer, in minutes of your hours
clients-label-answer-days = Answer between agency and client, in working days
clients-label-cards-a-day = New cards a day in the client’s channel; the rest shares one card
clients-label-cutoff-minutes = Approval ends this many minutes before a post's time
clients-label-x-handle = X account
clients-label-contact-email = E-mail of the client's contact
clients-label-contact-email-hint =
    { $state ->
        [verified] Confirmed: mails go there. /rapport receipts says how the last ones went, and turns mails off.
        [waits] Not confirmed yet, so mails wait. The button is in the mail that went there. /rapport receipts says more.
        [off] Mails about this brand are off. /rapport receipts on turns them on.
       *[none] Mails wait until somebody there has confirmed it. /rapport receipts says whether they have, and turns mails on or off.
    }
clients-value-days =
    { $days ->
        [one] 1 working day
       *[other] { $days } working days
    }
clients-value-hold =
    { $minutes ->
        [0] none: told at once
       *[other] { $minutes } min
    }
clients-value-minutes = { $minutes } min
clients-value-none = none
clients-value-any-contact = any one contact of the client
clients-language-en = English
clients-language-es = Spanish

# People.
clients-people-title = { $brand }: who does what
clients-people-away = of the client
clients-people-learning = answers are read first
clients-people-signs = signs ^{ $initials }
clients-people-footer = A manager changes this with `/rapport add @ana as staff Service` and `/rapport remove @ana`.
clients-added = { $who }: { $role } at { $brand }.
clients-added-staff-learning = { $who } answers customers for { $brand } and signs ^{ $initials }. A manager reads the answers before they go out.
clients-removed = { $who } no longer has this part at { $brand }: { $roles }.

# What failed for good.
clients-failure =
    { $area ->
        [publishing] A post could not be published.
        [inbox] Reading what customers write did not work.
        [replies] An answer to a customer could not be sent.
        [mail] An e-mail could not be sent.
        [plans] Telling the other side of a plan change did not work.
        [summaries] The daily summary could not be made.
        [slack] Messages could not be posted in Slack.
       *[other] A piece of work in the background did not work.
    } I tried for several minutes and have stopped. Nothing else was changed.
clients-failure-next = Look at the card it belongs to. If it is not clear what to do, pass this reference to whoever runs Rapport: `{ $reference }`
clients-undeliverable = I could not post in { $channel }, so people there have not seen it.
clients-undeliverable-dm = I could not send a direct message to { $who }, so they have not seen it.
clients-undeliverable-next =
    { $error ->
        [not_in_channel] I am not in that channel. Invite me there with `/invite @Rapport`.
        [channel_not_found] I cannot see that channel. If it is private, invite me there with `/invite @Rapport`; else choose another one in `/rapport settings`.
        [is_archived] That channel is archived. Choose another one in `/rapport settings`.
       *[other] Slack said `{ $error }`. Pass this reference to whoever runs Rapport: `{ $reference }`
    }
