"""The record of a client, as it grows."""

from aiohttp import web

from bot.sandbox.page.frame import Page

__all__ = ["routes"]


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/record/…``."""
    del page
    return []
