"""Socket Mode against a small server of Slack's protocol: it answers, and it is revived."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import socket_mode
from bot.slack.socket_mode import SocketMode
from tests.slack.conftest import Place


class Wire:
    """Slack's end of a socket.

    Source: docs.slack.dev/apis/events-api/using-socket-mode.
    """

    def __init__(self) -> None:
        self.answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.sockets: list[web.WebSocketResponse] = []
        self.connected = asyncio.Condition()
        self.opened = 0
        app = web.Application()
        app.router.add_post("/api/apps.connections.open", self._open)
        app.router.add_get("/socket", self._socket)
        self.server = TestServer(app)

    async def _open(self, request: web.Request) -> web.Response:
        self.opened += 1
        assert request.headers["Authorization"] == "Bearer xapp-test"
        url = str(self.server.make_url("/socket")).replace("http", "ws")
        return web.json_response({"ok": True, "url": url})

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        async with self.connected:
            self.sockets.append(socket)
            self.connected.notify_all()
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self.answers.put(json.loads(message.data))
        return socket

    async def until(self, count: int) -> None:
        """Wait until so many sockets were opened in all."""
        async with asyncio.timeout(10), self.connected:
            await self.connected.wait_for(lambda: len(self.sockets) >= count)

    async def send(self, payload: dict[str, Any]) -> dict[str, Any]:
        """One envelope to the latest socket; the app's answer to it."""
        envelope = {"type": "slash_commands", "envelope_id": "E1", "payload": payload}
        await self.sockets[-1].send_str(json.dumps(envelope))
        async with asyncio.timeout(10):
            return await self.answers.get()


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    wire = Wire()
    await wire.server.start_server()
    yield wire
    for socket in wire.sockets:
        await socket.close()
    await wire.server.close()


def command(place: Place, text: str) -> dict[str, Any]:
    return {
        "command": "/plan",
        "text": text,
        "team_id": place.agency.id,
        "user_id": place.ben.id,
        "channel_id": place.channel.id,
        "trigger_id": text,
        "api_app_id": place.install.app_id,
    }


async def test_a_command_is_answered_over_the_socket_and_a_dead_client_is_replaced(
    place: Place, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = str(wire.server.make_url("/api/"))
    mode = SocketMode(
        place.bolt,
        "xapp-test",
        look_seconds=0.05,
        web_client=AsyncWebClient(base_url=api, session=place.session, retry_handlers=[]),
    )
    alive = []
    look = socket_mode.is_alive

    async def watched(client: Any) -> bool:
        alive.append(client)
        return await look(client)

    monkeypatch.setattr(socket_mode, "is_alive", watched)
    running = asyncio.create_task(mode.run())
    await wire.until(1)
    answer = await wire.send(command(place, "change over the socket"))
    assert answer["envelope_id"] == "E1"
    assert "Ben: over the socket" in json.dumps(answer["payload"])

    while not alive:
        await asyncio.sleep(0.05)
    # what slack_sdk does not notice: the task that receives is gone
    alive[0].message_receiver.cancel()
    await wire.until(2)
    answer = await wire.send(command(place, "change after the revival"))
    assert "after the revival" in json.dumps(answer["payload"])
    assert mode.rebuilt == 1

    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
