# Behind the curtain: traffic, jobs, log, faults, and the clock.
curtain-title = Behind the curtain
curtain-parts = Parts of the curtain
curtain-tab-traffic = Traffic
curtain-tab-jobs = Jobs and due work
curtain-tab-log = Log
curtain-tab-faults = Faults
curtain-tab-clock = Clock

curtain-clock-title = Move the clock forward
curtain-clock-here = It is
curtain-clock-ahead = { $duration } ahead of the clock on your wall
curtain-clock-level = the same as the clock on your wall
curtain-clock-to = To when?
curtain-clock-example = Friday 17:30, tomorrow at 9, +2 h
curtain-clock-move = Move
curtain-clock-hint = Everything that falls due on the way is done at its time. The clock never goes back.
curtain-clock-echo = That is { $moment }, in { $duration }.
curtain-clock-quick = Quick moves
curtain-clock-quarter = +15 min
curtain-clock-hour = +1 h
curtain-clock-morning = Next working morning
curtain-clock-friday = Friday 17:30
curtain-clock-next = What falls due next
curtain-clock-none = Nothing waits for its time.
curtain-clock-go = Go there
curtain-clock-halt = Stop here
curtain-clock-moving = On the way to { $target } …
curtain-clock-moved = Moved to { $target }.
curtain-clock-halted = Stopped on the way to { $target }.
curtain-clock-on-the-way = { $count ->
    [0] Nothing fell due on the way.
    [one] One thing fell due on the way: { $things }.
   *[other] { $count } things fell due on the way: { $things }.
}
curtain-clock-nobody = The worker is down: what falls due waits until it is started again.
curtain-counted = { $what } × { $count }
curtain-clock-nothing = There is no time in that. Type, for example: Friday 17:30 · tomorrow at 9 · +2 h
curtain-clock-day-only = { $day }: at what time? Type, for example: Friday 9:00
curtain-clock-past = That is over: it is { $now } here, and the clock only goes forward.
curtain-clock-unclear = { $count ->
    [one] Do you mean { $readings }? Then type it like that.
   *[other] More than one time fits: { $readings }. Type the one that you mean.
}
curtain-clock-too-far = That is more than a year away. Move there in smaller steps.
curtain-clock-away = Postgres is not there; the clock is kept in it. If it stays away, restart it under Faults.

# What can fall due or be done, by the task's name.
curtain-task-approvals-hold_post = Hold a post that nobody decided on
curtain-task-approvals-show_reminder = Remind of an approval
curtain-task-clients-tell_failure = Tell that something failed
curtain-task-clients-tell_undeliverable = Tell that a message could not be delivered
curtain-task-clients-refresh_card = Bring a card up to date
curtain-task-home-show = Draw somebody’s Home
curtain-task-inbox-poll_mentions = Look for new mentions
curtain-task-inbox-show_items = Draw cards of the inbox
curtain-task-inbox-tell_not_reading = Tell that an account cannot be read
curtain-task-plans-announce_change = Tell of a plan change
curtain-task-plans-show_change = Draw a plan change’s card
curtain-task-plans-prepare_notices = Write a mail of the release before
curtain-task-plans-mail_notice = Send a mail of the release before
curtain-task-receipts-tell_at_once = Mail a change that cannot wait
curtain-task-receipts-write_receipts = Write the day's mails
curtain-task-receipts-mail_receipt = Mail a receipt
curtain-task-receipts-ask_address = Ask whether an address is right
curtain-task-answers-show_answer = Show an answer that came by mail
curtain-task-posts-show_post = Draw a post’s card
curtain-task-publishing-publish_post = Publish a post
curtain-task-publishing-settle_attempt = Look whether a post is out
curtain-task-publishing-ask_person = Ask a person whether a post is out
curtain-task-replies-lapse_claim = Let an item go that somebody had in hand
curtain-task-replies-send_reply = Send a reply
curtain-task-replies-settle_reply = Look whether a reply is out
curtain-task-replies-tell_reply = Tell what became of a reply
curtain-task-replies-ask_about_reply = Ask a person whether a reply is out
curtain-task-summaries-summarise = Write a daily summary
curtain-task-slack-deliver_lane = Send what waits for a channel
curtain-task-working-show = Show how both sides work

curtain-filter = Filter
curtain-filter-traffic = Words in what was sent or answered
curtain-filter-log = Words, keys, a reference id
curtain-pause = Pause
curtain-wall = Times are of the clock on your wall.
curtain-traffic-none = No requests like that. Say something to Rapport in Slack, or press a button.
curtain-log-none = No lines like that.
curtain-way-app-slack = App → Slack
curtain-way-slack-app = Slack → App
curtain-way-app-x = App → X
curtain-way-x-app = X → App
curtain-no-answer = no answer
curtain-no-answer-late = no answer in time
curtain-no-answer-none = not reached
curtain-retry = retry { $number }
curtain-retried = Sent again (retry { $number }), for the one before ended with { $reason }.
curtain-ack = Acknowledged after { $ms } ms; Slack waits 3 s.
curtain-ack-none = Not acknowledged within the 3 s that Slack waits.
curtain-check-slack = Signature check: Rapport computes HMAC-SHA256 with its signing secret over “{ $base }” followed by the { $size } bytes of the body, compares that with X-Slack-Signature, and takes nothing older than 5 minutes.
curtain-check-socket = Sent over the WebSocket that the app opened itself: there is no signature to check.
curtain-check-x = Signature check: Rapport computes HMAC-SHA256 with the consumer secret over the body, in base64, and compares that with x-twitter-webhooks-signature.
curtain-check-token = The token in Authorization says who calls; only its kind is shown here.
curtain-sent = Sent
curtain-answered = Answered
curtain-empty = Nothing

