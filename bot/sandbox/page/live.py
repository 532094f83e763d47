"""`/live`: one connection a window, over which the page hears what changed.

The server sends ``{"version": n, "topics": […]}`` (`bot.sandbox.news`), first with no topics. The
page asks for what it shows of that; the connection carries no content.
"""

import asyncio
import contextlib

from aiohttp import WSCloseCode, WSMsgType, web

from bot.sandbox.news import News

__all__ = ["live_routes"]

_GATHER = 0.03  # s: changes that come together are told together
_PATIENCE = 3600.0
OPEN = web.AppKey("open sockets", set[web.WebSocketResponse])


def live_routes(app: web.Application, news: News) -> list[web.RouteDef]:
    """The route; ``?since=`` is the version that the page shows already."""
    app[OPEN] = set()
    app.on_shutdown.append(_hang_up)

    async def live(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        request.app[OPEN].add(socket)
        telling = asyncio.create_task(_tell(socket, news, _since(request, news)))
        try:
            async for message in socket:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            request.app[OPEN].discard(socket)
            telling.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await telling
        return socket

    return [web.get("/live", live)]


def _since(request: web.Request, news: News) -> int:
    asked = request.query.get("since", "")
    return int(asked) if asked.isdecimal() else news.version


async def _tell(socket: web.WebSocketResponse, news: News, since: int) -> None:
    with contextlib.suppress(ConnectionError):
        told, topics = news.version, news.topics(since)
        await socket.send_json({"version": told, "topics": topics})
        while not socket.closed:
            if await news.wait(told, _PATIENCE) > told:
                await asyncio.sleep(_GATHER)
                told, topics = news.version, news.topics(told)
                await socket.send_json({"version": told, "topics": topics})


async def _hang_up(app: web.Application) -> None:
    sockets = app[OPEN]
    for socket in list(sockets):
        await socket.close(code=WSCloseCode.GOING_AWAY)
