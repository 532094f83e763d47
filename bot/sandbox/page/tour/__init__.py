"""Seven steps through the sandbox, one thing to do in each, played with the seeded demo.

The panel is drawn for the person one looks as; the page's script (``static/tour``) shows it, points
at what it is about, and asks again on news. What was done is read from the local Slack and X
(`looks`): the tour itself does nothing that people cannot do.
"""

from functools import partial

from aiohttp import web

from bot.sandbox.page.frame import Page
from bot.sandbox.page.tour.panel import panel

__all__ = ["routes"]


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/tour``: the panel of ``step``, entered at ``since``, about ``subject``."""
    return [web.get("/as/{user}/tour", partial(panel, page))]
