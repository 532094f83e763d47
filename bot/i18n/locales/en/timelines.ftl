# What became on X itself of posts and answers that Rapport put there.
timelines-edited =
    { $thing ->
        [answer] Somebody edited the answer on X itself, on @{ $handle }.
       *[post] Somebody edited this on X itself, on @{ $handle }.
    }
timelines-deleted =
    { $thing ->
        [answer] Somebody deleted the answer on X itself, on @{ $handle }. It said:
       *[post] Somebody deleted this on X itself, on @{ $handle }. The plan counts what stands, so it counts no longer; the record keeps both. It said:
    }
timelines-back =
    { $thing ->
        [answer] The answer is on X again, on @{ $handle }.
       *[post] It is on X again, on @{ $handle }, and the plan counts it again.
    }
timelines-before = Before:
timelines-after = Now:
timelines-see-it = See it on X
