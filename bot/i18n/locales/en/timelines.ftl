# What became on X itself of posts that Rapport published.
timelines-edited = Somebody edited this on X itself, on @{ $handle }.
timelines-deleted = Somebody deleted this on X itself, on @{ $handle }. It said:
timelines-before = Before:
timelines-after = Now:
timelines-see-it = See it on X
