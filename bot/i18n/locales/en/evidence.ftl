# Evidence: what a change was read from, kept as it was.
evidence-shortcut = Record as plan change
evidence-help-told = tell of what somebody said on the phone, in WhatsApp or in person

# Errors: what happened, and what to do.
evidence-error-already-kept = That message is recorded already, as plan change #{ $number }. `/plan history` shows it.
evidence-error-form-gone = This form is too old or belongs to somebody else, so nothing was recorded. Open it again from the message, or with `@Rapport told`.
evidence-error-nobody = Choose who said it, or write their name here.
evidence-error-said = There is no single time in that. Write when it was said like “16:10”, “yesterday 16:10” or “20 November 16:10”, or leave it empty.
evidence-error-said-ahead = That lies ahead, and this asks when it was said. Write it like “16:10” or “20 November 16:10”, or leave it empty.

# The forms.
evidence-record-title = Record a plan change
evidence-told-title = Told elsewhere
evidence-submit = Record
evidence-cancel = Cancel
evidence-lead = { $brand } · { $said }
evidence-counts = It counts as told by { $who }.
evidence-counts-presser = Whoever said it has no part here, so it counts as told by { $who }, with their name beside it.
evidence-stays = The message is kept as it reads now, whatever happens to it later.
evidence-told-lead = { $brand } · What was said elsewhere is recorded here. Both sides can read it.
evidence-who = Who said it
evidence-somebody-else = Somebody else
evidence-name = Their name, if it is somebody else
evidence-name-hint = It then counts as told by you, with their name beside it.
evidence-where = Where
evidence-medium =
    { $medium ->
        [whatsapp] WhatsApp
        [phone] Phone
        [in_person] In person
        [email] E-mail
       *[other] Elsewhere
    }
evidence-said-when = When it was said
evidence-zone = In the client's time zone: { $zone }. Leave it empty if you don't know.
evidence-what = What changes
evidence-when = Takes effect
evidence-when-placeholder = Friday 17:30
evidence-when-hint = In the client's time zone: { $zone }. Empty: as the words above say.
evidence-screenshot = Screenshot
evidence-screenshot-hint = Pictures or PDF, 10 MB at most. It is kept with the change, and both sides can open it.
evidence-already = That message is recorded already, as plan change #{ $number }.
evidence-open-card = Open its card

# In the change's thread.
evidence-said =
    { $medium ->
        [slack] Said by { $who } in Slack
        [whatsapp] Said by { $who } in WhatsApp
        [phone] Said by { $who } on the phone
        [in_person] Said by { $who } in person
        [email] Said by { $who } by e-mail
       *[other] Said by { $who } elsewhere
    }
evidence-recorded-by = recorded by { $who }
evidence-edited-since = edited since
evidence-deleted-since = deleted since, kept here as it was
evidence-open-message = Open the message
evidence-a-file = a file
evidence-file =
    { $status ->
        [waiting] { $name } is being kept
        [kept] { $name } is kept
        [named] { $name } is named only: pictures and PDF are kept
        [erased] a file was erased on request
       *[failed] { $name } could not be kept
    }
evidence-show = Show { $name }
evidence-edited = { $who } edited the message that plan change #{ $number } was read from. What was kept stays.
evidence-deleted = The message of { $who } that plan change #{ $number } was read from was deleted in Slack. What was kept stays.
evidence-as-kept = As it was kept:
evidence-as-now = As it reads now:
evidence-refused =
    { $why ->
        [large] { $file } for plan change #{ $number } of { $brand } is larger than 10 MB, so it is not kept here. The change itself is recorded. Keep the file yourself, or tell of it again with a smaller one: `@Rapport told`.
        [kind] { $file } for plan change #{ $number } of { $brand } is neither a picture nor a PDF, so it is not kept here. The change itself is recorded. Keep the file yourself, or tell of it again with a screenshot: `@Rapport told`.
        [gone] { $file } for plan change #{ $number } of { $brand } was deleted before it could be kept. The change itself is recorded. If you still have the file, tell of it again: `@Rapport told`.
        [scope] { $file } for plan change #{ $number } of { $brand } could not be kept: Rapport may not read files in this workspace yet. The change itself is recorded. Ask whoever installed Rapport to install it once more; it then asks for that permission.
       *[failed] { $file } for plan change #{ $number } of { $brand } could not be fetched from Slack for a whole day. The change itself is recorded. Keep the file yourself, or tell of it again: `@Rapport told`.
    }
