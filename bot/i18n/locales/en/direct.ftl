# Direct posts: what stands on the account and did not go through Rapport.
direct-help = who may post directly; allow or stop it

direct-unknown = I do not know such a post here. It may belong to another brand.
direct-unknown-item = That item is closed, or it is not on this plan any more. Choose another one, or the plan in general.
direct-already-ours = Rapport published this one itself; there is nothing to sort.
direct-team-matter = The agency's side says here what a post is. Tell your manager, who will do it.
direct-bad-permission = I did not understand that. Say `/plan direct allow`, `/plan direct allow @somebody` or `/plan direct stop`.

# The card.
direct-title =
    { $kind ->
        [reply] Answered directly on @{ $handle }
        [quote] Quoted directly on @{ $handle }
       *[post] Posted directly on @{ $handle }
    }
direct-when = { $at } · on X itself, not through Rapport. X does not say who wrote it.
direct-ask = Is it part of something? If nobody says otherwise by { $until }, it counts as a one-off.
direct-by-silence = Nobody said otherwise, so it counts as a one-off.
direct-status =
    { $verdict ->
        [item] { $who } says: part of { $item }.
        [plan] { $who } says: part of the plan.
        [one_off] { $who } says: a one-off, and fine.
        [not_us] { $who } says: neither we nor the client wrote this. The managers have been told what to do.
        [permitted] There is a standing permission to post directly.
       *[ours] Rapport published this one; X confirmed it late. Nothing to do.
    }
direct-since =
    { $gone ->
        [yes] Deleted on X
       *[no] Edited on X
    }
direct-is-gone = It was deleted on X (noticed { $at }). The plan counts only what stands.
direct-was-edited = The edit was noticed { $at }; the text is what it says now.
direct-team-only = Only our team reads this thread.
direct-part-of = Part of …
direct-in-general = The plan in general
direct-one-off = One-off, fine
direct-not-us = Not us
direct-not-us-spoken = Not us: somebody else wrote this
direct-it-was-us = It was us after all
direct-open = Open on X
direct-post = this post

direct-edited = Edited on X. Before, it said:
direct-deleted = It was deleted on X.
direct-back = It is on X again.

direct-sorted =
    { $verdict ->
        [item] Noted: part of { $item }.
        [plan] Noted: part of the plan.
       *[one_off] Noted: a one-off, and fine.
    }

# Not us.
direct-not-us-title = Not us
direct-not-us-submit = Raise the alert
direct-not-us-lead = *{ $brand }* @{ $handle }: neither you nor the client wrote this?
direct-not-us-what = Every manager is told at once what to do: change the password, sign out other sessions, delete the post. If you are not sure, ask the client first; a one-off is easily put right later.
direct-cancel = Cancel
direct-alert-raised =
    { $count ->
        [one] The alert is out: the manager knows, and what to do stands in the team's channel.
       *[other] The alert is out: { $count } managers know, and what to do stands in the team's channel.
    }
direct-alert-title = Somebody else may be writing on @{ $handle } ({ $brand }). Please act now.
direct-alert-who = { $who } says that neither we nor the client wrote this:
direct-alert-step-password = { $page } of the account. Whoever has it now loses it.
direct-alert-step-sessions = { $sessions }, and remove what you do not know from { $apps }.
direct-alert-step-delete = Delete { $post } on X. A screenshot first does no harm.
direct-alert-step-client = Ring the people at { $brand }: ask whether one of them wrote it after all, and tell them what you have done.
direct-alert-step-connect = Then connect the account again, for X may have taken our token back too: whoever runs Rapport types `{ $command }`.
direct-alert-password = Change the password
direct-alert-sessions = Sign out all other sessions
direct-alert-apps = the connected apps

# Who may.
direct-permission =
    { $who ->
        [all] Everybody at { $brand } may post directly on @{ $handle }. Such posts are a line of the summary, and nobody is asked.
        [people] { $names } may post directly on @{ $handle }. X does not tell who wrote a post, so every direct post is a line of the summary, and nobody is asked.
       *[nobody] Nobody has a standing permission to post directly on @{ $handle } for { $brand }. A direct post is shown to the team, who say what it is.
    }
direct-how = Change it with `/plan direct allow`, `/plan direct allow @somebody`, `/plan direct stop`.
