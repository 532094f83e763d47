"""A client with people of every role, a hand to propose with, and the worker's jobs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text

from bot.features.agreements import service as agreements
from bot.features.agreements.models import Agreed
from bot.features.agreements.rules import Outcome
from bot.features.clients import service as clients
from bot.features.clients.rules import Role
from bot.features.overview.jobs import OverviewJobs
from bot.features.planning import repository, service
from bot.features.planning.jobs import PlanningJobs
from bot.features.planning.models import PlanItem
from bot.features.planning.rules import ItemDraft
from bot.jobs.registry import JobRegistry
from bot.record.repository import RecordedEntry, entries
from bot.slack.models import Person
from bot.slack.tables import OutboundMessage
from bot.storage.transaction import Database, Transaction
from tests.support.people import Seeded, seed_client, seed_person
from tests.support.posting import listen, text_of

__all__ = ["Table", "table"]


@dataclass
class Table:
    """Where both sides sit."""

    database: Database
    seeded: Seeded
    registry: JobRegistry = field(default_factory=JobRegistry)

    def __post_init__(self) -> None:
        self.registry.add(PlanningJobs(database=self.database))
        self.registry.add(OverviewJobs(database=self.database))

    @asynccontextmanager
    async def tx(self) -> AsyncIterator[Transaction]:
        async with self.database.transaction(self.seeded.workspace_id) as tx:
            yield tx

    async def person(self, role: Role) -> Person:
        """One more person, with a role."""
        workspace_id = self.seeded.workspace_id
        name = f"The {role}"
        person = await seed_person(self.database, workspace_id, f"UNEW{role.upper()}", name)
        async with self.tx() as tx:
            await clients.add_member(tx, self.seeded.client, self.seeded.manager, person, role)
        return person

    def draft(self, title: str = "Summer launch", **more: Any) -> ItemDraft:
        values: dict[str, Any] = {"kind": "campaign", "owner_id": self.seeded.manager.id}
        return ItemDraft(title=title, **values | more)

    def cadence(self, per_week: int = 3, **more: Any) -> ItemDraft:
        title = f"{per_week} posts a week on X"
        return self.draft(title, kind="cadence", network="x", per_week=per_week, **more)

    async def propose(self, draft: ItemDraft | None = None, by: Person | None = None) -> PlanItem:
        async with self.tx() as tx:
            return await service.propose(
                tx,
                client=self.seeded.client,
                person=by or self.seeded.manager,
                draft=draft or self.draft(),
            )

    async def agree(self, *wanted: tuple[int, int], by: Person | None = None) -> Agreed:
        async with self.tx() as tx:
            who = by or self.seeded.contact
            return await agreements.agree(tx, self.seeded.client, who, wanted)

    async def agreed(self, draft: ItemDraft | None = None) -> PlanItem:
        """An item that is the plan."""
        item = await self.propose(draft)
        await self.agree((item.number, item.last_version))
        return await self.item(item)

    async def item(self, item: PlanItem) -> PlanItem:
        """The item as it stands now."""
        async with self.tx() as tx:
            return await repository.item_by_id(tx, item.id)

    async def plan_version(self) -> int:
        async with self.tx() as tx:
            plan = await repository.plan_of(tx, self.seeded.client.id)
            return plan.version if plan else 0

    async def recorded(self, kind: str) -> list[RecordedEntry]:
        """The record's entries of a kind, oldest first."""
        async with self.tx() as tx:
            found = await entries(
                tx, self.seeded.client.id, audience="client", limit=100, kinds=[kind]
            )
        return found[::-1]

    async def work(self) -> None:
        """Do what is enqueued for the plan."""
        query = text(
            "DELETE FROM procrastinate_jobs WHERE id = (SELECT min(id) FROM procrastinate_jobs "
            "WHERE args->>'workspace_id' = :workspace) RETURNING task_name, args"
        )
        workspace = str(self.seeded.workspace_id)
        while True:
            async with self.database.system() as session:
                row = (await session.execute(query, {"workspace": workspace})).first()
            if row is None:
                return
            if row[0] in self.registry.handlers:
                task, handler = self.registry.handlers[row[0]]
                arguments = dict(row[1])
                await handler(UUID(arguments.pop("workspace_id")), task.model_validate(arguments))

    async def said(self, about: str) -> list[str]:
        """All text of the messages about a subject, oldest first."""
        query = select(OutboundMessage).where(OutboundMessage.subject.startswith(about))
        async with self.tx() as tx:
            rows = await tx.session.scalars(query.order_by(OutboundMessage.seq))
            return [text_of(row.body["blocks"]) for row in rows]


def outcomes(agreed: Agreed) -> list[tuple[int, Outcome]]:
    """What one press came to, by number."""
    return [(item.number, outcome) for item, outcome in agreed.outcomes]


@pytest.fixture
async def table(database: Database, workspace_id: UUID) -> Table:
    listen(database)
    return Table(database, await seed_client(database, workspace_id))
