# History of plan changes.
history-help = what was changed, when, and who has seen it
history-title = Plan changes of { $brand }
history-empty = No plan change has been told for { $brand } yet. Tell of one with `/plan change …`.
history-end = There is nothing older for { $brand }.
history-head = *#{ $number }* · { $at } · { $who }
history-erased = The words were erased on request.
history-held = Not told yet
history-taken-back = Taken back before anybody was told
history-announced = Told { $at }, not seen yet
history-seen = Seen by { $who }, { $at }
history-fixed = Put right before it was told
history-card = Open the card
history-newer = Newer
history-older = Older
history-nothing = Nothing fits that for { $brand }.
history-news = *#{ $number }* · { $at } · { $who } · { $what }
history-shown = Shown: { $what }
history-item = Item { $number }: { $title }
history-since = since { $day }
history-until = until { $day }
history-words = “{ $words }”
history-sort-changes = Changes
history-sort-details = What they move, and corrections
history-sort-seen = Seen, and asked again
history-sort-differs = Talks, and seen differently
history-sort-all = Everything about changes
history-filter = Filter
history-show-all = Show all
history-filter-title = Filter history
history-filter-submit = Show
history-filter-cancel = Cancel
history-item-label = Item of the plan
history-person-label = Person
history-sort-label = What
history-since-label = From
history-until-label = To
history-words-label = Words
history-sort-late = What moved dates
history-late = *{ $what }* · { $at } · { $who }
history-late-part =
    { $days ->
        [one] 1 day: { $cause }
       *[other] { $days } days: { $cause }
    }
