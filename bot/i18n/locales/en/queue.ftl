# The queue: what waits for which side, and what either side promised.
queue-help = what waits for whom, and what was promised by when
queue-title = Requests and promises of { $brand }
queue-empty = Nothing waits and nothing is promised. Ask for something with `/plan request …`.
queue-waiting =
    { $count ->
        [0] *Waiting:* nothing
       *[other] *Waiting:* { $count }
    }
queue-promised =
    { $count ->
        [0] *Promised and still to come:* nothing
       *[other] *Promised and still to come:* { $count }
    }
queue-since =
    { $side ->
        [client] Waiting for the client since { $at } ({ $covered } of office hours)
       *[agency] Waiting for the agency since { $at } ({ $covered } of office hours)
    }
queue-wanted = wanted by { $day }
queue-card = Open the card
queue-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
queue-arrived = *Delivered, and not received yet:*
queue-kept = Promises kept in the last three months:
