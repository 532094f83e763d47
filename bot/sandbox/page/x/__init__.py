"""X beside Slack: a brand's timeline, notifications, and everybody who writes there.

Documents that work alone and in a frame. With ``X-Fragment`` in the request only the part that
changes comes: the script (``static/x``) puts it in place on news.
"""

from bot.sandbox.page.x.pages import routes

__all__ = ["routes"]
