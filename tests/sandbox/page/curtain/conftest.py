"""A local Slack and X with the page, somebody of each language, and an app that nobody answers."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.clock import Clock
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.page import Page, add_page
from bot.sandbox.person import Channel, Install, LocalSlack, Person
from bot.sandbox.slack.hub import Hub, Options
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State
from bot.sandbox.x.app import add_x
from bot.sandbox.x.client import LocalX
from bot.sandbox.x.state import XState

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Rapport"},
    "features": {
        "bot_user": {"display_name": "Rapport"},
        "slash_commands": [{"command": "/plan", "description": "Plan"}],
    },
    "oauth_config": {"scopes": {"bot": ["chat:write", "commands"]}},
    "settings": {},
}


@dataclass(frozen=True)
class Stage:
    """What a module looks behind. Maya is English, Marta Spanish."""

    url: str
    page: Page
    hub: Hub
    slack: LocalSlack
    x: LocalX
    maya: Person
    marta: Person
    install: Install
    channel: Channel
    session: aiohttp.ClientSession

    async def get(self, path: str, *, who: Person | None = None, status: int = 200) -> str:
        """The HTML at a path of somebody's curtain; Maya's."""
        async with self.session.get(self.at(path, who)) as answer:
            assert answer.status == status, await answer.text()
            return await answer.text()

    def at(self, path: str, who: Person | None = None) -> str:
        """Where that is."""
        return f"{self.url}/as/{(who or self.maya).id}/curtain/{path}"

    async def call(self, method: str, **body: Any) -> None:
        """One call of the app to Slack."""
        headers = {"Authorization": f"Bearer {self.install.token}"}
        url = f"{self.url}/api/{method}"
        async with self.session.post(url, json=body, headers=headers) as answer:
            await answer.read()


@pytest.fixture(scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    app = build_slack(State(), Clock(), Options(rates=1000, retry_scale=1000))
    hub = app[HUB]
    runtime = add_x(app, XState(), hub.clock, traffic=hub.log)
    mails: Path = tmp_path_factory.mktemp("mail")
    page = Page(hub, runtime, Mailbox(mails))
    add_page(app, page)
    jar = aiohttp.CookieJar(unsafe=True)  # of an address
    async with TestServer(app) as server, aiohttp.ClientSession(cookie_jar=jar) as session:
        url = str(server.make_url("")).rstrip("/")
        slack = LocalSlack(url, session)
        team = await slack.create_team("Northlight", domain="northlight")
        maya = await team.person("Maya Lind", tz="Europe/London", locale="en-GB")
        marta = await team.person("Marta Ruiz", tz="Europe/Madrid", locale="es-ES")
        install = await team.install_app(MANIFEST, "http://127.0.0.1:1/nobody")
        channel = await team.channel("launch", members=[maya, marta, install])
        x = LocalX(url, session)
        yield Stage(url, page, hub, slack, x, maya, marta, install, channel, session)
