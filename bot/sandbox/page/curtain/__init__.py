"""Behind the curtain: traffic, jobs, log, faults, and the clock."""

from aiohttp import web

from bot.sandbox.page.frame import Page

__all__ = ["routes"]


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/curtain/…``."""
    del page
    return []
