"""A local Slack with its page, an app of few lines, and a channel that two organisations share."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.clock import Clock
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.page import Page, add_page
from bot.sandbox.person import Channel, LocalSlack, Person
from bot.sandbox.slack.hub import Hub, Options
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State
from bot.sandbox.x.app import add_x
from bot.sandbox.x.state import XState

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Rapport"},
    "features": {
        "bot_user": {"display_name": "Rapport"},
        "slash_commands": [
            {
                "command": "/plan",
                "description": "The plan & its changes",
                "usage_hint": "change <what> | list | told <by whom> [when]",
            },
            {"command": "/inbox", "description": "Questions of customers"},
        ],
        "shortcuts": [
            {
                "name": "Record as plan change",
                "type": "message",
                "callback_id": "record",
                "description": "Keep it",
            },
            {"name": "New post", "type": "global", "callback_id": "new", "description": "Draft"},
        ],
    },
    "oauth_config": {"scopes": {"bot": ["commands", "chat:write"]}},
}


@dataclass
class SmallApp:
    """Answers every command with what was asked, unless it `fails`; keeps what it heard."""

    heard: list[dict[str, str]] = field(default_factory=list)
    fails: bool = False

    async def hear(self, request: web.Request) -> web.Response:
        form = {key: str(value) for key, value in (await request.post()).items()}
        self.heard.append(form)
        if self.fails:
            return web.Response(status=500)
        return web.json_response({"text": f"Heard {form['text']}"} if "command" in form else {})


@dataclass
class Stage:
    """What one module acts on. Ana and Ben are of the agency, Jo of the client."""

    url: str
    hub: Hub
    page: Page
    session: aiohttp.ClientSession
    slack: LocalSlack
    app: SmallApp
    ana: Person
    ben: Person
    jo: Person
    channel: Channel

    def at(self, person: Person) -> str:
        """The channel as this person has it before them."""
        return f"{self.url}/as/{person.id}/c/{self.channel.id}"

    async def get(self, person: Person, path: str) -> tuple[int, str]:
        """Status and text of ``/as/{person}/composer/{path}``."""
        async with self.session.get(f"{self.url}/as/{person.id}/composer/{path}") as answer:
            return answer.status, await answer.text()


@pytest.fixture(scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    small = SmallApp()
    app = web.Application()
    app.router.add_post("/slack/events", small.hear)
    slack_app = build_slack(State(), Clock(), Options(rates=100, retry_scale=0.001))
    hub = slack_app[HUB]
    runtime = add_x(slack_app, XState(), hub.clock)
    page = Page(hub, runtime, Mailbox(tmp_path_factory.mktemp("mail")))
    add_page(slack_app, page)
    app_server, slack_server = TestServer(app), TestServer(slack_app)
    for server in (app_server, slack_server):
        await server.start_server()
    async with aiohttp.ClientSession() as session:
        url = str(slack_server.make_url("/")).rstrip("/")
        slack = LocalSlack(url, session)
        agency = await slack.create_team("Northwind", domain="northwind")
        ana = await agency.person("Ana López", tz="Europe/Madrid", locale="es-ES")
        ben = await agency.person("Ben", tz="Europe/London", locale="en-GB")
        await agency.person("Bo Out", tz="Europe/London")
        install = await agency.install_app(MANIFEST, str(app_server.make_url("/slack/events")))
        channel = await agency.channel("juniper", members=[ana, ben, install])
        await agency.channel("secret", members=[ana], private=True)
        client = await slack.create_team("Juniper Tea", domain="juniper")
        jo = await client.person("Jo Park", tz="America/New_York", locale="en-US")
        await slack.control.do("connect", channel=channel.id, team=client.id, members=[jo.id])
        yield Stage(url, hub, page, session, slack, small, ana, ben, jo, channel)
    for server in (slack_server, app_server):
        await server.close()
