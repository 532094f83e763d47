# X beside Slack.
x-local = Local X
x-skip = Skip to the posts
x-nav = X
x-tab-posts = Posts
x-tab-notifications = Notifications
x-tab-all = All posts
x-switch = Change the brand
x-brand = Brand
x-close = Close
x-back = Back to the posts
x-back-to = Back to @{ $handle }

x-title-profile = { $name } (@{ $handle }) on X
x-title-notifications = Notifications of @{ $handle } on X
x-title-all = All posts on X
x-title-tag = #{ $tag } on X
x-title-post = A post by { $name } on X

x-choose = Which brand?
x-empty-brands = No brand is on X yet
x-empty-brands-words = Connect an account in Slack with /rapport setup, or start the sandbox with its demo. The brand stands here as soon as it has an account.
x-empty-posts = No posts yet
x-empty-posts-words = What is published for @{ $handle } stands here. Draft a post in Slack, or choose “the owner on the phone” above and write one by hand.
x-empty-person = { $name } has not written anything that is still there
x-empty-person-words = Write as @{ $handle } above: the post stands here at once.
x-empty-notifications = Nobody has mentioned @{ $handle } yet
x-empty-notifications-words = Write to the brand as a customer above. The message stands here at once, and soon in the inbox in Slack.
x-empty-all = Nobody has posted yet
x-empty-all-words = Write the first post above, as any customer you can think of.
x-empty-tag = No post with #{ $tag }
x-empty-tag-words = Write one, with #{ $tag } in it.
x-nobody = Nobody here is called @{ $handle }
x-nobody-words = The account comes to be when you write as @{ $handle }.
x-no-post = There is no such post
x-no-post-words = It may belong to a sandbox that was started over.

x-ago-now = now
x-ago-minutes = { $n } m
x-ago-hours = { $n } h

x-replying = Replying to
x-edited = Edited{ $n ->
    [one] {""}
   *[other] {" "}×{ $n }
  }
x-gone = This post was deleted by its author.
x-gone-words = { $name } took it off X, with its earlier versions. Answers to it stay.
x-gone-quoted = The quoted post was deleted.
x-thread = { $n ->
    [one] Show one more post of this thread
   *[other] Show { $n } more posts of this thread
  }
x-notice-replied = Replied to you
x-notice-mentioned = Mentioned you
x-notice-quoted = Quoted your post
x-more = Show more
x-new-one = Show 1 new post
x-new-many = Show { $n } new posts
x-new-some = Show the new posts
x-arrived = New on X
x-removed = Deleted from X.

x-post-title = Post
x-replies = Replies
x-no-replies = No replies yet.
x-by-app = Published through Rapport
x-by-hand = Written by hand on X
x-versions = { $n ->
    [one] Edited { $at }. The earlier version:
   *[other] Edited { $n } times, last { $at }. Earlier versions:
  }

x-menu = More about this post by @{ $handle }
x-menu-edit = Edit post
x-menu-remove = Delete post
x-menu-as = Write as @{ $handle }
x-menu-now-as = You write as
x-reply = Reply
x-quote = Quote
x-do-reply = { $n ->
    [0] Reply to @{ $handle }
    [one] Reply to @{ $handle }, 1 reply so far
   *[other] Reply to @{ $handle }, { $n } replies so far
  }
x-do-quote = Quote @{ $handle }

x-as = Write as
x-as-customer = As a customer
x-as-owner = As @{ $handle }, the owner on the phone
x-handle = Customer
x-handle-example = a name, such as tom
x-handle-hint = Choose one who is there, or type a new name.
x-text = Text of the post
x-text-example = What is happening?
x-post = Post
x-save = Save
x-write-reply = Reply to
x-write-quote = Quote
x-write-edit = Edit the post of
x-count-used = of 280
x-count-over = over the 280 that X takes
x-problem-empty = Write something first.
x-problem-handle = A name on X has 1 to 15 letters (a to z), digits or _.
x-problem-says = X says:
x-sent = Posted as
x-saved = Saved as a new version by
x-sent-view = See the post
x-remove-title = Delete this post?
x-remove-words = It disappears from X with its earlier versions. That cannot be undone.
x-remove-yes = Delete
x-remove-no = Keep it

x-told-title = How the app hears of X
x-told-connected = Rapport hears of @{ $handle } at once (webhook connected, subscribed).
x-told-unsubscribed = The webhook is connected but not subscribed to @{ $handle }: Rapport has to look by itself.
x-told-invalid = The webhook did not answer X’s challenge: Rapport has to look by itself.
x-told-none = No webhook is connected: Rapport has to look by itself.
x-told-last = The latest delivery was answered with { $answer }.
x-told-lag = Timelines in the API lag { $seconds } s behind what stands here.
x-media = Add pictures
x-media-alt = Describe this picture
x-media-no-alt = Picture without a description
