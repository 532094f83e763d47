"""Seven steps through the sandbox, one thing to do in each."""

from aiohttp import web

from bot.sandbox.page.frame import Page

__all__ = ["routes"]


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/tour``."""
    del page
    return []
