# Words said to the app of which nobody has said yet what they are.
offers-help = ask the other side for something, in one sentence
offers-lead = Shall I record this? Nothing is recorded until you say so.
offers-change = Plan change
offers-request = Request
offers-talk = Just talking
offers-just-talking = All right, nothing was recorded.
offers-who-asks = Who asks for this, you or { $brand }? Nothing is sent until you say so.
offers-we-ask = We ask { $brand }
offers-they-asked = { $brand } asked us
offers-tell-title = What they asked for
offers-tell-submit = Send
offers-cancel = Cancel
offers-tell-lead = { $brand } · what the client asked for outside of Slack, written down as theirs
offers-tell-text = What they would like
offers-tell-who = Who asked
offers-tell-way = By which way
offers-way-email = In an e-mail
offers-way-phone = On the phone
offers-way-whatsapp = On WhatsApp
offers-way-in-person = In person

# Errors: what happened, and what to do.
offers-error-not-the-author = { $who } said this, so it is for { $who } to say what it is. To ask for something yourself, use `/plan request …`.
offers-error-unknown = These words are not kept any more. Say them again: `@Rapport …`.
offers-error-no-name = Write who of the client asked, as you call them.
