"""A brand on a strict local X, with everybody who writes there: Rapport's worker, and people."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import aiohttp
from aiohttp.test_utils import TestServer
from sqlalchemy import select, update

from bot import faults
from bot.features.attempts.rules import AttemptState
from bot.features.direct import service as directs
from bot.features.direct.jobs import DirectJobs
from bot.features.direct.models import DirectPost
from bot.features.direct.rules import Verdict
from bot.features.inbox import service as inbox
from bot.features.inbox.jobs import InboxJobs
from bot.features.inbox.models import Item
from bot.features.posts.models import Post
from bot.features.progress import service as progress
from bot.features.publishing import service as publishing
from bot.features.publishing.jobs import PublishingJobs
from bot.features.publishing.models import Attempt
from bot.features.replies import service as replies
from bot.features.replies.jobs import RepliesJobs
from bot.features.timelines.jobs import TimelinesJobs
from bot.features.timelines.models import TimelineMark
from bot.features.timelines.tasks import ReadTimeline
from bot.i18n.reader import Language
from bot.networks.base import InboundItem, ItemKind
from bot.networks.x.network import XNetwork
from bot.record import repository as ledger
from bot.record.repository import RecordedEntry
from bot.sandbox.x.app import build_x
from bot.sandbox.x.client import LocalX
from bot.sandbox.x.state import XState
from bot.slack.tables import OutboundMessage
from bot.storage.transaction import Database
from tests.support.people import Seeded, seed_client
from tests.support.posting import Desk, listen, text_of

__all__ = ["House", "open_house"]


@dataclass
class House:
    """The desk, X as people see it, and a worker that works when told."""

    desk: Desk
    x: LocalX
    state: XState
    timelines: TimelinesJobs

    @property
    def database(self) -> Database:
        return self.desk.database

    @property
    def seeded(self) -> Seeded:
        return self.desk.seeded

    async def read(self, *, deep: bool = False) -> None:
        """Read the brand's timeline, with ``deep`` its last days too, and do all that follows."""
        if deep:
            await self._mark(next_deep_at=self.database.clock.wall() - timedelta(days=1))
        task = ReadTimeline(subject_id=self.seeded.account.id)
        await self.timelines.read_timeline(self.desk.workspace_id, task)
        await self.desk.work()

    async def _mark(self, **values: Any) -> None:
        async with self.database.transaction(self.desk.workspace_id) as tx:
            await tx.session.execute(
                update(TimelineMark)
                .where(TimelineMark.account_id == self.seeded.account.id)
                .values(values)
            )

    async def mark(self) -> TimelineMark:
        async with self.database.transaction(self.desk.workspace_id) as tx:
            query = select(TimelineMark).where(TimelineMark.account_id == self.seeded.account.id)
            return (await tx.session.scalars(query)).one()

    async def directs(self) -> list[DirectPost]:
        """Every direct post as it stands now, the oldest first."""
        async with self.database.transaction(self.desk.workspace_id) as tx:
            query = select(DirectPost).order_by(DirectPost.written_at, DirectPost.external_id)
            return list(await tx.session.scalars(query))

    async def direct(self) -> DirectPost:
        (direct,) = await self.directs()
        return direct

    async def found(self, text: str = "Look at this") -> DirectPost:
        """Somebody posts on the phone, and the timeline is read."""
        await self.x.write("acme", text)
        await self.read()
        return next(one for one in await self.directs() if one.text == text)

    async def outbound(self) -> Sequence[OutboundMessage]:
        async with self.database.transaction(self.desk.workspace_id) as tx:
            query = select(OutboundMessage).order_by(OutboundMessage.seq)
            return list(await tx.session.scalars(query))

    async def card(self, direct: DirectPost) -> str:
        """All text of a direct post's card; empty where it has none."""
        now = next(one for one in await self.directs() if one.id == direct.id)
        rows = [row for row in await self.outbound() if row.id == now.card_outbound_id]
        return text_of(rows[0].body["blocks"]) if rows else ""

    async def thread(self, direct: DirectPost) -> list[str]:
        now = next(one for one in await self.directs() if one.id == direct.id)
        rows = [row for row in await self.outbound() if row.thread_of]
        return [text_of(r.body["blocks"]) for r in rows if r.thread_of == now.card_outbound_id]

    async def entries(self, prefix: str = "direct.") -> list[RecordedEntry]:
        """The client's entries whose kind begins so, oldest first."""
        async with self.database.transaction(self.desk.workspace_id) as tx:
            found = await ledger.entries(tx, self.seeded.client.id, audience=None, limit=1_000)
        return [one for one in found[::-1] if one.kind.startswith(prefix)]

    async def kinds(self, prefix: str = "direct.") -> list[str]:
        return [one.kind for one in await self.entries(prefix)]

    async def approved(self, text: str) -> Post:
        """A post that only waits for the worker."""
        post = await self.desk.draft(self.seeded.manager, text)
        await self.desk.approve(post, self.seeded.contact)
        return post

    async def post_card(self, post: Post) -> str:
        """All text of a post's card."""
        now = await self.desk.post(post)
        (row,) = [row for row in await self.outbound() if row.id == now.card_outbound_id]
        return text_of(row.body["blocks"])

    async def counted(self) -> int:
        """How much counts as published on X, whenever it was."""
        async with self.database.transaction(self.desk.workspace_id) as tx:
            since = tx.now - timedelta(days=90)
            found = await progress.published_since(tx, self.seeded.client.id, since)
        return len(found.get("x", ()))

    async def one_off(self, direct: DirectPost) -> None:
        """The manager says that it was one."""
        async with self.database.transaction(self.desk.workspace_id) as tx:
            await directs.sort(tx, direct.id, self.seeded.manager, Verdict.ONE_OFF)
        await self.desk.work()

    async def answer(self, text: str) -> Item:
        """A customer asks, and staff writes an answer; it only waits for the worker."""
        theirs = await self.x.write("ann", "@acme open today?")
        async with self.database.transaction(self.desk.workspace_id) as tx:
            asked = InboundItem(
                external_id=theirs,
                author_id="99",
                author_handle="ann",
                author_name="Ann",
                text="@acme open today?",
                created_at=tx.now,
                conversation_id=theirs,
                in_reply_to=None,
                kind=ItemKind.MENTION,
                url=f"https://x.com/ann/status/{theirs}",
            )
            await inbox.take_in(tx, self.seeded.account, [asked])
            item = (await tx.session.scalars(select(Item))).one()
            by = self.seeded.staff
            await replies.submit(tx, item_id=item.id, version=1, by=by, text=text)
        return item

    async def of_item(self, item: Item) -> tuple[str, list[str]]:
        """All text of an item's card, and of each message in its thread."""
        async with self.database.transaction(self.desk.workspace_id) as tx:
            card_id = (await inbox.item_by_id(tx, item.id)).card_outbound_id
        rows = await self.outbound()
        (card,) = [text_of(row.body["blocks"]) for row in rows if row.id == card_id]
        return card, [text_of(row.body["blocks"]) for row in rows if row.thread_of == card_id]

    async def attempts(self) -> list[AttemptState]:
        async with self.database.transaction(self.desk.workspace_id) as tx:
            return list(await tx.session.scalars(select(Attempt.state)))


