"""The kit behind a real web server: strict local Slack, real Bolt, real Postgres."""

import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

import aiohttp
import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import select

from bot.clock import Clock
from bot.logs import configure
from bot.sandbox.person import Channel, Install, LocalSlack, Person, Team
from bot.sandbox.slack.hub import Hub, Options
from bot.sandbox.slack.limits import ACK_SECONDS
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State
from bot.slack.app import build_bolt
from bot.slack.dispatch import Routes
from bot.slack.dispatcher import Dispatcher
from bot.slack.http import slack_routes
from bot.slack.installs import Installs, facts_of_token
from bot.slack.manifest import build_manifest
from bot.slack.models import InboundKey
from bot.slack.people import People
from bot.slack.tables import OutboundMessage
from bot.storage.secrets import SecretBox, new_key
from bot.storage.transaction import Database
from tests.slack import listeners

T = TypeVar("T")
SECRET = "a signing secret of the tests"


@dataclass
class Place:
    """An agency with the app, its client in a shared channel, and the app's insides."""

    hub: Hub
    slack: LocalSlack
    agency: Team
    ana: Person
    ben: Person
    carl: Person
    """Of the client's organisation, which has not installed the app."""
    channel: Channel
    install: Install
    database: Database
    installs: Installs
    dispatcher: Dispatcher
    workspace_id: UUID
    session: aiohttp.ClientSession
    bolt: AsyncApp
    url: str

    async def posted(self) -> list[OutboundMessage]:
        """What waits to be posted, oldest first."""
        async with self.database.transaction(self.workspace_id) as tx:
            rows = await tx.session.scalars(select(OutboundMessage).order_by(OutboundMessage.seq))
            return list(rows)

    async def keys(self) -> list[str]:
        """The deliveries that were worked on."""
        async with self.database.transaction(self.workspace_id) as tx:
            return list(await tx.session.scalars(select(InboundKey.key)))

    async def fault(self, method: str, kind: str, **more: Any) -> None:
        """Let the next call of a method, or the next delivery, go wrong."""
        await self.slack.control.do("fault", method=method, kind=kind, **more)

    def heard(self, kind: type[T]) -> list[T]:
        """What handlers were given, of one kind."""
        return [request for request in listeners.heard if isinstance(request, kind)]


@pytest.fixture(autouse=True)
def logs() -> Iterator[None]:
    """Log as every process of ours does; pytest keeps its own handlers."""
    root = logging.getLogger()
    before, level = root.handlers, root.level
    configure("INFO")
    root.handlers = [*root.handlers, *before]
    root.setLevel(level)
    yield
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    root.handlers = before


@pytest.fixture
def routes() -> Routes:
    routes = Routes()
    routes.include(listeners)
    return routes


@pytest.fixture
async def place(
    database: Database, routes: Routes, request: pytest.FixtureRequest
) -> AsyncIterator[Place]:
    listeners.heard.clear()
    # a busy machine must not look like a slow handler, but where that is what is tested
    hasty = request.node.get_closest_marker("hasty") is not None
    deadline, ack_seconds = (1.0, ACK_SECONDS) if hasty else (20.0, 30.0)
    options = Options(rates=100, retry_scale=0.001, ack_seconds=ack_seconds)
    slack_app = build_slack(State(), Clock(), options)
    slack_server, session = TestServer(slack_app), aiohttp.ClientSession()
    await slack_server.start_server()
    base_url = str(slack_server.make_url("/")).rstrip("/")
    slack = LocalSlack(base_url, session)
    agency = await slack.create_team("Agency", domain="agency")
    ana = await agency.person("Ana", tz="Europe/Madrid", locale="es-ES", email="ana@example.com")
    ben = await agency.person("Ben", tz="Europe/London", locale="en-GB")

    manifest = build_manifest(name="Rapport", url="http://unused.example", routes=routes)
    installs = Installs(database, SecretBox([new_key()]))
    dispatcher = Dispatcher(database, People(database), routes, deadline=deadline)
    app = web.Application()
    app_server = TestServer(app)
    bolt = build_bolt(
        dispatcher, installs, signing_secret=SECRET, session=session, api_url=f"{base_url}/api/"
    )
    app.add_routes(slack_routes(bolt))
    await app_server.start_server()
    url = str(app_server.make_url("/slack/events"))
    install = await agency.install_app(manifest, url, signing_secret=SECRET)
    client = AsyncWebClient(install.token, base_url=f"{base_url}/api/", session=session)
    kept = await installs.save(await facts_of_token(client), install.token, "en")
    channel = await agency.channel("acme", members=[ana, ben, install])
    acme = await slack.create_team("Acme", domain="acme")
    carl = await acme.person("Carl", tz="Europe/Madrid", locale="es-ES")
    await slack.connect(channel, acme, [carl])
    yield Place(
        slack_app[HUB],
        slack,
        agency,
        ana,
        ben,
        carl,
        channel,
        install,
        database,
        installs,
        dispatcher,
        kept.id,
        session,
        bolt,
        url,
    )
    await app_server.close()
    await slack_server.close()
    await session.close()
