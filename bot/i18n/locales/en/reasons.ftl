# /plan why: days by cause, and what stands behind each number.
reasons-help = what moved our dates, in days by cause, with the entries behind each number
reasons-title = { $brand }: what moved our dates
reasons-since = Since { $since } · working days · what a manager has confirmed
reasons-waiting =
    { $count ->
        [one] One more waits for a manager in this channel. Only our team reads this line.
       *[other] { $count } more wait for a manager in this channel. Only our team reads this line.
    }
reasons-none = Nothing at { $brand } came later than agreed, as far as it was confirmed. When a date passes or moves, Rapport proposes what moved it to the manager.
reasons-chart = Days by cause
reasons-days = Days
reasons-short-change = Plan change
reasons-short-approval = Approval
reasons-short-material = Material
reasons-short-agency = Agency
reasons-short-third-party = Somebody else
reasons-short-unknown = Not known yet
reasons-line =
    { $days ->
        [one] *1 day*: { $cause }
       *[other] *{ $days } days*: { $cause }
    }
reasons-thing-item =
    { $days ->
        [one] { $title } (item { $number }): 1 day
       *[other] { $title } (item { $number }): { $days } days
    }
reasons-thing-promise =
    { $days ->
        [one] Request #{ $number }: 1 day
       *[other] Request #{ $number }: { $days } days
    }
reasons-thing-post =
    { $days ->
        [one] A post: 1 day
       *[other] A post: { $days } days
    }
reasons-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
reasons-entries = Entries
reasons-entries-of = Entries behind: { $cause }
reasons-foot = Whoever sees one of them differently says so on its card; that stands beside it.
reasons-entries-title = { $brand }: the entries behind “{ $cause }”
reasons-entry = #{ $seq } · { $at } · { $what } · { $who }
reasons-entries-none = There are no entries behind this number any more. `/plan why` shows the days as they stand.
reasons-entries-foot = Numbers are those of the record. `/plan history` and the record page show what was said.
reasons-differ-title = I see it differently
reasons-differ-lead = { $brand } · both sides read this, and it stays in the record
reasons-before = You said:
reasons-words = How do you see it?
reasons-words-hint = In your own words. What was confirmed stays as it is; yours stands beside it.
