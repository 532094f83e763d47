"""Socket Mode: the app opens the connection, requests come as envelopes."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.sandbox.person import Came
from tests.sandbox.slack.conftest import MANIFEST, Place
from tests.sandbox.slack.test_chat import refused


@pytest.fixture
async def wired(place: Place) -> AsyncIterator[Place]:
    settings = {**MANIFEST["settings"], "socket_mode_enabled": True}
    await place.agency.install_app({**MANIFEST, "settings": settings})
    yield place
    await place.hub.sockets.stop()


async def opened(place: Place, session: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    token = place.install.app_token
    answer = await place.web.apps_connections_open(app_token=token)
    socket = await session.ws_connect(answer["url"])
    assert (await socket.receive_json())["type"] == "hello"
    return socket


async def test_a_command_comes_as_an_envelope_and_is_answered_in_it(wired: Place) -> None:
    by_http = len(wired.listener.got)
    async with aiohttp.ClientSession() as session:
        socket = await opened(wired, session)
        sent: asyncio.Task[Came] = asyncio.ensure_future(
            wired.ana.slash(wired.channel, "/plan history")
        )
        envelope: dict[str, Any] = await socket.receive_json()
        assert envelope["type"] == "slash_commands"
        assert envelope["accepts_response_payload"]
        assert (envelope["payload"]["command"], envelope["payload"]["text"]) == ("/plan", "history")
        answer = {"envelope_id": envelope["envelope_id"], "payload": {"text": "nothing yet"}}
        await socket.send_json(answer)
        assert (await sent).text == "nothing yet"
    assert len(wired.listener.got) == by_http


async def test_an_unanswered_event_comes_again(wired: Place) -> None:
    wired.hub.deliverer.ack_seconds = 0.05
    async with aiohttp.ClientSession() as session:
        socket = await opened(wired, session)
        await wired.ana.say(wired.channel, "hello")
        first, second = await socket.receive_json(), await socket.receive_json()
        assert first["payload"]["event_id"] == second["payload"]["event_id"]
        assert first["envelope_id"] != second["envelope_id"]
        assert (first["retry_attempt"], second["retry_attempt"]) == (0, 1)
        assert second["retry_reason"] == "http_timeout"
        await socket.send_json({"envelope_id": second["envelope_id"]})


async def test_without_a_connection_nothing_arrives(wired: Place) -> None:
    came = await wired.ana.slash(wired.channel, "/plan")
    assert came.error == "connection_failed"
    assert "dispatch_failed" in came.text


async def test_slack_asks_to_connect_anew(wired: Place) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await opened(wired, session)
        await wired.slack.control.do("refresh_sockets", app_id=wired.install.app_id)
        said = await socket.receive_json()
        assert (said["type"], said["reason"]) == ("disconnect", "refresh_requested")
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_ten_connections_and_no_more(wired: Place) -> None:
    async with aiohttp.ClientSession() as session:
        sockets = [await opened(wired, session) for _ in range(10)]
        answer = await wired.web.apps_connections_open(app_token=wired.install.app_token)
        last = await session.ws_connect(answer["url"])
        assert (await last.receive_json())["reason"] == "too_many_websockets"
        assert len(sockets) == 10


async def test_an_address_opens_one_connection(wired: Place) -> None:
    answer = await wired.web.apps_connections_open(app_token=wired.install.app_token)
    async with aiohttp.ClientSession() as session:
        await session.ws_connect(answer["url"])
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(answer["url"])


async def test_only_an_app_level_token_of_a_socket_mode_app_opens_one(place: Place) -> None:
    connect = place.web.apps_connections_open
    assert await refused(connect(app_token=place.install.token)) == "not_allowed_token_type"
    assert await refused(connect(app_token="xapp-1-wrong")) == "invalid_auth"
    assert await refused(connect(app_token=place.install.app_token)) == "access_denied"
