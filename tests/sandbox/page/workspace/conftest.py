"""One local Slack with its page a module: an agency, its client's own organisation, an app."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.page import Page, add_page
from bot.sandbox.person import Channel, Install, LocalSlack, Person, Team
from bot.sandbox.slack.hub import Hub, Options
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import Message, State
from bot.sandbox.x.app import add_x
from bot.sandbox.x.state import XState

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Rapport"},
    "features": {"bot_user": {"display_name": "Rapport"}, "app_home": {"home_tab_enabled": True}},
    "oauth_config": {"scopes": {"bot": ["chat:write", "files:write"]}},
    "settings": {},
}


@dataclass
class Place:
    """Everything that one module looks at. Maya is English, Tom Spanish, Carol the client's."""

    url: str
    hub: Hub
    slack: LocalSlack
    agency: Team
    maya: Person
    tom: Person
    carol: Person
    install: Install
    app: AsyncWebClient
    session: aiohttp.ClientSession

    async def channel(self, name: str, *, shared: bool = False, private: bool = False) -> Channel:
        """A channel of Maya, Tom and the app; shared, of Carol too."""
        members: list[Person | Install] = [self.maya, self.tom, self.install]
        made = await self.agency.channel(name, members=members, private=private)
        if shared:
            carols = Team(self.carol.team, "", self.slack.control)
            await self.slack.connect(made, carols, [self.carol])
        return made

    async def get(
        self, path: str, *, who: Person | None = None, fragment: bool = False, status: int = 200
    ) -> str:
        """The HTML at a path below ``/as/…``, as Maya or whoever sees it."""
        headers = {"X-Fragment": "1"} if fragment else {}
        async with self.session.get(self.at(path, who), headers=headers) as answer:
            assert answer.status == status, await answer.text()
            return await answer.text()

    async def lines(self, channel: Channel, who: Person | None = None, **query: str) -> str:
        """Messages of a channel as the page's scripts ask for them."""
        return await self.get(f"c/{channel.id}/lines?{urlencode(query)}", who=who)

    def at(self, path: str, who: Person | None = None) -> str:
        """The address of somebody's page."""
        return f"{self.url}/as/{(who or self.maya).id}/{path}"

    def pour(self, channel: Channel, how_many: int, author: Person | None = None) -> list[str]:
        """Put many messages into a channel without telling anybody; their timestamps."""
        kept, by = self.hub.state.channels[channel.id], author or self.tom
        made = [
            Message(self.hub.now_ts(), by.id, by.team, f"number {n} of many")
            for n in range(how_many)
        ]
        kept.messages |= {one.ts: one for one in made}
        return [one.ts for one in made]


@pytest.fixture(scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Place]:
    app = build_slack(State(), Clock(), Options(rates=1000, retry_scale=0.001))
    hub = app[HUB]
    runtime = add_x(app, XState(), hub.clock)
    mails: Path = tmp_path_factory.mktemp("mail")
    add_page(app, Page(hub, runtime, Mailbox(mails)))
    jar = aiohttp.CookieJar(unsafe=True)  # of an address
    async with TestServer(app) as server, aiohttp.ClientSession(cookie_jar=jar) as session:
        url = str(server.make_url("")).rstrip("/")
        slack = LocalSlack(url, session)
        agency = await slack.create_team("Northlight", domain="northlight")
        theirs = await slack.create_team("Juniper Tea", domain="juniper")
        maya = await agency.person("Maya Lind", tz="Europe/London", locale="en-GB")
        tom = await agency.person("Tom Ashby", tz="Europe/Madrid", locale="es-ES")
        carol = await theirs.person("Carol Reyes", tz="America/Mexico_City", locale="en-US")
        install = await agency.install_app(MANIFEST, "http://127.0.0.1:1/nobody")
        client = AsyncWebClient(install.token, base_url=f"{url}/api/", session=session)
        yield Place(url, hub, slack, agency, maya, tom, carol, install, client, session)
