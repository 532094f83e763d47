"""A local X on a port of its own, for as long as a test needs it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp.test_utils import TestServer

from bot.clock import Clock
from bot.sandbox.x.app import build_x
from bot.sandbox.x.client import Brand, LocalX
from bot.sandbox.x.state import XState


@dataclass(frozen=True)
class RunningX:
    url: str
    control: LocalX
    session: aiohttp.ClientSession
    state: XState
    clock: Clock

    async def api(
        self, method: str, path: str, token: str, **kwargs: Any
    ) -> tuple[int, dict[str, Any]]:
        """One raw call as the owner of a token: status and body."""
        async with self.session.request(
            method, self.url + path, headers={"Authorization": f"Bearer {token}"}, **kwargs
        ) as response:
            return response.status, await response.json(content_type=None)

    async def tweet(self, brand: Brand, text: str, **body: Any) -> tuple[int, dict[str, Any]]:
        return await self.api("POST", "/2/tweets", brand.token, json={"text": text, **body})


@asynccontextmanager
async def running_x(
    state: XState | None = None, snapshot: Path | None = None
) -> AsyncIterator[RunningX]:
    state, clock = state or XState(timeline_lag=0.0), Clock()
    async with (
        TestServer(build_x(state, clock, snapshot=snapshot)) as server,
        aiohttp.ClientSession() as session,
    ):
        url = str(server.make_url("")).rstrip("/")
        yield RunningX(url, LocalX(url, session), session, state, clock)
