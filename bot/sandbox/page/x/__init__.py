"""X beside Slack: a brand's timeline, notifications, and everybody who writes there."""

from aiohttp import web

from bot.sandbox.page.frame import Page

__all__ = ["routes"]


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/x/…``."""
    del page
    return []
