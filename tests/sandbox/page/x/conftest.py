"""A local Slack and X with the page, two people to look as, and a brand."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.clock import Clock
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.page import Page, add_page
from bot.sandbox.person import LocalSlack
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State
from bot.sandbox.x.app import add_x
from bot.sandbox.x.client import LocalX
from bot.sandbox.x.state import XState


@dataclass(frozen=True)
class Corner:
    """Where X is, and who looks: Maya in English, Marta in Spanish."""

    url: str
    x: LocalX
    state: XState
    clock: Clock
    session: aiohttp.ClientSession
    maya: str
    marta: str

    async def get(self, path: str, *, user: str = "", fragment: bool = False) -> str:
        """The HTML that Maya (or ``user``) gets under their X."""
        url = self.at(path, user)
        headers = {"X-Fragment": "1"} if fragment else {}
        async with self.session.get(url, headers=headers) as response:
            assert response.status == 200, await response.text()
            return await response.text()

    def at(self, path: str, user: str = "") -> str:
        """An address under somebody's X."""
        return f"{self.url}/as/{user or self.maya}/x/{path}"

    def later(self, **ahead: float) -> None:
        """Let the business clock run ahead."""
        self.clock.advance(self.clock.offset + timedelta(**ahead))


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))  # of an address


@asynccontextmanager
async def open_corner(mails: Path) -> AsyncIterator[Corner]:
    clock, state = Clock(), XState(timeline_lag=0.5)
    app = build_slack(State(), clock)
    runtime = add_x(app, state, clock)
    hub = app[HUB]
    state.listeners.append(lambda: hub.touch("x"))
    add_page(app, Page(hub, runtime, Mailbox(mails)))
    async with TestServer(app) as server, _session() as session:
        url = str(server.make_url("")).rstrip("/")
        team = await LocalSlack(url, session).create_team("Northlight", domain="northlight")
        maya = await team.person("Maya", tz="Europe/London", locale="en-GB")
        marta = await team.person("Marta", tz="Europe/Madrid", locale="es-ES")
        x = LocalX(url, session)
        yield Corner(url, x, state, clock, session, maya.id, marta.id)


@pytest.fixture
async def bare(tmp_path: Path) -> AsyncIterator[Corner]:
    """Nobody is on X yet."""
    async with open_corner(tmp_path) as corner:
        yield corner


@pytest.fixture
async def corner(bare: Corner) -> Corner:
    """With one brand."""
    await bare.x.create_account("acme", "Acme & Sons")
    return bare
