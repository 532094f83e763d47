"""What every call to ``/2/…`` goes through: faults, token, rate window, answer."""

import math
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.sandbox.x import problems
from bot.sandbox.x.faults import Fault, FaultKind, On
from bot.sandbox.x.model import User
from bot.sandbox.x.noting import note_call
from bot.sandbox.x.problems import Refusal
from bot.sandbox.x.runtime import LIMITS, WINDOW, Runtime, Window

__all__ = ["Call", "Handler", "endpoint"]

_HTML = "<html><head><title>503 Service Unavailable</title></head><body>Over capacity</body></html>"
_ACCEPTING = frozenset(
    {
        FaultKind.ACCEPT_THEN_TIMEOUT,
        FaultKind.ACCEPT_THEN_DROP,
        FaultKind.ACCEPT_THEN_500,
        FaultKind.ACCEPT_THEN_GARBAGE,
    }
)


@dataclass(frozen=True)
class Call:
    """A call whose token is good. ``user`` is None for the app's own token."""

    request: web.Request
    user: User | None

    @property
    def query(self) -> Mapping[str, str]:
        """The query parameters."""
        return self.request.query

    @property
    def me(self) -> User:
        """The user; refuses an app's token, as X does."""
        if self.user is None:
            raise problems.forbidden(
                "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint. "
                "Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User "
                "Context]."
            )
        return self.user

    def part(self, name: str) -> str:
        """A part of the path."""
        return self.request.match_info[name]

    async def json(self) -> object:
        """The body; refuses what is not JSON."""
        try:
            return await self.request.json()
        except ValueError:
            raise problems.invalid_body("$: the body is not JSON") from None


Handler = Callable[[Runtime, Call], Awaitable[tuple[int, Mapping[str, Any]]]]


def endpoint(
    x: Runtime, handler: Handler, limit: str
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """The aiohttp handler for one route under one of ``LIMITS``."""

    async def answer(request: web.Request) -> web.StreamResponse:
        fault = x.faults.take(On.READ if request.method == "GET" else On.WRITE)
        if fault is not None and fault.kind is FaultKind.DELAY:
            await x.pause(fault.seconds)
        elif fault is not None and fault.kind not in _ACCEPTING:
            return _fail(x, request, fault)
        response = await _answer(x, request, handler, limit)
        if fault is not None and fault.kind in _ACCEPTING:
            return await _lose(x, request, fault)
        return response

    async def handle(request: web.Request) -> web.StreamResponse:
        started = x.clock.monotonic()
        response = await answer(request)
        await note_call(x, request, response, (x.clock.monotonic() - started) * 1000)
        return response

    return handle


async def _answer(
    x: Runtime, request: web.Request, handler: Handler, limit: str
) -> web.StreamResponse:
    headers: dict[str, str] = {}
    who = "?"
    try:
        user = _authenticate(x, request)
        who = user.username if user else "app"
        headers = _count(x, limit, who)
        status, body = await handler(x, Call(request, user))
    except Refusal as refusal:
        status, body, headers = refusal.status, refusal.body, headers or _spent(x, limit, who)
    x.note(request.method, request.path, who, status)
    return web.json_response(
        dict(body),
        status=status,
        headers=headers,
        content_type="application/json" if status < 400 else "application/problem+json",  # noqa: PLR2004
    )


def _authenticate(x: Runtime, request: web.Request) -> User | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme == "Bearer" and token == x.state.app_token:
        return None
    user = x.state.user_of_token(token) if scheme == "Bearer" else None
    if user is None:
        raise problems.unauthorized()
    return user


def _allowance(x: Runtime, limit: str) -> int:
    return max(1, int(LIMITS[limit] * x.state.rate_factor))


def _count(x: Runtime, limit: str, who: str) -> dict[str, str]:
    """One more call in the window; refuses the one too many."""
    now = x.clock.wall().timestamp()
    window = x.windows.get((limit, who))
    if window is None or window.reset <= now:
        window = x.windows[limit, who] = Window(reset=math.ceil(now) + WINDOW)
    if window.used >= _allowance(x, limit):
        raise problems.too_many_requests()
    window.used += 1
    return _spent(x, limit, who)


def _spent(x: Runtime, limit: str, who: str) -> dict[str, str]:
    window = x.windows.get((limit, who))
    if window is None:
        return {}
    allowance = _allowance(x, limit)
    return {
        "x-rate-limit-limit": str(allowance),
        "x-rate-limit-remaining": str(max(0, allowance - window.used)),
        "x-rate-limit-reset": str(window.reset),
    }


def _fail(x: Runtime, request: web.Request, fault: Fault) -> web.StreamResponse:
    """Answer badly, with nothing done."""
    x.note(request.method, request.path, "?", 0)
    if fault.kind is FaultKind.DROP:
        return _cut(request)
    if fault.kind is FaultKind.UNAVAILABLE_HTML:
        return web.Response(status=503, text=_HTML, content_type="text/html")
    if fault.kind is FaultKind.RATE_LIMIT:
        reset = str(int(x.clock.wall().timestamp() + min(fault.seconds, WINDOW)))
        return _problem(problems.too_many_requests(), {"x-rate-limit-reset": reset})
    if fault.kind is FaultKind.UNAUTHORIZED:
        return _problem(problems.unauthorized())
    if fault.kind is FaultKind.OUT_OF_CREDITS:
        return _problem(problems.out_of_credits())
    return _internal_error()


async def _lose(x: Runtime, request: web.Request, fault: Fault) -> web.StreamResponse:
    """Everything is done; only the answer goes missing."""
    if fault.kind is FaultKind.ACCEPT_THEN_500:
        return _internal_error()
    if fault.kind is FaultKind.ACCEPT_THEN_GARBAGE:
        return web.Response(status=200, text=_HTML, content_type="text/html")
    if fault.kind is FaultKind.ACCEPT_THEN_TIMEOUT:
        await x.pause(fault.seconds)
    return _cut(request)


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _internal_error() -> web.StreamResponse:
    return _problem(problems.internal_error())


def _problem(refusal: Refusal, headers: Mapping[str, str] | None = None) -> web.StreamResponse:
    return web.json_response(
        dict(refusal.body),
        status=refusal.status,
        headers=headers,
        content_type="application/problem+json",
    )
