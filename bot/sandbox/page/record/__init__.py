"""The record of a client, as it grows: the chain drawn, verified, compared with head lines.

A showing page: it draws the whole chain, also what only the team reads. It reads as the app's role
does, and is told by nobody: while somebody looks it watches the heads (`reading`).
"""

from bot.sandbox.page.record.routes import routes

__all__ = ["routes"]
