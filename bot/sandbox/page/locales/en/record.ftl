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
record-follows = carries the hash of entry { $seq }
record-begins = the chain begins here
record-torn = does not carry the hash of entry { $seq }
record-hash = Hash
record-hash-before = Hash of the entry before
record-kind = Kind
record-subject = Concerns
record-raw = What it says, as it was hashed
record-all-about = Everything about it
