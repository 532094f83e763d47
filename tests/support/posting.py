"""A desk at which posts are written, decided and published by the real services and jobs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text, update

from bot.features.approvals import service as approvals
from bot.features.approvals.jobs import ApprovalsJobs
from bot.features.posts import repository, service
from bot.features.posts.jobs import PostsJobs
from bot.features.posts.models import Post
from bot.features.posts.rules import Content
from bot.jobs.registry import JobRegistry
from bot.jobs.sweepers import sweep_due
from bot.jobs.task import TryLater
from bot.record import repository as ledger
from bot.record.repository import RecordedEntry
from bot.slack.models import Person
from bot.slack.tables import OutboundMessage, State
from bot.storage.transaction import Database
from bot.wiring import subscribers
from tests.support.people import Seeded

__all__ = ["Desk", "listen", "text_of"]


def listen(database: Database) -> None:
    """Have the features hear each other, as wiring has them."""
    database.subscribers = subscribers()


def text_of(blocks: Sequence[dict[str, Any]]) -> str:
    """Every text in blocks, in order, one a line."""
    found: list[str] = []

    def walk(part: Any) -> None:
        if isinstance(part, dict):
            if isinstance(part.get("text"), str):
                found.append(part["text"])
            for value in part.values():
                walk(value)
        elif isinstance(part, list):
            for each in part:
                walk(each)

    walk(list(blocks))
    return "\n".join(found)


@dataclass
class Desk:
    """One client, and the worker's jobs, which run when the test says so."""

    database: Database
    seeded: Seeded
    registry: JobRegistry = field(default_factory=JobRegistry)

    def __post_init__(self) -> None:
        self.registry.add(PostsJobs(database=self.database))
        self.registry.add(ApprovalsJobs(database=self.database))

    @property
    def workspace_id(self) -> UUID:
        return self.seeded.workspace_id

    async def draft(self, by: Person, text: str, at: datetime | None = None) -> Post:
        async with self.database.transaction(self.workspace_id) as tx:
            return await service.draft(
                tx,
                client=self.seeded.client,
                account=self.seeded.account,
                by=by,
                content=Content(text, at),
            )

    async def revise(
        self, post: Post, by: Person, text: str, *, no: int = 1, at: datetime | None = None
    ) -> None:
        async with self.database.transaction(self.workspace_id) as tx:
            await service.revise(
                tx, post_id=post.id, revision_no=no, by=by, content=Content(text, at)
            )

    async def approve(self, post: Post, by: Person, *, no: int = 1) -> None:
        async with self.database.transaction(self.workspace_id) as tx:
            await approvals.approve(tx, post_id=post.id, revision_no=no, by=by)

    async def need_changes(self, post: Post, by: Person, reason: str, *, no: int = 1) -> None:
        async with self.database.transaction(self.workspace_id) as tx:
            await approvals.need_changes(tx, post_id=post.id, revision_no=no, by=by, reason=reason)

    async def withdraw(self, post: Post, by: Person, *, no: int = 1) -> None:
        async with self.database.transaction(self.workspace_id) as tx:
            await service.withdraw(tx, post_id=post.id, revision_no=no, by=by)

    async def post(self, post: Post) -> Post:
        """The post as it stands now."""
        async with self.database.transaction(self.workspace_id) as tx:
            return await repository.post_by_id(tx, post.id)

    async def work(self) -> list[str]:
        """Do everything that is enqueued, as the worker would; the names of what put itself off."""
        later: list[str] = []
        while (job := await self._next_job()) is not None:
            name, arguments = job
            if name not in self.registry.handlers:
                continue
            task_type, handler = self.registry.handlers[name]
            workspace = UUID(arguments.pop("workspace_id"))
            try:
                await handler(workspace, task_type.model_validate(arguments))
            except TryLater:
                later.append(name)
        return later

    async def _next_job(self) -> tuple[str, dict[str, Any]] | None:
        query = text(
            "DELETE FROM procrastinate_jobs WHERE id = (SELECT min(id) FROM procrastinate_jobs "
            "WHERE args->>'workspace_id' = :workspace) RETURNING task_name, args"
        )
        async with self.database.system() as session:
            row = (await session.execute(query, {"workspace": str(self.workspace_id)})).first()
        return None if row is None else (row[0], dict(row[1]))

    async def pass_time(self, seconds: float) -> None:
        """Move the business clock, do what is due by then, and all that follows of it."""
        query = text(
            "INSERT INTO business_clock VALUES (true, :us) ON CONFLICT (only_row) "
            "DO UPDATE SET offset_us = business_clock.offset_us + :us"
        )
        async with self.database.system() as session:
            await session.execute(query, {"us": int(seconds * 1_000_000)})
        async with self.database.system():
            pass  # takes over the new offset
        await self.sweep()

    async def sweep(self) -> list[str]:
        """Enqueue what is due and do it."""
        await sweep_due(self.database)
        return await self.work()

    async def say_all(self) -> None:
        """As if the messenger had posted everything, so that messages have a place."""
        async with self.database.transaction(self.workspace_id) as tx:
            for number, row in enumerate(await tx.session.scalars(_outbound())):
                if row.ts is None:
                    placed = {"state": State.SENT, "ts": f"1700000000.{number:06}"}
                    this = OutboundMessage.id == row.id
                    await tx.session.execute(update(OutboundMessage).where(this).values(placed))

    async def card(self, post: Post) -> str:
        """All text of the card."""
        rows = await self._rows()
        now = await self.post(post)
        return next(text_of(row.body["blocks"]) for row in rows if row.id == now.card_outbound_id)

    async def thread(self, post: Post) -> list[str]:
        """The lines under the card that were not deleted, in order."""
        now = await self.post(post)
        rows = [row for row in await self._rows() if row.thread_of == now.card_outbound_id]
        return [row.body["text"] for row in rows if not row.removed]

    async def entries(self, post: Post) -> list[RecordedEntry]:
        """The record of a post, oldest first."""
        async with self.database.transaction(self.workspace_id) as tx:
            found = await ledger.entries(
                tx,
                self.seeded.client.id,
                audience=None,
                limit=100,
                subject=f"post:{post.id}",
            )
        return found[::-1]

    async def kinds(self, post: Post) -> list[str]:
        """What the record tells of a post, oldest first."""
        return [entry.kind for entry in await self.entries(post)]

    async def _rows(self) -> list[OutboundMessage]:
        async with self.database.transaction(self.workspace_id) as tx:
            return list(await tx.session.scalars(_outbound()))


def _outbound() -> Any:
    return select(OutboundMessage).order_by(OutboundMessage.seq)
