# The record as files, for people to keep, print and check.

export-title = The record of {$brand}
export-range = {$first} to {$last}
export-written = written {$when}
export-audience-client = What client and agency both read. Entries that the agency keeps to itself are counted in the files; their words are not there.
export-audience-team = Everything, also what the agency keeps to itself. Not for passing on to the client.
export-zone = Times in the zone of {$zone}.
export-entries = What happened
export-none = Nothing was recorded in this time.
export-entry = Entry {$seq}
export-team = The agency alone reads this
export-messages = What was shown in Slack
export-messages-how = Rapport's messages in the channel that client and agency share, as they stand now. What could be pressed stands in brackets.
export-reply = in a thread
export-mails = What was mailed
export-mails-how = The mails as they were sent, but for the signed links in them. Their fingerprints, as the entries have them, are of the whole mails.
export-mail-to = to {$who}
export-files = What was shown as proof
export-verify = Check it yourself
export-verify-why = Every entry carries the fingerprint of the one before it, up to entry {$seq}. The line below is signed; lines like it stand in every summary and every receipt.
export-verify-how = A computer with Python checks all of it, without Rapport and without a network:
export-verify-key = It was signed with the key {$id}: the same short name stands in your mails and summaries.
