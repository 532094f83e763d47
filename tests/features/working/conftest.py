"""A client whose page both sides may read, with what others hear of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.working import service
from bot.features.working.jobs import WorkingJobs
from bot.features.working.rules import HowWeWork, Outcome
from bot.features.working.service import Changes
from bot.features.working.tasks import ShowWorking
from bot.record.repository import RecordedEntry, entries
from bot.slack.models import Person
from bot.storage.transaction import Database, Transaction
from tests.support.people import Seeded, seed_client
from tests.support.posting import listen

__all__ = ["Table", "table"]


@dataclass
class Table:
    """Where both sides sit."""

    database: Database
    seeded: Seeded

    @asynccontextmanager
    async def at(self) -> AsyncIterator[tuple[Transaction, Client]]:
        async with self.database.transaction(self.seeded.workspace_id) as tx:
            yield tx, await clients.client_by_id(tx, self.seeded.client.id)

    async def page(self) -> HowWeWork:
        async with self.at() as (tx, client):
            return await service.page(tx, client)

    async def change(self, by: Person | None = None, **wanted: Any) -> tuple[str, ...]:
        async with self.at() as (tx, client):
            return await service.change(tx, client, by or self.seeded.manager, Changes(**wanted))

    async def agree(self, by: Person, digest: str | None = None) -> Outcome:
        wanted = digest or (await self.page()).digest
        async with self.at() as (tx, client):
            return await service.agree(tx, client, by, wanted)

    async def show(self) -> None:
        task = ShowWorking(client_id=self.seeded.client.id)
        await WorkingJobs(database=self.database).show_working(self.seeded.workspace_id, task)

    async def asked(self) -> set[str]:
        """What the worker was asked since this was looked at."""
        taken = text(
            "DELETE FROM procrastinate_jobs WHERE args->>'workspace_id' = :workspace "
            "RETURNING task_name"
        )
        async with self.database.system() as session:
            found = await session.scalars(taken, {"workspace": str(self.seeded.workspace_id)})
            return set(found)

    async def recorded(self, *kinds: str) -> list[RecordedEntry]:
        """Entries of these kinds that both sides read, oldest first."""
        async with self.at() as (tx, client):
            found = await entries(tx, client.id, audience="client", limit=100)
        return [entry for entry in found[::-1] if entry.kind in kinds]


@pytest.fixture
async def table(database: Database, workspace_id: UUID) -> Table:
    listen(database)
    return Table(database, await seed_client(database, workspace_id))
