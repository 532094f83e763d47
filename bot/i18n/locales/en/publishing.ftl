# Publishing: when nobody knows whether a post is on X.
publishing-not-retryable = There is nothing to try again: look at the card for how the post stands.
publishing-question-answered = What became of it is known by now: look at the card. Nothing was changed.
publishing-bad-address = That is not the address of a post of @{ $handle }. Copy it from the post on X, like https://x.com/{ $handle }/status/1234, or leave it empty.
publishing-question = { $who }: X has not said whether it took this post, and I do not find it on the timeline. Please look at { $profile }: is it there? Until somebody says, nothing is sent again.
publishing-there = It is on X
publishing-not-there = It is not: try again
publishing-again-title = Send it once more?
publishing-again-text = Please look at @{ $handle } on X first. I read its timeline once more too, and send it only if it is not there.
publishing-cancel = Cancel
publishing-address-title = It is on X
publishing-address-submit = Save
publishing-address-lead = { $brand } · @{ $handle } on X
publishing-address-label = Address of the post on X, if you have it at hand
publishing-answered =
    { $there ->
        [yes] Thank you. The card says now that it is published.
       *[no] Thank you. I read the timeline once more and send it if it is not there.
    }
