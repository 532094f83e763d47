"""What apps put before a person: elements in messages, modals, App Home.

Here they are drawn; what people do with them the scripts (``static/interactive/``) pass on to the
control API.
"""

from aiohttp import web

from bot.sandbox.page.frame import Page
from bot.sandbox.page.interactive.choices import choices_routes
from bot.sandbox.page.interactive.home import home_html, home_routes
from bot.sandbox.page.interactive.modals import modal_routes

__all__ = ["home_html", "routes"]


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/modals``, ``/as/{user}/home/{app}/content``, ``/as/{user}/choices/{source}``."""
    return [*modal_routes(page), *home_routes(page), *choices_routes(page)]
