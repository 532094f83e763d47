# Links to the record page, and the page itself.
reading-help-link = make a link to the record page, for people without Slack at hand

reading-asked = The record of { $brand } can be read in the browser. Each link is for one reader, so it is shown to you alone.
reading-open = Links to the record
reading-title = Record page
reading-close = Close
reading-intro = The record of { $brand } in the browser: what was agreed, what changed, who was told. A link is for one reader, opens for 14 days, and opening it is noted in the record. What only the team reads is not on it.
reading-made = Here is your link. Keep it to yourself: whoever has it reads as you.
    { $url }
reading-mailed =
    { $how ->
        [waits] A link is made for { $address }, and waits: nobody there has confirmed yet that the address is theirs. They have a mail that asks them. As soon as they press its button, the link follows by itself.
       *[goes] A link is on its way to { $address }. Nobody else is shown it.
    }
reading-make = Make a link for me
reading-mail = Mail one to the contact
reading-none = No link is open at the moment.
reading-listed = *{ $who }*
    Made { $made } · good until { $until } · { $opened }
reading-yours = You
reading-by-mail = The contact, { $address }
reading-opened = last opened { $when }
reading-not-opened = not opened yet
reading-not-mailed = waits until the address is confirmed
reading-revoke = Revoke
reading-revoke-title = Revoke this link?
reading-revoke-why = It then opens nothing any more. That it was revoked stays in the record.
reading-mail-failed = The link to the record could not be mailed to { $address }, so it was revoked. Is the address in the settings right?

reading-error-no-address = The settings name no e-mail of a contact. Add it there, then a link can be mailed.
reading-error-gone = There is no such link here. It may be another brand's, or gone.

reading-mail-subject = The record of { $brand }
reading-mail-lead = { $who } sends you a link to the record of { $brand }: what was agreed, what changed, and who was told when.
reading-mail-open = Read the record
reading-mail-until = The link is for you alone and is good until { $until }. That you opened it is noted in the record.
reading-mail-foot = You get this because you are the contact of { $brand }.

reading-page-title = Record of { $brand }
reading-page-for = For { $who }, to read. The link is good until { $until }; that it was opened is noted in the record.
reading-plan = The plan
reading-plan-none = Nothing is proposed or agreed yet.
reading-working = How we work
reading-working-whole = The whole page
reading-version = version { $version }
reading-owner = Owner:
reading-serves = For the goal:
reading-from-to = { $starts } to { $ends }
reading-from = From { $starts }
reading-to = Until { $ends }
reading-cadence =
    { $done ->
        [0] None of { $wanted } published this week
       *[other] { $done } of { $wanted } published this week
    }
reading-item-entries = Its entries
reading-entries = What happened
reading-entry = Entry { $seq }
reading-filter = Look for something
reading-filter-words = Words
reading-filter-area = About
reading-filter-item = Plan item
reading-filter-any-item = any
reading-filter-person = Done by
reading-filter-anybody = anybody
reading-filter-from = From
reading-filter-to = To
reading-filter-do = Show
reading-filter-none = Show everything
reading-newest = Back to the newest
reading-older = Older entries
reading-not-found = Nothing in the record fits that. Try fewer words or other dates.
reading-nothing = Nothing is recorded yet.
reading-folded = Only the side that wrote it reads its words: it was taken back, or is not told yet.
reading-before = before:
reading-after = now:
reading-evidence = Open
reading-verify = Can this be trusted?
reading-verify-why = Every entry carries a fingerprint of the one before. This signed line fixes everything up to entry { $seq }. Keep it, in a mail or on paper: nobody can change, insert or leave out an entry later without it showing.
reading-verify-how = To check it, ask whoever runs Rapport for an export of the record. It brings a program that compares the record with your line and needs nothing but Python.

# What came later than agreed.
reading-late = Days by cause
reading-late-why = What moved dates in the last three months, in working days, as a manager confirmed it. Each day counts once; each line leads to its entries.
reading-late-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
