"""Recorded plan changes a second, against bare Bolt and against bare Bolt with one insert.

``pytest -s tests/benchmarks/slack/bench_commands.py``. Each server is a process of its own; the
load comes from this one, 64 at a time. The record grows meanwhile: the second figure of ours is
taken with some thousand entries more in one client than the first.
"""

import asyncio
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from urllib.parse import urlencode

import aiohttp
import pytest
from slack_sdk.signature import SignatureVerifier

from tests.benchmarks.slack.bare import SECRET
from tests.support.house import MakeWorld

AT_ONCE, REQUESTS = 64, 600
numbers = count()


async def _load(url: str, secret: str, fields: dict[str, str]) -> float:
    """Requests a second, all answered with 200."""
    verifier, left = SignatureVerifier(secret), iter(range(REQUESTS))

    async def work(session: aiohttp.ClientSession) -> None:
        for _ in left:
            number = next(numbers)
            body = urlencode(
                fields
                | {
                    "command": "/plan",
                    "text": f"change we moved item {number} to Friday 17:30",
                    "trigger_id": f"{time.time_ns()}.{number}",
                }
            )
            stamp = str(int(time.time()))
            headers = {
                "X-Slack-Request-Timestamp": stamp,
                "X-Slack-Signature": verifier.generate_signature(timestamp=stamp, body=body) or "",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            async with session.post(f"{url}/slack/events", data=body, headers=headers) as answer:
                assert answer.status == 200
                await answer.read()

    connector = aiohttp.TCPConnector(limit=AT_ONCE)
    async with aiohttp.ClientSession(connector=connector) as session:
        started = time.perf_counter()
        await asyncio.gather(*(work(session) for _ in range(AT_ONCE)))
        return REQUESTS / (time.perf_counter() - started)


@asynccontextmanager
async def _bare(*arguments: str) -> AsyncIterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    module = "tests.benchmarks.slack.bare"
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, str(port), *arguments
    )
    url = f"http://127.0.0.1:{port}"
    try:
        async with aiohttp.ClientSession() as session:
            while True:
                try:
                    await (await session.get(f"{url}/healthz")).read()
                    break
                except aiohttp.ClientError:
                    await asyncio.sleep(0.1)
        yield url
    finally:
        child.terminate()
        await child.wait()


@pytest.mark.benchmark
@pytest.mark.timeout(600)
async def test_recorded_commands(make_world: MakeWorld) -> None:
    world = await make_world("en")
    cast = world.cast
    ours = {
        "team_id": cast.team.id,
        "user_id": cast.manager.id,
        "channel_id": cast.team_channel.id,
        "api_app_id": cast.install.app_id,
        "response_url": "http://127.0.0.1:9/none",
    }
    theirs = {"team_id": "T1", "user_id": "U1", "channel_id": "C1", "api_app_id": "A1"}
    async with _bare() as url:
        await _load(url, SECRET, theirs)
        bare = await _load(url, SECRET, theirs)
    async with _bare(world.house.urls.app) as url:
        await _load(url, SECRET, theirs)
        inserting = await _load(url, SECRET, theirs)
    secret = cast.install.signing_secret
    early = await _load(world.house.web_address, secret, ours)
    for _ in range(3):
        await _load(world.house.web_address, secret, ours)
    late = await _load(world.house.web_address, secret, ours)
    print(  # noqa: T201 - a benchmark's answer
        f"\nbare Bolt {bare:.0f}/s; with one insert {inserting:.0f}/s ({inserting / bare:.2f})\n"
        f"recorded change {early:.0f}/s: {early / bare:.2f} of bare, {early / inserting:.2f} of "
        f"one insert\nafter {REQUESTS * 4} more {late:.0f}/s: {late / early:.2f} of the first"
    )