@asynccontextmanager
async def open_house(
    database: Database, workspace_id: UUID, language: Language = "en", **more: Any
) -> AsyncIterator[House]:
    """A brand ``acme`` whose timeline is watched."""
    listen(database)
    state = XState(timeline_lag=0.0)
    app = build_x(state, database.clock)
    timeout = aiohttp.ClientTimeout(total=1.0)
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        x = LocalX(str(server.make_url("")).rstrip("/"), session)
        brand = await x.create_account("acme", "Acme")
        await x.write("acme", "Long before Rapport")
        seeded = await seed_client(
            database,
            workspace_id,
            language=language,
            external_id=brand.id,
            token=brand.token,
            **more,
        )
        network = XNetwork(session, database.clock, api_url=x.base_url, timeout=timeout)
        parts: dict[str, Any] = {
            "database": database,
            "networks": {"x": network},
            "secret_box": seeded.box,
        }
        timelines = TimelinesJobs(**parts, errands=(publishing.PUBLICATION, replies.ANSWER))
        desk = Desk(database, seeded)
        for jobs in (
            timelines,
            DirectJobs(database=database),
            PublishingJobs(**parts),
            InboxJobs(**parts),
            RepliesJobs(**parts),
        ):
            desk.registry.add(jobs)
        await desk.work()
        yield House(desk, x, state, timelines)
    faults.disarm_all()