curtain-jobs-away = Postgres is not there, and jobs wait in it. If it stays away, restart it under Faults.
curtain-jobs-counts = Due later: { $due } · in hand: { $doing } · waiting: { $todo } · failed for good: { $failed }
curtain-jobs-due = Waits for its time
curtain-jobs-now = In the worker’s queue
curtain-jobs-failures = People are told of these failures
curtain-jobs-none = The queue is empty: everything asked for is done.
curtain-jobs-state-doing = in hand
curtain-jobs-state-todo = waiting
curtain-jobs-state-failed = failed for good
curtain-jobs-tries = { $count ->
    [one] tried once
   *[other] tried { $count } times
}
curtain-jobs-next = next try in { $duration }
curtain-jobs-since = for { $duration }
curtain-jobs-in = in { $duration }
curtain-jobs-late = due for { $duration }
curtain-jobs-reference = reference { $reference }

curtain-fault-idle = Press one, then do something in Slack or on X and look at what Rapport makes of it. Nothing is lost by any of these.
curtain-fault-armed = Waits for its call
curtain-fault-clear = Clear
curtain-fault-cleared = Nothing waits any more: everything works again.
curtain-faults-slack = Slack
curtain-faults-x = X
curtain-faults-stores = Mail, Redis and Postgres
curtain-faults-app = Rapport itself
curtain-fault-slack-429 = Answers 429 to the next post
curtain-then-slack-429 = Slack will answer the next message of Rapport’s with “ratelimited, wait 5 s”. Make Rapport say something: it waits, then the message is there once. See it under Traffic.
curtain-fault-slack-500 = Answers 500 to the next post
curtain-then-slack-500 = Slack will answer the next message of Rapport’s with an error that says nothing of what was done. Rapport looks into the history, does not find it and posts it: once. See conversations.history under Traffic.
curtain-fault-slack-lost = Takes the next post, then drops the connection
curtain-then-slack-lost = Slack will keep the next message and hang up before saying so. Rapport does not know, looks into the history, and finds it: still one message, see conversations.history under Traffic.
curtain-fault-slack-refused = Drops the connection before the next post
curtain-then-slack-refused = Slack will hang up before anything happened. Rapport looks into the history, does not find it and posts it: once.
curtain-fault-slack-slow = Takes 5 s over the next post
curtain-then-slack-slow = Slack will answer the next message after 5 s. What you press meanwhile still works.
curtain-fault-slack-twice = Sends the next event twice
curtain-then-slack-twice = Slack will deliver the next event twice, at once. Mention Rapport: it answers once.
curtain-fault-x-hangs = Takes the next post, then never answers
curtain-then-x-hangs = X will publish the next post and leave Rapport waiting. The card says that it is not sure, the timeline is read, and the post settles as published: once on X.
curtain-fault-x-lost = Takes the next post, then drops the connection
curtain-then-x-lost = X will publish the next post and hang up. Rapport reads the timeline before anything is sent again: once on X.
curtain-fault-x-drop = Drops the connection before the next post
curtain-then-x-drop = X will hang up before anything happened. Rapport cannot know that: it looks at the timeline and, not finding the post, asks a person in time.
curtain-fault-x-429 = Says “too many requests” to the next post
curtain-then-x-429 = X will refuse the next post and say when to come back. Rapport waits for that time; see it under Jobs.
curtain-fault-x-500 = Answers 500 to the next post
curtain-then-x-500 = X will answer the next post with an error that says nothing about what was done. Rapport looks at the timeline before it goes on.
curtain-fault-x-untold = Forgets to tell of the next mention
curtain-then-x-untold = X will not tell Rapport of the next thing that happens. Write to the brand as a customer: polling finds it within half a minute.
curtain-fault-x-twice = Tells of the next mention twice
curtain-then-x-twice = X will tell Rapport of the next thing twice. Write to the brand as a customer: there is one card.
curtain-fault-mail = The next mail is refused
curtain-then-mail = The next mail bounces (“550 no such mailbox”). Record a plan change and move the clock until it is told: the team hears that the mail did not arrive.
curtain-fault-redis = Flush Redis
curtain-then-redis = Redis is empty now. It never was the record: go on, nothing is missing.
curtain-fault-postgres = Restart Postgres
curtain-then-postgres = Postgres was stopped in order and is up again. Web and worker find back by themselves; see the Log.
curtain-fault-postgres-crash = Crash Postgres
curtain-then-postgres-crash = Postgres was ended without a word to anybody, has recovered from its journal and is up again. What was promised is there; see the Log.
curtain-process-up = is running
curtain-process-down = is down
curtain-process-dies = dies at { $place }
curtain-process-kill = Kill { $name }
curtain-process-start = Start { $name }
curtain-then-kill = { $name } was killed in the middle of whatever it did. Do something in Slack, then start it again: what was in hand is picked up, nothing is done twice.
curtain-then-start = { $name } starts; that takes a few seconds. See the Log.
curtain-die = Kill and start again, to die at a named place between two effects:
curtain-die-process = Which process
curtain-die-place = Where it dies
curtain-die-go = Restart to die there
curtain-then-die = It runs again and dies the next time it comes to that place, once. Do something that leads there, wait until it is down, then start it: see what it makes of the half-done.
