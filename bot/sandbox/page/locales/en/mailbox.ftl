# The mails that were sent.
mailbox-title = Mailbox
mailbox-list = Mails
mailbox-to-whom = Written to
mailbox-everybody = To everybody
mailbox-show = Show
mailbox-unread = Not read yet:
mailbox-empty = No mail yet
mailbox-empty-why = Receipts of plan changes come here, for everybody who has an address.
mailbox-older =
    { $count ->
        [one] One older mail is not listed.
       *[other] { $count } older mails are not listed.
    }
mailbox-choose = Choose a mail to read it.
mailbox-back = All mails
mailbox-from = From
mailbox-to = To
mailbox-date = Sent
mailbox-together = { $count } mails in this conversation
mailbox-views = Ways to read it
mailbox-view-html = HTML
mailbox-view-text = Plain text
mailbox-view-headers = Headers
mailbox-raw = Download
mailbox-html-title = The mail “{ $subject }” as HTML
mailbox-no-html = This mail has no HTML part; read it as plain text.
mailbox-gone = There is no such mail. It may have gone with an earlier sandbox.
mailbox-answer = Write back as { $who }
mailbox-answer-send = Send the answer
mailbox-answer-sent = Sent. It comes to the thread in Slack.
