"""Notes calls of the app to X among the sandbox's traffic."""

from aiohttp import web

from bot.sandbox.traffic import shown_headers
from bot.sandbox.x.runtime import Runtime

__all__ = ["note_call"]


async def note_call(
    x: Runtime, request: web.Request, response: web.StreamResponse, ms: float
) -> None:
    """Note a call with its body and answer; without its token."""
    if x.traffic is None:
        return
    cut = request.transport is None or request.transport.is_closing()
    x.traffic.add(
        "app→x",
        f"{request.method} {request.path}",
        None if cut else response.status,
        ms,
        headers=shown_headers(request.headers),
        query=dict(request.query),
        body="" if cut else await request.text(),
        answer="" if cut or not isinstance(response, web.Response) else response.text,
    )
