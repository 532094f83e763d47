"""A local Slack and X with the page, and two brands with their people, as the demo leaves them."""

import html
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.sandbox.demo.kept import Demo, DemoBrand, DemoPerson
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.page import Page, add_page
from bot.sandbox.person import Channel, Install, LocalSlack, Person, Team
from bot.sandbox.slack.hub import Options
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State
from bot.sandbox.x.app import add_x
from bot.sandbox.x.client import LocalX
from bot.sandbox.x.state import XState

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Rapport"},
    "features": {"bot_user": {"display_name": "Rapport"}},
    "oauth_config": {"scopes": {"bot": ["chat:write"]}},
    "settings": {},
}
NAMES = {
    "en": ("Juniper Tea", "junipertea", "Maya Okafor", "Leo Grant", "Carol Finch"),
    "es": ("Café Lucero", "cafelucero", "Marta Ruiz", "Hugo Vidal", "Carlos Peña"),
}
LOCALES = {"en": "en-GB", "es": "es-LA"}


@dataclass(frozen=True)
class DemoPage(Page):
    """A page whose demo is kept here instead of in a house."""

    shown: dict[str, Demo] = field(default_factory=dict)

    @property
    def demo(self) -> Demo | None:
        return self.shown.get("demo")


@dataclass(frozen=True)
class Panel:
    """The tour's panel as somebody got it."""

    html: str

    @property
    def state(self) -> str:
        return self._data("state")

    @property
    def since(self) -> str:
        return self._data("since")

    @property
    def subject(self) -> str:
        return self._data("subject")

    @property
    def plan(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._data("plan"))
        return found

    @property
    def next_url(self) -> str:
        """Where Next leads."""
        return html.unescape(self.html.split('id="tour-next" href="')[1].split('"')[0])

    def _data(self, name: str) -> str:
        found = re.search(rf'data-{name}="([^"]*)"', self.html)
        assert found, self.html
        return html.unescape(found[1])


@dataclass
class Place:
    """Everything that one module looks at."""

    url: str
    page: DemoPage
    clock: Clock
    x: LocalX
    people: dict[str, Person]
    app: AsyncWebClient
    session: aiohttp.ClientSession

    def brand(self, language: str) -> DemoBrand:
        demo = self.page.demo
        assert demo
        return next(one for one in demo.brands if one.language == language)

    async def panel(self, who: str, step: int, **asked: str) -> Panel:
        """What the script gets, as ``en.client`` or another."""
        query = urlencode({"step": step, **asked})
        async with self.session.get(f"{self.url}/as/{self.people[who].id}/tour?{query}") as answer:
            assert answer.status == 200, await answer.text()
            return Panel(await answer.text())

    async def card(self, where: str, *actions: str, thread: str = "", text: str = "A card") -> str:
        """The app posts a card with these buttons; its timestamp."""
        sent = await self.app.chat_postMessage(
            channel=where, text=text, blocks=blocks(text, *actions), thread_ts=thread or None
        )
        return str(sent["ts"])

    async def becomes(self, where: str, ts: str, *actions: str) -> None:
        """The app draws a card anew, with these buttons."""
        await self.app.chat_update(
            channel=where, ts=ts, text="As it is now", blocks=blocks("As it is now", *actions)
        )

    def later(self, **ahead: float) -> None:
        """Let the business clock run ahead."""
        self.clock.advance(self.clock.offset + timedelta(**ahead))


def blocks(text: str, *actions: str) -> list[dict[str, Any]]:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    buttons = [
        {"type": "button", "action_id": one, "text": {"type": "plain_text", "text": one}}
        for one in actions
    ]
    return [section, {"type": "actions", "elements": buttons}] if buttons else [section]


async def _brand(
    slack: LocalSlack, agency: Team, install: Install, x: LocalX, language: str
) -> tuple[DemoBrand, dict[str, Person]]:
    name, handle, *names = NAMES[language]
    theirs = await slack.create_team(name, domain=handle)
    zone, locale = "Europe/London", LOCALES[language]
    manager, staff = [await agency.person(one, tz=zone, locale=locale) for one in names[:2]]
    client = await theirs.person(names[2], tz=zone, locale=locale)
    team = await agency.channel(f"{handle}-team", members=[manager, staff, install])
    shared = await agency.channel(f"{handle}-client", members=[manager, staff, install])
    await slack.connect(shared, theirs, [client])
    await x.create_account(handle, name)
    await x.create_account(f"{language}_tom")
    people = {"manager": manager, "staff": staff, "client": client}
    parts = [DemoPerson(key, one.id, one.name, one.team, key) for key, one in people.items()]
    brand = DemoBrand(
        name=name,
        handle=handle,
        language=language,
        zone=zone,
        client_channel=shared.id,
        team_channel=team.id,
        people=tuple(parts),
        customers=(f"{language}_tom", f"{language}_ann"),
        mailed="somebody@example.org",
    )
    return brand, {f"{language}.{key}": one for key, one in people.items()}


@pytest.fixture(scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Place]:
    clock = Clock()
    app = build_slack(State(), clock, Options(rates=1000, retry_scale=0.001))
    runtime = add_x(app, XState(), clock)
    page = DemoPage(app[HUB], runtime, Mailbox(tmp_path_factory.mktemp("mail")))
    add_page(app, page)
    jar = aiohttp.CookieJar(unsafe=True)  # of an address
    async with TestServer(app) as server, aiohttp.ClientSession(cookie_jar=jar) as session:
        url = str(server.make_url("")).rstrip("/")
        slack, x = LocalSlack(url, session), LocalX(url, session)
        agency = await slack.create_team("Northlight", domain="northlight")
        install = await agency.install_app(MANIFEST, "http://127.0.0.1:1/nobody")
        made = [await _brand(slack, agency, install, x, one) for one in NAMES]
        people = made[0][1] | made[1][1]
        brands = tuple(brand for brand, _ in made)
        page.shown["demo"] = Demo(people["en.manager"].id, brands, complete=True)
        client = AsyncWebClient(install.token, base_url=f"{url}/api/", session=session)
        yield Place(url, page, clock, x, people, client, session)


@pytest.fixture(params=list(NAMES))
def language(request: pytest.FixtureRequest) -> str:
    """Each of the two."""
    return str(request.param)


def channel(of: str) -> Channel:
    """A channel by its id, for people to speak in."""
    return Channel(of)
