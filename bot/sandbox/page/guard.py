"""The sandbox is for whoever sits at this machine: no other site may use it from a browser.

A page on the Internet can make a browser send requests to 127.0.0.1, directly or under a name of
its own that points there (DNS rebinding). So: the Host must be of the loopback, and an Origin, if
there is one, the sandbox itself.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

__all__ = ["guarded"]

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})
_POLICY = (
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another site sent; tell the browser to run and load nothing from elsewhere."""
    host = request.url.host or ""
    origin = request.headers.get("Origin")
    if host not in _LOOPBACK or (origin is not None and not _own(request, origin)):
        raise web.HTTPForbidden(text="The sandbox answers only to its own page on this machine.")
    answer = await handler(request)
    if answer.prepared:
        return answer
    answer.headers["X-Content-Type-Options"] = "nosniff"
    if answer.content_type == "text/html":
        answer.headers.setdefault("Content-Security-Policy", _POLICY)
        answer.headers["Referrer-Policy"] = "no-referrer"
        answer.headers["Cache-Control"] = "no-store"
    elif request.path.startswith("/static/"):
        # after an update no script may be used beside another one's older version
        answer.headers["Cache-Control"] = "no-cache"
    return answer


def _own(request: web.Request, origin: str) -> bool:
    there, here = urlsplit(origin), request.url
    return there.hostname in _LOOPBACK and there.port == here.port
