# The Slack kit: help, and what is said when something went wrong.
slack-help-title = What I can do here
slack-help-mention = *{ $command }*
slack-help-line = *{ $command }*: { $does }
slack-help-unknown = I do not know that one yet.
slack-help-ambiguous = More than one thing is called that. Say which one: { $choices }.
slack-help-typed = You wrote:
slack-help-footer = Everything also works as { $mention } in any thread.

slack-wrong = Something went wrong on our side and nothing was changed. Please try once more. If it happens again, pass on this reference: { $reference }
slack-too-slow = This took too long, so it was stopped and nothing was changed. Please try once more. Reference: { $reference }
slack-wrong-late = It is done, but the answer could not be shown. Reference: { $reference }
slack-old-button = This button is from an earlier version and no longer works. Nothing was changed. Ask for the card again, or use { $mention }.
slack-nothing-there = What this was about is not here any more. Nothing was changed.
slack-not-installed = Rapport is not installed in this workspace any more. Whoever looks after Slack here can install it again.
slack-error-title = That did not work
slack-close = Close

slack-open-form = There is a form for this. Open it here:
slack-open-form-again = The form could not be opened in time. Open it here:
slack-open-form-button = Open the form

# The app manifest. Slack shows these to everybody in the language of the manifest.
slack-manifest-about = Social media together: the plan, approvals, the inbox, one record.
slack-manifest-command = { $feature }: { $verbs }
