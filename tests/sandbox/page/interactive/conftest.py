"""A local Slack with its page, a small app beside it, and a bare document to act in."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from dataclasses import field as made
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.page import Page, add_page
from bot.sandbox.page.interactive import home_html
from bot.sandbox.page.render import Look, message_body
from bot.sandbox.person import Channel, Install, LocalSlack, Person
from bot.sandbox.slack.hub import Hub, Options
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State
from bot.sandbox.x.app import add_x
from bot.sandbox.x.state import XState

DOCUMENT = """{% extends "base.html" %}
{% block head %}<link rel="stylesheet" href="/static/blocks.css">
<link rel="stylesheet" href="/static/interactive/interactive.css">{% endblock %}
{% block body %}<main tabindex="-1">
{% for ts, body in messages %}
<article data-channel="{{ channel }}" data-ts="{{ ts }}">{{ body }}</article>
{% endfor %}
{{ home }}
</main><div id="modals"></div>{% endblock %}
{% block scripts %}
<script type="module" src="/static/interactive/interactive.js"></script>{% endblock %}
"""

MANIFEST = {
    "display_information": {"name": "Rapport"},
    "features": {"bot_user": {"display_name": "Rapport"}, "app_home": {"home_tab_enabled": True}},
    "oauth_config": {"scopes": {"bot": ["chat:write", "files:read"]}},
    "settings": {"event_subscriptions": {"bot_events": ["app_home_opened"]}},
}

Json = dict[str, Any]
Act = Callable[[Json], Awaitable[Json | None]]


def plain(text: str) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def option(text: str, value: str) -> Json:
    """One choice."""
    return {"text": plain(text), "value": value}


def button(text: str, action_id: str, **more: Any) -> Json:
    """A button."""
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def actions(*elements: Json, block_id: str = "row") -> Json:
    """A row of elements."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def field(label: str, block_id: str, kind: str = "plain_text_input", **more: Any) -> Json:
    """An input block; `optional` and `dispatch_action` are the block's, the rest the element's."""
    block: Json = {key: more.pop(key) for key in ("optional", "dispatch_action") if key in more}
    element = {"type": kind, "action_id": "a", **more}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element,
        **block,
    }


def modal(*blocks: Json, title: str = "Plan change", **more: Any) -> Json:
    """A modal with a submit button."""
    kept = {"title": plain(title), "submit": plain("Save"), **more}
    return {"type": "modal", "blocks": list(blocks), **kept}


async def _nothing(payload: Json) -> Json | None:
    return None


@dataclass
class SmallApp:
    """Keeps what it is sent and answers as the test says; `fails` answers 500."""

    heard: list[Json] = made(default_factory=list)
    act: Act = _nothing
    fails: bool = False

    async def hear(self, request: web.Request) -> web.Response:
        if request.content_type == "application/json":
            payload = await request.json()
        else:
            payload = json.loads(parse_qs(await request.text())["payload"][0])
        self.heard.append(payload)
        if self.fails:
            return web.Response(status=500)
        answer = await self.act(payload)
        return web.json_response(answer) if answer is not None else web.Response()

    def actions(self) -> list[Json]:
        """The elements used so far, as the app was told."""
        return [p["actions"][0] for p in self.heard if p["type"] == "block_actions"]

    def kinds(self) -> list[str]:
        """Which interactions came."""
        return [str(p["type"]) for p in self.heard]


