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
