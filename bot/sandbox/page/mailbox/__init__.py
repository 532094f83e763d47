"""The mails that were sent: as HTML, as plain text, with their headers, by conversation.

Somebody else's HTML is shown in a frame that runs nothing, loads nothing and belongs to nobody.
"""

from bot.sandbox.page.mailbox.routes import routes

__all__ = ["routes"]