@dataclass
class Stage:
    """Everything that one module acts on."""

    url: str
    hub: Hub
    ana: Person
    ben: Person
    channel: Channel
    install: Install
    app: SmallApp
    web: AsyncWebClient
    session: aiohttp.ClientSession
    door: str = ""
    """The ts of a message with the button *Open*."""

    def bench(self, person: Person | None = None) -> str:
        """The document with the channel's messages and the app's home."""
        return f"{self.url}/as/{(person or self.ana).id}/bench"

    async def get(self, path: str, person: Person | None = None) -> str:
        """A fragment as this person sees it."""
        async with self.session.get(f"{self.url}/as/{(person or self.ana).id}/{path}") as answer:
            assert answer.status == web.HTTPOk.status_code, path
            return await answer.text()

    async def do(self, action: str, **args: Any) -> Json:
        """An action of the control API as Ana, or who `user` names."""
        args = {"user": self.ana.id, **args}
        async with self.session.post(f"{self.url}/control/{action}", json=args) as answer:
            done: Json = await answer.json()
            return done

    async def open(self, view: Json, **args: Any) -> str:
        """Ana presses a button, the app opens this view; its id."""
        opened: list[str] = []

        async def act(payload: Json) -> Json | None:
            answer = await self.web.views_open(trigger_id=payload["trigger_id"], view=view)
            opened.append(answer["view"]["id"])
            return None

        self.app.act = act
        await self.do("click", channel=self.channel.id, ts=self.door, what="Open", **args)
        self.app.act = _nothing
        self.app.heard.clear()
        return opened[0]

    async def post(self, *blocks: Json) -> str:
        """A message of the app's; its ts."""
        sent = await self.web.chat_postMessage(channel=self.channel.id, text="x", blocks=blocks)
        return str(sent["ts"])

    async def reset(self) -> None:
        """No modal, nothing heard, an app that answers with nothing."""
        self.app.act, self.app.fails = _nothing, False
        for person in (self.ana, self.ben):
            while self.hub.state.stacks.get(person.id):
                await person.close(everything=True)
        self.app.heard.clear()


@pytest.fixture(scope="module")
async def whole_stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    small = SmallApp()
    app = web.Application()
    app.router.add_post("/slack/events", small.hear)
    slack_app = build_slack(State(), Clock(), Options(rates=100, retry_scale=0.001))
    hub = slack_app[HUB]
    page = Page(hub, add_x(slack_app, XState(), hub.clock), _mailbox(tmp_path_factory))
    add_page(slack_app, page)
    slack_app.router.add_get("/as/{user}/bench", _bench(page))
    app_server, slack_server = TestServer(app), TestServer(slack_app)
    for server in (app_server, slack_server):
        await server.start_server()
    async with aiohttp.ClientSession() as session:
        url = str(slack_server.make_url("/")).rstrip("/")
        slack = LocalSlack(url, session)
        agency = await slack.create_team("Agency", domain="agency")
        ana = await agency.person("Ana", tz="Europe/Madrid", locale="es-ES")
        ben = await agency.person("Ben", tz="Europe/London", locale="en-GB")
        install = await agency.install_app(MANIFEST, str(app_server.make_url("/slack/events")))
        channel = await agency.channel("acme", members=[ana, ben, install])
        client = AsyncWebClient(install.token, base_url=f"{url}/api/", session=session)
        stage = Stage(url, hub, ana, ben, channel, install, small, client, session)
        stage.door = await stage.post(actions(button("Open", "open")))
        yield stage
    for server in (slack_server, app_server):
        await server.close()


def _mailbox(temporary: pytest.TempPathFactory) -> Mailbox:
    directory: Path = temporary.mktemp("mail")
    return Mailbox(directory)


def _bench(page: Page) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The least document in which elements work: messages, a home, a place for modals."""
    template = page.templates.from_string(DOCUMENT)

    async def bench(request: web.Request) -> web.Response:
        viewer, state = page.viewer(request), page.hub.state
        look = Look.of(state, viewer.user, viewer.reader, page.clock.business())
        channel = next(c for c in state.channels.values() if c.name == "acme")
        app_id = next(iter(state.apps))
        text = template.render(
            page=page, viewer=viewer, t=viewer.say, lang=viewer.reader.language,
            version=page.news.version, channel=channel.id,
            messages=[(ts, message_body(m, look)) for ts, m in channel.messages.items()],
            home=home_html(page, viewer, app_id) if "home" in request.query else "",
        )  # fmt: skip
        return web.Response(text=text, content_type="text/html")

    return bench


@pytest.fixture
async def stage(whole_stage: Stage) -> AsyncIterator[Stage]:
    yield whole_stage
    await whole_stage.reset()
