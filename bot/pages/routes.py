"""What pages share over HTTP: their style sheet."""

from functools import cache
from importlib.resources import files

from aiohttp import web

from bot.pages.render import STYLE

__all__ = ["page_routes"]


def page_routes() -> list[web.RouteDef]:
    """``/pages/style.css``; the pages themselves are their features'."""
    return [web.get(STYLE, _style)]


async def _style(_request: web.Request) -> web.Response:
    return web.Response(
        text=_sheet(),
        content_type="text/css",
        charset="utf-8",
        headers={"Cache-Control": "max-age=300", "X-Content-Type-Options": "nosniff"},
    )


@cache
def _sheet() -> str:
    return (files("bot.pages") / "static" / "style.css").read_text(encoding="utf-8")
