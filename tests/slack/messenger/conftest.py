"""A channel in the local Slack, a workspace in the database, and a delivery between them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from aiohttp.test_utils import TestServer
from redis.asyncio import Redis
from sqlalchemy import select, text, update

from bot import faults
from bot.clock import Clock
from bot.jobs.tables import DueWork
from bot.sandbox.person import Channel, Install, LocalSlack, Person, Seen, Team
from bot.sandbox.slack.hub import Hub, Options
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State as SlackState
from bot.slack.buckets import Buckets
from bot.slack.deliver import Delivery
from bot.slack.messenger_parts import Parts
from bot.slack.outbound import post_message
from bot.slack.responses import Message
from bot.slack.tables import OutboundLane, OutboundMessage
from bot.slack.tasks import lane_of_channel
from bot.slack.web import SlackClients, slack_session
from bot.storage.transaction import Database, Transaction

GENEROUS = 100.0
SCOPES = [
    "channels:history",
    "channels:read",
    "chat:write",
    "im:history",
    "im:read",
    "im:write",
]
MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Rapport"},
    "features": {"bot_user": {"display_name": "Rapport"}},
    "oauth_config": {"scopes": {"bot": SCOPES}},
}


class Died(BaseException):
    """The process is gone: nothing in the code under test may catch it."""


async def die() -> None:
    raise Died


def message(said: str) -> Message:
    return Message(said, ({"type": "section", "text": {"type": "mrkdwn", "text": said}},))


@dataclass(frozen=True)
class Addressed:
    """Somebody with an id in Slack."""

    slack_user_id: str


@dataclass
class Rig:
    """Everything that a test of the messenger speaks to."""

    database: Database
    redis: Redis
    workspace_id: UUID
    hub: Hub
    slack: LocalSlack
    team: Team
    ana: Person
    channel: Channel
    install: Install
    parts: Parts
    told: list[tuple[str, str | None]] = field(default_factory=list)
    """(state, error) of every row that was undeliverable."""

    @property
    def lane_id(self) -> UUID:
        return lane_of_channel(self.channel.id)

    async def post(self, said: str, **how: Any) -> UUID:
        async with self.database.transaction(self.workspace_id) as tx:
            return await self.post_in(tx, said, **how)

    async def post_in(self, tx: Transaction, said: str, **how: Any) -> UUID:
        how = {"channel_id": self.channel.id, "subject": f"test:{said}"} | how
        return await post_message(tx, message=message(said), **how)

    async def deliver(self, lane_id: UUID | None = None) -> None:
        await Delivery(self.parts).deliver(self.workspace_id, lane_id or self.lane_id)

    async def shows(self, channel: Channel | None = None) -> list[Seen]:
        return [m for m in await self.ana.reads(channel or self.channel) if m.name == "Rapport"]

    async def texts(self, channel: Channel | None = None) -> list[str]:
        return [m.text for m in await self.shows(channel)]

    async def row(self, outbound_id: UUID) -> OutboundMessage:
        async with self.database.transaction(self.workspace_id) as tx:
            query = select(OutboundMessage).where(OutboundMessage.id == outbound_id)
            return (await tx.session.scalars(query)).one()

    async def rows(self) -> list[OutboundMessage]:
        async with self.database.transaction(self.workspace_id) as tx:
            query = select(OutboundMessage).order_by(OutboundMessage.seq)
            return list((await tx.session.scalars(query)).all())

    async def due(self) -> datetime | None:
        """When somebody looks at the channel's lane again (business time), or None."""
        async with self.database.transaction(self.workspace_id) as tx:
            return await tx.session.scalar(
                select(DueWork.due_at).where(
                    DueWork.workspace_id == self.workspace_id, DueWork.subject_id == self.lane_id
                )
            )

    async def jobs(self) -> int:
        """How many jobs for the channel's lane stand in the queue."""
        async with self.database.system() as session:
            query = text(
                "SELECT count(*) FROM procrastinate_jobs WHERE args->>'subject_id' = :lane"
            )
            found = await session.execute(query, {"lane": str(self.lane_id)})
            return int(found.scalar_one())

    async def time_passes(self) -> None:
        """Leases have run out and every wait of a row is over."""
        past = datetime(2020, 1, 1, tzinfo=UTC)
        async with self.database.transaction(self.workspace_id) as tx:
            lane, row = OutboundLane, OutboundMessage
            await tx.session.execute(
                update(lane).where(lane.leased_until.is_not(None)).values(leased_until=past)
            )
            await tx.session.execute(
                update(row).where(row.retry_at.is_not(None)).values(retry_at=past)
            )

    async def calls(self, method: str) -> int:
        lines = await self.slack.log()
        return sum(line["what"] == method for line in lines)


@pytest.fixture(scope="session")
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    client = Redis.from_url(redis_url, socket_timeout=0.5, socket_connect_timeout=0.5)
    yield client
    await client.aclose()


@pytest.fixture(autouse=True)
def _nothing_stays_armed() -> Any:
    yield
    faults.disarm_all()


MakeRig = Callable[..., Awaitable[Rig]]


@pytest.fixture
async def make_rig(database: Database, clock: Clock, redis: Redis) -> AsyncIterator[MakeRig]:
    servers: list[TestServer] = []
    session = slack_session()

    async def make(rates: float = GENEROUS, factor: float = GENEROUS) -> Rig:
        slack_app = build_slack(SlackState(), clock, Options(rates=rates))
        server = TestServer(slack_app)
        await server.start_server()
        servers.append(server)
        base_url = str(server.make_url("/")).rstrip("/")
        slack = LocalSlack(base_url, session)
        team = await slack.create_team("Agency", domain="agency")
        ana = await team.person("Ana")
        install = await team.install_app(MANIFEST)
        channel = await team.channel("acme", members=[ana, install])

        async def token_of(_: UUID) -> str:
            return install.token

        told: list[tuple[str, str | None]] = []

        async def tell(_: Transaction, row: OutboundMessage) -> None:
            told.append((row.state, row.error))

        clients = SlackClients(session, f"{base_url}/api/", token_of)
        parts = Parts(database, clients, Buckets(redis, clock, factor=factor), tell)
        hub = slack_app[HUB]
        return Rig(database, redis, uuid4(), hub, slack, team, ana, channel, install, parts, told)

    yield make
    await session.close()
    for server in servers:
        await server.close()


@pytest.fixture
async def rig(make_rig: MakeRig) -> Rig:
    return await make_rig()
