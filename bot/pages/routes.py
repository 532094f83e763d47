"""What pages share over HTTP: their style sheet and their icon."""

from functools import cache
from importlib.resources import files

from aiohttp import web

from bot.pages.render import ICON, STYLE

__all__ = ["page_routes"]

TYPES = {STYLE: "text/css", ICON: "image/svg+xml"}
HEADERS = {"Cache-Control": "max-age=300", "X-Content-Type-Options": "nosniff"}


def page_routes() -> list[web.RouteDef]:
    """``/pages/style.css`` and ``/pages/icon.svg``; the pages themselves are their features'."""
    return [web.get(path, _file) for path in TYPES]


async def _file(request: web.Request) -> web.Response:
    return web.Response(
        text=_read(request.path.rpartition("/")[2]),
        content_type=TYPES[request.path],
        charset="utf-8",
        headers=HEADERS,
    )


@cache
def _read(name: str) -> str:
    return (files("bot.pages") / "static" / name).read_text(encoding="utf-8")
