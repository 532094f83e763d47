"""A local Slack on a port of its own, a small Bolt app beside it, and people."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.sandbox.person import Channel, Install, LocalSlack, Person, Team
from bot.sandbox.slack.hub import Hub, Options
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State

SCOPES = [
    "app_mentions:read", "channels:history", "channels:join", "channels:manage", "channels:read",
    "chat:write", "commands", "groups:history", "groups:read", "groups:write", "im:history",
    "im:read", "im:write", "reactions:read", "reactions:write", "team:read", "users:read",
    "users:read.email",
]  # fmt: skip
MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Rapport"},
    "features": {
        "bot_user": {"display_name": "Rapport"},
        "slash_commands": [
            {"command": "/plan", "description": "plan", "usage_hint": "change | history"},
            {"command": "/who-is", "description": "people", "should_escape": True},
        ],
        "shortcuts": [
            {"name": "Draft a post", "type": "message", "callback_id": "draft", "description": "d"},
            {"name": "New post", "type": "global", "callback_id": "new", "description": "n"},
        ],
    },
    "oauth_config": {"scopes": {"bot": SCOPES}},
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_mention", "message.channels", "message.groups", "message.im",
                "app_home_opened", "member_joined_channel", "reaction_added",
            ]
        }
    },
}  # fmt: skip

Respond = Callable[[web.Request, bytes], Awaitable[web.StreamResponse]]


async def _ok(request: web.Request, body: bytes) -> web.StreamResponse:
    return web.Response()


@dataclass
class Listener:
    """An app of few lines: keeps what it is sent, answers as the test says."""

    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answer: Respond = _ok

    async def hear(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        self.got.append((dict(request.headers), body))
        return await self.answer(request, body)


@dataclass
class Place:
    """One fresh local Slack with an agency, its client, and the app."""

    hub: Hub
    base_url: str
    slack: LocalSlack
    agency: Team
    ana: Person
    ben: Person
    channel: Channel
    install: Install
    listener: Listener
    web: AsyncWebClient

    async def events(self) -> list[dict[str, Any]]:
        """The inner events that the app was sent so far."""
        import json

        bodies = [json.loads(b) for h, b in self.listener.got if "json" in h["Content-Type"]]
        return [b for b in bodies if b["type"] == "event_callback"]


def strict(**given: Any) -> Options:
    """Slack's own limits, with retries that a test can wait for."""
    return Options(**{"retry_scale": 0.001, **given})


@pytest.fixture
async def make_place() -> AsyncIterator[Callable[..., Awaitable[Place]]]:
    servers: list[TestServer] = []
    sessions: list[aiohttp.ClientSession] = []

    async def make(options: Options | None = None, state: State | None = None) -> Place:
        listener = Listener()
        app = web.Application()
        app.router.add_post("/slack/events", listener.hear)
        slack_app = build_slack(state or State(), Clock(), options or strict(rates=100))
        app_server, slack_server = TestServer(app), TestServer(slack_app)
        for server in (app_server, slack_server):
            await server.start_server()
            servers.append(server)
        session = aiohttp.ClientSession()
        sessions.append(session)
        base_url = str(slack_server.make_url("/")).rstrip("/")
        slack = LocalSlack(base_url, session)
        agency = await slack.create_team("Agency", domain="agency")
        ana = await agency.person(
            "Ana", tz="Europe/Madrid", locale="es-ES", email="ana@example.com"
        )
        ben = await agency.person("Ben")
        url = str(app_server.make_url("/slack/events"))
        install = await agency.install_app(MANIFEST, url)
        channel = await agency.channel("acme", members=[ana, ben, install])
        client = AsyncWebClient(install.token, base_url=f"{base_url}/api/", session=session)
        hub = slack_app[HUB]
        return Place(hub, base_url, slack, agency, ana, ben, channel, install, listener, client)

    yield make
    for session in sessions:
        await session.close()
    for server in reversed(servers):
        await server.close()


@pytest.fixture
async def place(make_place: Callable[..., Awaitable[Place]]) -> Place:
    return await make_place()
