# The record of a client, drawn as a chain.
record-title = Record
record-title-of = Record of { $name }
record-choose = Whose record?
record-choose-why = Rapport keeps a record of every client, and one of the workspace. Nothing in them can be changed afterwards without the chain showing it.
record-empty = No record yet
record-empty-why = A record begins when a client is set up: say /rapport setup in a channel of Slack.
record-gone = There is no such record here. It may have gone with an earlier sandbox.
record-count =
    { $n ->
        [0] no entries yet
        [one] 1 entry
       *[other] { $count } entries
    }
record-grew = last { $when }
record-others = Other records
record-whole = This is the whole chain, also what only the team reads. In Slack, each side is shown only what is meant for it.

record-head = Where the chain ends
record-head-why = This signed line fixes everything up to entry { $seq }. Who keeps it can prove later that nothing was changed.
record-copy = Copy
record-copied = Copied
record-verify = Verify
record-verifying = Checking: { $done } of { $all } entries
record-holds =
    { $n ->
        [0] The chain has no entries yet, and nothing is missing.
        [one] The one entry holds.
       *[other] All { $count } entries hold.
    }
record-took = Checked in { $seconds } s, up to { $short }.
record-broken = The chain is broken at entry { $seq }: { $fault }.
record-show-broken = Show entry { $seq }
record-fault-missing = an entry is missing
record-fault-unknown-format = its format is not known
record-fault-changed = it was changed after it was written
record-fault-relinked = it does not follow the entry before
record-fault-time-backwards = its time is before that of the entry before
record-fault-payload-missing = what it says is gone, and nobody recorded an erasure
record-fault-payload-changed = what it says was changed
record-fault-head = the entries and the end of the chain do not agree
record-fault-checkpoint = it is not the entry that the head line tells of
record-fault-cut = the end was cut off

record-check = Check a head line
record-check-label = A head line, from a daily summary or an e-mail
record-check-do = Compare
record-check-empty = Paste a head line first.
record-compared-holds =
    { $since ->
        [0] It tells of entry { $seq }, { $short }. That is what the record says, and nothing came since.
        [one] It tells of entry { $seq }, { $short }. That is what the record says. 1 entry came since.
       *[other] It tells of entry { $seq }, { $short }. That is what the record says. { $since } entries came since.
    }
record-compared-broken = The record does not say what this line tells of: at entry { $seq }, { $fault }.
record-compared-other = It belongs to the record of { $name }.
record-compared-stranger = The line is genuine, but its record is not in this sandbox.
record-compared-unreadable = This is no head line of this sandbox: it is incomplete, was altered, or another key signed it.

record-filter = Filter
record-filter-area = About
record-filter-words = Words in it
record-filter-do = Show
record-filter-none = Show everything
record-filter-about = Only what concerns one thing:
record-area-all = everything
record-area-plan = plan changes
record-area-notice = notices by e-mail
record-area-post = posts
record-area-inbox = what customers write
record-area-reply = answers
record-area-summary = summaries
record-area-client = the client's settings
record-area-member = people
record-area-account = accounts

record-entries = Entries, newest first
record-entry = Entry { $seq }
record-nothing = Nothing here yet
record-nothing-why = The first thing that somebody does for this client stands here at once.
record-not-found = No entry is like that
record-older = Older entries
record-newest = Back to the newest
record-arrived =
    { $n ->
        [one] 1 new entry
       *[other] { $n } new entries
    }
record-audience-client = client and team
record-audience-team = team only
record-by = by { $who }
record-by-rapport = Rapport
record-by-unknown = somebody ({ $id })
record-no-time = no readable time
record-erased = What it said was erased on request. The entry itself stays.
record-follows = carries the hash of entry { $seq }
record-begins = the chain begins here
record-torn = does not carry the hash of entry { $seq }
record-hash = Hash
record-hash-before = Hash of the entry before
record-kind = Kind
record-subject = Concerns
record-raw = What it says, as it was hashed
record-all-about = Everything about it
record-yes = yes
record-no = no

