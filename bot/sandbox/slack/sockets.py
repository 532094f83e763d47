"""Socket Mode: requests go to the app over a WebSocket that it opened itself.

docs.slack.dev/apis/events-api/using-socket-mode: up to ten connections for an app, any of them may
get a request; each request is an envelope that the app acknowledges by its id within three seconds.
"""

import asyncio
import json
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import WSMsgType, web

from bot.sandbox.slack import limits
from bot.sandbox.slack.refusal import Json, Refusal
from bot.sandbox.slack.state import App

__all__ = ["Sockets", "envelope_of"]

_TYPES = {"event": "events_api", "command": "slash_commands"}
_CHOICE = secrets.SystemRandom()


def envelope_of(kind: str, body: bytes, retry: Mapping[str, str]) -> Json:
    """The envelope of a request; what an HTTP request has in headers stands beside its payload."""
    form = dict(parse_qsl(body.decode(), keep_blank_values=True))
    if kind == "event":
        payload: Any = json.loads(body)
    elif kind == "command":
        payload = form
    else:
        payload = json.loads(form["payload"])
    kept: Json = {
        "envelope_id": secrets.token_hex(16),
        "type": _TYPES.get(kind, "interactive"),
        "payload": payload,
        "accepts_response_payload": kind != "event",
    }
    if kind == "event":
        kept["retry_attempt"] = int(retry.get("X-Slack-Retry-Num", 0))
        kept["retry_reason"] = retry.get("X-Slack-Retry-Reason", "")
    return kept


class Sockets:
    """The open connections of all apps, tickets for new ones, and what waits for an answer."""

    def __init__(self) -> None:
        self._tickets: dict[str, App] = {}
        self._open: dict[str, list[web.WebSocketResponse]] = {}
        self._waiting: dict[str, asyncio.Future[Json]] = {}

    def ticket(self, app: App) -> str:
        """The secret part of an address, good for one connection.

        docs.slack.dev/reference/methods/apps.connections.open
        """
        secret = secrets.token_urlsafe(24)
        self._tickets[secret] = app
        return secret

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection, from its greeting to its end; refused: an eleventh, a used ticket."""
        app = self._tickets.pop(request.query.get("ticket", ""), None)
        if app is None:
            raise web.HTTPForbidden(text="the ticket is unknown or used")
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        there = self._open.setdefault(app.id, [])
        if len(there) >= limits.SOCKETS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        there.append(socket)
        try:
            await self._greet(app, socket, len(there))
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._hear(message.data)
        finally:
            there.remove(socket)
        return socket

    async def _greet(self, app: App, socket: web.WebSocketResponse, count: int) -> None:
        await socket.send_json(
            {
                "type": "hello",
                "num_connections": count,
                "connection_info": {"app_id": app.id},
                "debug_info": {"host": "sandbox", "approximate_connection_time": 18_060},
            }
        )

    def _hear(self, text: str) -> None:
        try:
            said = json.loads(text)
        except ValueError:
            return
        waiting = self._waiting.pop(str(said.get("envelope_id")), None)
        if waiting is not None and not waiting.done():
            waiting.set_result(said.get("payload") or {})

    async def send(self, app: App, envelope: Json, seconds: float) -> Json:
        """Send to one of the app's connections and wait for its acknowledgement.

        Raises:
            ConnectionError: the app has none open.
            TimeoutError: it did not acknowledge in time.
        """
        there = [s for s in self._open.get(app.id, ()) if not s.closed]
        if not there:
            raise ConnectionError
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = answer
        try:
            await _CHOICE.choice(there).send_json(envelope)
            async with asyncio.timeout(seconds):
                return await answer
        finally:
            self._waiting.pop(envelope["envelope_id"], None)

    async def refresh(self, app: App) -> None:
        """Close every connection of an app, as Slack does every few hours."""
        for socket in list(self._open.get(app.id, ())):
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})
            await socket.close()

    async def stop(self) -> None:
        """Close everything."""
        for there in self._open.values():
            for socket in list(there):
                await socket.close()

    def by_token(self, apps: Mapping[str, App], token: str) -> App:
        """The app of an app-level token: `not_authed`, `not_allowed_token_type`, `invalid_auth`."""
        if not token:
            raise Refusal("not_authed")
        if not token.startswith("xapp-"):
            raise Refusal("not_allowed_token_type")
        for app in apps.values():
            if app.app_token and secrets.compare_digest(app.app_token, token):
                return app
        raise Refusal("invalid_auth")
