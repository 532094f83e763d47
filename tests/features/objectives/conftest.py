"""A client with people of every role, and a hand to set goals with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from bot.features.clients import service as clients
from bot.features.clients.rules import Role
from bot.features.objectives import service
from bot.features.objectives.models import Objective
from bot.features.objectives.rules import Goal
from bot.record.repository import RecordedEntry, entries
from bot.slack.models import Person
from bot.storage.transaction import Database, Transaction
from tests.support.people import Seeded, seed_client, seed_person
from tests.support.posting import listen

__all__ = ["Table", "goal", "table"]


def goal(today: date, owner: Person, **more: Any) -> Goal:
    """Weekly orders from 40 to 60, in ten weeks."""
    values: dict[str, Any] = {
        "indicator": "Weekly orders",
        "unit": "orders",
        "baseline": Decimal(40),
        "target": Decimal(60),
        "due": today + timedelta(weeks=10),
        "owner_id": owner.id,
        "note": None,
    }
    return Goal(**values | more)


@dataclass
class Table:
    """Where both sides sit."""

    database: Database
    seeded: Seeded

    @asynccontextmanager
    async def tx(self) -> AsyncIterator[Transaction]:
        async with self.database.transaction(self.seeded.workspace_id) as tx:
            yield tx

    @property
    def today(self) -> date:
        return self.database.clock.business().date()

    async def person(self, role: Role, slack_user_id: str = "UNEW") -> Person:
        """One more person, with a role."""
        person = await seed_person(
            self.database, self.seeded.workspace_id, slack_user_id, f"The {role}"
        )
        async with self.tx() as tx:
            await clients.add_member(tx, self.seeded.client, self.seeded.manager, person, role)
        return person

    async def set_goal(self, by: Person | None = None, **more: Any) -> Objective:
        who = by or self.seeded.manager
        async with self.tx() as tx:
            return await service.set_goal(
                tx, self.seeded.client, who, goal(self.today, who, **more)
            )

    async def recorded(self, objective_id: UUID) -> list[RecordedEntry]:
        """The record of a goal, oldest first."""
        async with self.tx() as tx:
            found = await entries(
                tx,
                self.seeded.client.id,
                audience="client",
                limit=100,
                subject=f"objective:{objective_id}",
            )
        return found[::-1]

    async def kinds(self, objective_id: UUID) -> list[str]:
        return [entry.kind for entry in await self.recorded(objective_id)]


@pytest.fixture
async def table(database: Database, workspace_id: UUID) -> Table:
    listen(database)
    return Table(database, await seed_client(database, workspace_id))