record-nothing-there = none

record-subject-change = Plan change
record-subject-post = Post
record-subject-item = Message
record-subject-client = Client
record-subject-account = Account
record-subject-person = Person
record-subject-entry = Entry

record-kind-plan-change_told = Plan change told
record-kind-plan-change_fixed = Plan change put right before it was told
record-kind-plan-change_taken_back = Plan change taken back
record-kind-plan-change_announced = The other side told of a plan change
record-kind-plan-change_seen = Plan change seen
record-kind-notice-mailed = Notice sent by e-mail
record-kind-notice-mail_failed = Notice could not be mailed
record-kind-post-revision_added = Post drafted or edited
record-kind-post-approved = Post approved
record-kind-post-changes_requested = Changes to a post needed
record-kind-post-approval_reset = Approval void, the post was edited
record-kind-post-held = Post held, nobody approved it in time
record-kind-post-withdrawn = Post withdrawn
record-kind-post-published = Post published
record-kind-post-publish_failed = Post could not be published
record-kind-post-unconfirmed = Publishing not confirmed by X
record-kind-post-presence_asked = Somebody asked whether a post is there
record-kind-post-absence_told = Somebody said that a post is not there
record-kind-post-retried = Publishing tried again
record-kind-inbox-item_received = Message from a customer
record-kind-inbox-item_edited = A customer edited a message
record-kind-inbox-item_deleted = A customer deleted a message
record-kind-reply-claimed = Message taken in hand
record-kind-reply-let_go = Message let go
record-kind-reply-suggested = Answer written, to be read first
record-kind-reply-written = Answer written
record-kind-reply-sent = Answer sent
record-kind-reply-failed = Answer could not be sent
record-kind-reply-unconfirmed = Answer not confirmed by X
record-kind-reply-presence_asked = Somebody asked whether an answer is there
record-kind-reply-absence_told = Somebody said that an answer is not there
record-kind-summary-posted = Daily summary
record-kind-client-set_up = Client set up
record-kind-client-setting_changed = Setting changed
record-kind-member-added = Person added
record-kind-member-removed = Person removed
record-kind-account-connected = Account connected
record-kind-account-refused = Account refused by X
record-kind-record-erased = Words erased on request

record-role-manager = manager
record-role-strategist = strategist
record-role-client = client contact
record-role-staff = staff
record-role-coach = coach

record-field-number = Number
record-field-text = Text
record-field-effective_at = Takes effect
record-field-effective_day = On
record-field-door = Told through
record-field-before = Before
record-field-after = After
record-field-to = To
record-field-person = Person
record-field-failure = Why not
record-field-revision = Version
record-field-handle = Account
record-field-publish_at = To go out
record-field-note = Note
record-field-own = Own post
record-field-reset = Version approved before
record-field-url = Address
record-field-by_hand = Confirmed by a person
record-field-author = Written by
record-field-version = Version
record-field-written_at = Written
record-field-setting = Setting
record-field-brand = Brand
record-field-slug = Short name
record-field-x_handle = X account
record-field-language = Language
record-field-zone = Time zone
record-field-contact_email = E-mail of the contact
record-field-change_hold_minutes = Minutes to take back a change
record-field-summary_time = Daily summary at
record-field-cutoff_minutes = Minutes before a post by which it is approved
record-field-first_answer_minutes = Minutes to a first answer
record-field-approvers = Who approves
record-field-client_channel_id = Client channel
record-field-stand_in = Stand-in
record-field-role = Part
record-field-trusted = Answers go out unread
record-field-department = Department
record-field-network = Network
record-field-day = Day
record-field-since = Since
record-field-until = Until
record-field-head_seq = Record sealed up to entry
record-field-published = Published
record-field-waiting = Waiting
record-field-changes_not_seen = Changes not seen
record-field-answered = Answered
record-field-open = Open
record-field-kind = Kind
record-field-on_request_of = On request of
record-field-seq = Entry
