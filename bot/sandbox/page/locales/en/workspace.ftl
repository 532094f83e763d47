# The workspace: sidebar, messages, threads.
workspace-today = Today
workspace-yesterday = Yesterday
workspace-day = { $weekday } { $day } { $month }
workspace-you = you
workspace-new = New
workspace-message = { $name }, { $time }
workspace-only-you = Only visible to you
workspace-dismiss = Dismiss
workspace-replied = Replied to a thread
workspace-also-sent = Also sent to the channel
workspace-deleted = This message was deleted.
workspace-app = App
workspace-file-gone = This file was deleted.
workspace-reactions = Reactions
workspace-reacted = { $names }: :{ $emoji }:
workspace-replies = { $count ->
    [0] No replies yet
    [one] { $count } reply
   *[other] { $count } replies
}
workspace-last-reply = Last reply on { $day }
workspace-last-today = Last reply today at { $time }
workspace-last-yesterday = Last reply yesterday at { $time }
workspace-back = Back
workspace-close = Close
workspace-close-thread = Close thread
workspace-thread = Thread
workspace-thread-messages = Messages of the thread
workspace-earlier = Show earlier replies
workspace-app-tabs = Parts of { $app }
workspace-tab-home = Home
workspace-tab-messages = Messages
workspace-tab-about = About
workspace-channel = Channel{ " " }
workspace-shared-with = Shared with { $names }
workspace-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
workspace-messages = Messages in { $name }
workspace-begin = This is where #{ $name } begins.
workspace-begin-direct = This is where your conversation with { $name } begins.
workspace-jump = Jump to the newest
workspace-jump-new = New messages below
workspace-archived = This channel is archived. It can be read, not written in.
workspace-about-commands = Commands
workspace-about-shortcuts = Shortcuts
workspace-no-channels = You are in no channel yet. As somebody else, invite this person to one.
workspace-mentions = { $count ->
    [one] { $count } mention
   *[other] { $count } mentions
}
workspace-unread = unread
workspace-channels = Channels
workspace-none = None yet
workspace-direct = Direct messages
workspace-new-message = New message
workspace-apps = Apps
workspace-other-organisation = another organisation, in shared channels
workspace-it-is-you = you
workspace-skip = Skip to the messages
workspace-top = Sandbox
workspace-clock = The sandbox's time. Press to move it forward
workspace-beside = Beside Slack
workspace-mail = Mailbox
workspace-record = Record
workspace-curtain = Behind the curtain
workspace-tour = Tour
workspace-who = You look as { $name }. Press to look as somebody else
workspace-side = Channels and conversations
workspace-own-window = Own window
workspace-look-as = Who am I?
workspace-look-hint = Look and act as somebody else. With Ctrl or the middle button: in a second window.
workspace-part-manager = Manager
workspace-part-staff = Staff
workspace-part-strategist = Strategist
workspace-part-coach = Coach
workspace-part-client = Client
