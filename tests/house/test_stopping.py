"""SIGTERM: web finishes what is in hand, takes nothing new, and ends with 0."""

import asyncio
import hashlib
import hmac
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
import psycopg
import pytest

from bot.clock import Clock
from bot.sandbox.house import House
from bot.settings import plain_environment
from tests.support.house import MakeWorld

LONGEST = 25


class Web:
    """A web process of the test's own, on the sandbox's parts."""

    def __init__(self, house: House, child: asyncio.subprocess.Process, url: str) -> None:
        self.house = house
        self.child = child
        self.url = url

    async def command(self, text: str, *, team: str, user: str, channel: str) -> tuple[int, str]:
        """A slash command, as Slack signs it; status and body of the acknowledgement."""
        body = urlencode(
            {
                "command": "/plan",
                "text": text,
                "team_id": team,
                "user_id": user,
                "channel_id": channel,
                "api_app_id": self.house.install.app_id,
                "trigger_id": f"stop.{self.house.clock.monotonic()}",
                "response_url": f"{self.house.address}/nowhere",
            }
        )
        stamp = str(int(Clock().wall().timestamp()))
        secret = self.house.environment["SLACK_SIGNING_SECRET"].encode()
        mac = hmac.new(secret, f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={mac}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        url = f"{self.url}/slack/events"
        async with self.house.session.post(url, data=body, headers=headers) as answer:
            return answer.status, await answer.text()


@pytest.fixture
async def web(house: House, unused_tcp_port: int, tmp_path: Path) -> AsyncIterator[Web]:
    with (tmp_path / "web.log").open("ab") as log:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.cli",
            "web",
            env={**plain_environment(), **house.environment, "PORT": str(unused_tcp_port)},
            stdout=log,
            stderr=log,
        )
    web = Web(house, child, f"http://127.0.0.1:{unused_tcp_port}")
    try:
        await _answers(web)
        yield web
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()


async def _answers(web: Web) -> None:
    for _ in range(600):
        assert web.child.returncode is None, "it ended by itself"
        try:
            async with web.house.session.get(f"{web.url}/healthz"):
                return
        except aiohttp.ClientError:
            await asyncio.sleep(0.1)
    raise AssertionError("it never answered")


@asynccontextmanager
async def _held(house: House) -> AsyncIterator[None]:
    """Nobody may write plan changes meanwhile: a request waits with its work half done."""
    connection = await psycopg.AsyncConnection.connect(house.urls.superuser)
    async with connection:
        await connection.execute("LOCK TABLE plan_changes IN ACCESS EXCLUSIVE MODE")
        yield


async def test_a_request_in_hand_is_finished_and_nothing_new_is_taken(
    web: Web, make_world: MakeWorld
) -> None:
    world = await make_world("en")
    cast = world.cast
    async with _held(web.house):
        asking = asyncio.create_task(
            web.command(
                "change the mugs come on Friday 17:30",
                team=cast.team.id,
                user=cast.manager.id,
                channel=cast.client_channel.id,
            )
        )
        await asyncio.sleep(0.5)
        assert not asking.done()
        web.child.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.5)
        assert web.child.returncode is None
        with pytest.raises(aiohttp.ClientError):
            await web.house.session.get(f"{web.url}/healthz")
    status, body = await asyncio.wait_for(asking, LONGEST)
    assert status == 200
    assert "the mugs come on Friday" in body
    assert await asyncio.wait_for(web.child.wait(), LONGEST) == 0
    assert len(await world.recorded("plan.change_told")) == 1


async def test_an_idle_one_ends_at_once(web: Web) -> None:
    web.child.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(web.child.wait(), LONGEST) == 0
