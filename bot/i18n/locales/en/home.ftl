# Home: one person's queue and what comes next.
home-title = What waits for you
home-no-brand = You have no part at any brand yet. Somebody who manages one can add you with `/rapport add`, or set one up: type `/rapport setup` in your team's channel.
home-waiting =
    { $count ->
        [0] Nothing waits for you.
        [one] One thing waits for you.
       *[other] { $count } things wait for you.
    }
home-nothing = Nothing waits for you here.
home-yours = *Yours*
home-post =
    { $ask ->
        [decide] { $has ->
            [yes] *Post to decide on*, by { $when }
           *[no] *Post to decide on*
        }
        [changes_needed] *Your post needs changes*
        [held] *Held:* nobody has approved this post
        [failed] *Not published:* X did not take this post
       *[unconfirmed] *In doubt:* is this post on X?
    }
home-change-number = Change #{ $number }
home-change = *{ $number }*, told { $at }, not seen yet
home-seen = Seen
home-matter =
    { $kind ->
        [request] *Request to decide on*, since { $when }
        [question] *Question about your request*, since { $when }
        [item] *Plan item to agree to*, since { $when }
        [delay] *What moved a date, to confirm*, since { $when }
       *[promise] *Promised for { $when }*
    }
home-in-hand = *In your hand:* { $handle }, since { $since }
home-inbox =
    { $count ->
        [one] *Inbox:* one customer waits for an answer
       *[other] *Inbox:* { $count } customers wait for an answer
    }
home-item = { $handle }, since { $since }
home-reply = Reply
home-reply-spoken = Reply to @{ $handle }
home-coming = *The next seven days*
home-coming-line =
    { $state ->
        [approved] { $at } · *approved* · { $what }
       *[other] { $at } · *not approved yet* · { $what }
    }
home-open = Open
home-more =
    { $count ->
        [one] … and one more
       *[other] … and { $count } more
    }
home-other =
    { $count ->
        [0] *{ $brand }*: nothing waits for you
        [one] *{ $brand }*: one thing waits for you
       *[other] *{ $brand }*: { $count } things wait for you
    }
