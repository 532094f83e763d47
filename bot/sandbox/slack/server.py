"""The HTTP server: the Web API, response URLs and the control API as one aiohttp application."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.clock import Clock
from bot.sandbox.slack import filedoors, limits
from bot.sandbox.slack.api import Call, methods
from bot.sandbox.slack.control import actions
from bot.sandbox.slack.control.action import Args
from bot.sandbox.slack.faults import Fault
from bot.sandbox.slack.hub import Hub, Options
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.respond import respond
from bot.sandbox.slack.state import App, Install, State
from bot.sandbox.traffic import shown_headers

__all__ = ["HUB", "build_slack"]

HUB = web.AppKey("hub", Hub)
_BODY_BYTES = 2 * limits.FILE_BYTES  # base64 is a third longer


def build_slack(state: State, clock: Clock, options: Options | None = None) -> web.Application:
    """The local Slack as an application, to run alone or as a sub-application.

    Routes: `/api/{method}`, `/respond/{secret}`, `/control/{action}`, `/link/` (Socket Mode), and
    for files `/upload/v1/{secret}`, `/files-pri/…`, `/files-tmb/…`. Its hub is `app[HUB]`.
    """
    app = web.Application(client_max_size=_BODY_BYTES)
    app[HUB] = Hub(state, clock, options)
    app.router.add_route("*", "/api/{method}", _api)
    app.router.add_post("/respond/{secret}", _respond)
    app.router.add_route("*", "/control/{action}", _control)
    app.router.add_get("/link/", _link)
    app.router.add_post("/upload/v1/{secret}", _upload)
    for path in ("files-pri", "files-tmb"):
        app.router.add_get(f"/{path}/{{file}}/{{name:.+}}", _file)
    app.on_startup.append(_start)
    app.on_cleanup.append(_stop)
    return app


async def _start(app: web.Application) -> None:
    await app[HUB].start()


async def _stop(app: web.Application) -> None:
    await app[HUB].stop()


def _hub(request: web.Request) -> Hub:
    """The hub; it learns its own address from the first request."""
    hub = request.app[HUB]
    if not hub.base_url:
        mounted = request.path.rsplit("/", 2)[0]
        hub.base_url = f"{request.url.origin()}{mounted}"
    return hub


async def _arguments(request: web.Request) -> dict[str, Any]:
    """Arguments from the query and a form or JSON body (docs.slack.dev/apis/web-api)."""
    args: dict[str, Any] = dict(request.query)
    kind = request.content_type
    if kind == "application/json":
        try:
            body = json.loads(await request.text() or "{}")
        except ValueError:
            raise Refusal("invalid_json") from None
        if not isinstance(body, dict):
            raise Refusal("json_not_object")
        return args | body
    if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return args | dict(await request.post())
    return args


def _sign_in(hub: Hub, request: web.Request, args: dict[str, Any]) -> tuple[App, Install]:
    """docs.slack.dev/authentication/tokens: `not_authed`, `invalid_auth`, `token_revoked`."""
    header = request.headers.get("Authorization", "")
    token = header.removeprefix("Bearer ").strip() or str(args.get("token") or "")
    if not token:
        raise Refusal("not_authed")
    found = hub.state.by_token(token)
    if found is None:
        raise Refusal("invalid_auth")
    if not found[1].active:
        raise Refusal("token_revoked")
    return found


async def _api(request: web.Request) -> web.Response:
    hub, name = _hub(request), request.match_info["method"]
    started = hub.clock.monotonic()
    args: dict[str, Any] = {}
    try:
        args = await _arguments(request)
        reply = await _faulty(hub, request, name, args)
    except Refusal as refusal:
        reply = _refused(refusal)
    shown = {k: v for k, v in args.items() if k != "token" and not isinstance(v, web.FileField)}
    ms = (hub.clock.monotonic() - started) * 1000
    status = reply.status if request.transport is not None else None
    sent = shown_headers(request.headers)
    hub.log.add("app→slack", name, status, ms, body=shown, answer=reply.text, headers=sent)
    return reply


async def _faulty(hub: Hub, request: web.Request, name: str, args: dict[str, Any]) -> web.Response:
    """Answer, unless a fault stands in the way."""
    fault = hub.faults.take(name, str(args.get("channel", "")))
    if fault is None:
        return await _answered(hub, request, name, args)
    return await _with_fault(fault, request, lambda: _answered(hub, request, name, args))


async def _with_fault(
    fault: Fault, request: web.Request, work: Callable[[], Awaitable[web.Response]]
) -> web.Response:
    if fault.kind == "429":
        raise Refusal("ratelimited", status=429, retry_after=max(1, int(fault.seconds)))
    if fault.kind == "500":
        return web.Response(status=500, text="<html>Internal Server Error</html>")
    if fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
        return await work()
    reply = await work() if fault.kind == "drop_after" else web.Response(status=500)
    if request.transport is not None:
        request.transport.abort()
    return reply


async def _answered(
    hub: Hub, request: web.Request, name: str, args: dict[str, Any]
) -> web.Response:
    if name == "apps.connections.open":
        return _connection(hub, request)
    method = methods.get(name)
    if method is None:
        raise Refusal("unknown_method", req_method=name)
    app, install = _sign_in(hub, request, args)
    call = Call(hub, name, args, app, install)
    hub.rates.count(app.id, install.team_id, name, method.per_minute)
    call.scope(*method.scopes)
    answer = await method.handler(call)
    scopes = {
        "X-OAuth-Scopes": ",".join(install.scopes),
        "X-Accepted-OAuth-Scopes": ",".join(method.scopes),
    }
    return web.json_response({"ok": True, **answer}, headers=scopes)


def _connection(hub: Hub, request: web.Request) -> web.Response:
    """docs.slack.dev/reference/methods/apps.connections.open: an app-level token, no other."""
    header = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    app = hub.sockets.by_token(hub.state.apps, header)
    if not app.socket_mode:
        raise Refusal("access_denied")
    hub.rates.count(app.id, "", "apps.connections.open", limits.TIER_1 * limits.SOCKETS)
    base = hub.base_url.replace("http", "ws", 1)
    return web.json_response({"ok": True, "url": f"{base}/link/?ticket={hub.sockets.ticket(app)}"})


async def _link(request: web.Request) -> web.StreamResponse:
    return await _hub(request).sockets.serve(request)


def _refused(refusal: Refusal) -> web.Response:
    headers = {"Retry-After": str(refusal.retry_after)} if refusal.retry_after else None
    return web.json_response(refusal.body(), status=refusal.status, headers=headers)


async def _respond(request: web.Request) -> web.Response:
    hub = _hub(request)
    started = hub.clock.monotonic()
    args: Json = {}
    try:
        args = await _arguments(request)
        await respond(hub, hub.response_urls.use(request.match_info["secret"]), args)
        reply = web.Response(text="ok")
    except Refusal as refusal:
        status = refusal.status if refusal.status != web.HTTPOk.status_code else 400
        reply = web.json_response(refusal.body(), status=status)
    ms = (hub.clock.monotonic() - started) * 1000
    sent = shown_headers(request.headers)
    hub.log.add(
        "app→slack", "response_url", reply.status, ms, body=args, answer=reply.text, headers=sent
    )
    return reply


async def _upload(request: web.Request) -> web.Response:
    return await filedoors.receive(_hub(request), request)


async def _file(request: web.Request) -> web.Response:
    return await filedoors.fetch(_hub(request), request)


async def _from_anybody(request: web.Request) -> dict[str, Any]:
    """Arguments of a control action; JSON also where it is not called so, as by ``curl -d``."""
    if request.content_type == "application/x-www-form-urlencoded":
        body = (await request.text()).strip()
        if body.startswith("{"):
            with contextlib.suppress(ValueError):
                return {**request.query, **json.loads(body)}
    return await _arguments(request)


async def _control(request: web.Request) -> web.Response:
    """One action of a person or of the sandbox; see `bot.sandbox.slack.control`."""
    hub, name = _hub(request), request.match_info["action"]
    try:
        args = Args(await _from_anybody(request))
        answer = await actions.get(name, _unknown)(hub, args)
    except Refusal as refusal:
        if request.headers.get("Sec-Fetch-Site") == "same-origin":
            # the page itself: a browser writes every other status to its console as an error
            return web.json_response(refusal.body())
        refusal.status = refusal.status if refusal.status != web.HTTPOk.status_code else 400
        return _refused(refusal)
    return web.json_response({"ok": True, **answer})


async def _unknown(hub: Hub, args: Args) -> Json:  # noqa: ARG001 - the signature of every action
    raise Refusal("unknown_action", status=404, actions=sorted(actions))
