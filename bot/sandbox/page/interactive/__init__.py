"""What apps put before a person: elements in messages, modals, App Home."""

from aiohttp import web

from bot.sandbox.page.frame import Page

__all__ = ["routes"]


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/modals``, ``/as/{user}/home/{app}``."""
    del page
    return []
