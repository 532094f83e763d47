# The record as files, for people to keep, print and check.

export-title = The record of {$brand}
export-range = {$first} to {$last}
export-written = written {$when}
export-audience-client = What client and agency both read. Of what the agency keeps to itself, the numbers are in the files, not the words.
export-audience-team = Everything, also what the agency keeps to itself. Not for passing on to the client.
export-zone = Times in the zone of {$zone}.
export-entries = What happened
export-none = Nothing was recorded in this time.
export-entry = Entry {$seq}
export-team = The agency alone reads this
export-verify = Check it yourself
export-verify-why = Every entry carries the fingerprint of the one before it, up to entry {$seq}. The line below is signed; lines like it stand in every summary and every receipt.
export-verify-how = A computer with Python checks all of it, without Rapport and without a network:
export-verify-key = It was signed with the key {$id}: the same short name stands in your mails and summaries.
