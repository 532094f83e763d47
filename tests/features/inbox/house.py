"""An inbox of a brand on a strict local X, both on one clock, with the real services and jobs."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import aiohttp
from aiohttp.test_utils import TestServer
from sqlalchemy import select

from bot import faults
from bot.features.inbox.jobs import InboxJobs
from bot.features.inbox.models import Item
from bot.features.inbox.tasks import PollMentions
from bot.features.replies.jobs import RepliesJobs
from bot.i18n.reader import Language
from bot.jobs.registry import JobRegistry
from bot.networks.x.network import XNetwork
from bot.record import repository as ledger
from bot.sandbox.x.app import build_x
from bot.sandbox.x.client import LocalX, Told
from bot.sandbox.x.state import XState
from bot.slack.tables import OutboundMessage
from bot.storage.transaction import Database
from tests.support.people import Seeded, seed_client
from tests.support.posting import Desk, listen, text_of

LEASE_SECONDS = 1.0
TIMEOUT = aiohttp.ClientTimeout(total=1.0)


class Killed(BaseException):
    """The process is gone: nothing may catch it."""


async def die() -> None:
    raise Killed


@dataclass
class House:
    """The brand's inbox, X as people see it, and the worker, which works when told."""

    desk: Desk
    x: LocalX
    url: str
    network: XNetwork
    inbox: InboxJobs
    replies: RepliesJobs
    secret: str
    seen: list[str] = field(default_factory=list)

    @property
    def database(self) -> Database:
        return self.desk.database

    @property
    def seeded(self) -> Seeded:
        return self.desk.seeded

    @property
    def workspace_id(self) -> UUID:
        return self.desk.workspace_id

    async def read(self) -> None:
        """Read the brand's mentions, and do all that follows."""
        task = PollMentions(subject_id=self.seeded.account.id)
        await self.inbox.poll_mentions(self.workspace_id, task)
        await self.desk.work()

    async def items(self) -> list[Item]:
        """Every item as it stands now, the oldest first."""
        async with self.database.transaction(self.workspace_id) as tx:
            found = await tx.session.scalars(
                select(Item).order_by(Item.written_at, Item.external_id)
            )
            return list(found)

    async def item(self) -> Item:
        (item,) = await self.items()
        return item

    async def card(self, item: Item) -> str:
        """All text of an item's card."""
        (now,) = [one for one in await self.items() if one.id == item.id]
        assert now.card_outbound_id is not None
        rows = await self.outbound()
        return next(text_of(row.body["blocks"]) for row in rows if row.id == now.card_outbound_id)

    async def thread(self, item: Item) -> list[str]:
        """What stands under an item's card, in order."""
        (now,) = [one for one in await self.items() if one.id == item.id]
        rows = [row for row in await self.outbound() if row.thread_of == now.card_outbound_id]
        return [text_of(row.body["blocks"]) for row in rows if row.thread_of and not row.removed]

    async def outbound(self) -> Sequence[OutboundMessage]:
        async with self.database.transaction(self.workspace_id) as tx:
            query = select(OutboundMessage).order_by(OutboundMessage.seq)
            return list(await tx.session.scalars(query))

    async def on_x(self) -> list[Told]:
        """What the brand has said, oldest first."""
        return (await self.x.timeline("acme"))[::-1]

    async def recorded(self, item: Item) -> list[tuple[str, Any]]:
        """Kind and payload of the item's entries, oldest first; all are the team's."""
        async with self.database.transaction(self.workspace_id) as tx:
            found = await ledger.entries(
                tx,
                self.seeded.client.id,
                audience=None,
                limit=1_000,
                subject=f"item:{item.id}",
            )
        assert {entry.audience for entry in found} <= {"team"}
        return [(entry.kind, entry.payload) for entry in found[::-1]]

    async def kinds(self, item: Item) -> list[str]:
        return [kind for kind, _ in await self.recorded(item)]


@asynccontextmanager
async def open_house(
    database: Database, workspace_id: UUID, language: Language = "en"
) -> AsyncIterator[House]:
    """A brand ``acme`` that answers on X."""
    listen(database)
    state = XState(timeline_lag=0.0)
    app = build_x(state, database.clock)
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        url = str(server.make_url("")).rstrip("/")
        x = LocalX(url, session)
        brand = await x.create_account("acme", "Acme")
        seeded = await seed_client(
            database, workspace_id, language=language, external_id=brand.id, token=brand.token
        )
        network = XNetwork(session, database.clock, api_url=url, timeout=TIMEOUT)
        parts: dict[str, Any] = {
            "database": database,
            "networks": {"x": network},
            "secret_box": seeded.box,
        }
        desk = Desk(database, seeded, JobRegistry())
        inbox, replies = InboxJobs(**parts), RepliesJobs(**parts, lease_seconds=LEASE_SECONDS)
        desk.registry.add(inbox)
        desk.registry.add(replies)
        await desk.work()
        yield House(desk, x, url, network, inbox, replies, state.consumer_secret)
    faults.disarm_all()
