# Talking about a plan change: in its thread.
talks-talk = { $who } would like to talk about plan change #{ $number }. { $teller }, you told of it: this thread is a good place, or say when it suits you.
talks-differs =
    { $side ->
        [client] { $who }, of the client, sees plan change #{ $number } differently:
       *[agency] { $who }, of the agency, sees plan change #{ $number } differently:
    }
talks-withdrawn =
    { $side ->
        [client] { $who }, of the client, saw plan change #{ $number } differently and has withdrawn that:
       *[agency] { $who }, of the agency, saw plan change #{ $number } differently and has withdrawn that:
    }
talks-add = Add something
talks-withdraw = Withdraw
talks-foot = It stands beside the change in the record, as it was said.
talks-title = I see it differently
talks-lead = { $brand } · #{ $number } · both sides read this, and it stays in the record
talks-before = You said:
talks-words = How do you see it?
talks-hint = In your own words. What was told stays as it is; yours stands beside it.
talks-save = Save
talks-cancel = Cancel

talks-error-already = { $who } has asked to talk about #{ $number } already. Its thread is the place.
talks-error-own = Your side told of #{ $number }. Write in its thread, the other side reads it.
talks-error-empty = Say in a sentence how you see it.
talks-error-long = That is { $length } characters, and { $limit } fit. Say the main point first; you can add something later.
talks-error-not-yours = Whoever said this can withdraw it. If you see #{ $number } differently yourself, press *I see it differently* on its card.
talks-error-withdrawn = What you said about #{ $number } was withdrawn already. To say it again, press *Add something*.
