"""A desk at which requests are made by the real services and shown by the real jobs."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.features.clients.models import Client
from bot.features.promises import service as promises
from bot.features.promises.models import Promise
from bot.features.requests import service
from bot.features.requests.jobs import RequestsJobs
from bot.features.requests.models import Request, RequestQuestion
from bot.features.requests.rules import Detail
from bot.features.requests.service import Told
from bot.i18n import when
from bot.record import repository as ledger
from bot.slack.models import Person
from bot.storage.transaction import Database
from tests.support.people import seed_client
from tests.support.posting import Desk as PostingDesk
from tests.support.posting import listen, text_of

__all__ = ["Desk", "desk"]

SENTENCE = "a post about the new tea"


@dataclass
class Desk(PostingDesk):
    """One client, its requests, and the worker that shows them when the test says so."""

    def __post_init__(self) -> None:
        self.registry.add(RequestsJobs(database=self.database))

    @property
    def client(self) -> Client:
        return self.seeded.client

    async def send(self, by: Person | None = None, text: str = SENTENCE, **more: Any) -> Request:
        async with self.database.transaction(self.workspace_id) as tx:
            return await service.send(
                tx,
                client=self.client,
                person=by or self.seeded.contact,
                text=text,
                language=self.client.language,
                door="slash",
                **more,
            )

    async def write_down(self, by: Person, who: str = "Rosa") -> Request:
        return await self.send(by, told=Told(who, "email"))

    async def detail(self, request: Request, by: Person, said: Detail, **more: Any) -> None:
        async with self.database.transaction(self.workspace_id) as tx:
            await service.detail(tx, request.id, by, said, **more)

    async def accept(self, request: Request, by: Person, *, due: date, read: int = 1) -> None:
        async with self.database.transaction(self.workspace_id) as tx:
            await service.accept(tx, request.id, by, read=read, due=due)

    async def ask(self, request: Request, by: Person, text: str) -> RequestQuestion:
        async with self.database.transaction(self.workspace_id) as tx:
            await service.ask(tx, request.id, by, text=text)
        async with self.database.transaction(self.workspace_id) as tx:
            query = select(RequestQuestion).where(RequestQuestion.text == text)
            return (await tx.session.scalars(query)).one()

    async def do(self, use_case: Any, request: Request, by: Person, **more: Any) -> None:
        """Any other use case about a request."""
        async with self.database.transaction(self.workspace_id) as tx:
            await use_case(tx, request.id, by, **more)

    async def promises(self, request: Request) -> list[Promise]:
        async with self.database.transaction(self.workspace_id) as tx:
            return await promises.of_subject(tx, request.subject)

    async def request(self, request: Request) -> Request:
        """The request as it stands now."""
        async with self.database.transaction(self.workspace_id) as tx:
            found = await service.find_request(tx, request.id)
        assert found is not None
        return found

    async def shown(self, request: Request) -> str:
        """All text of the card, once the worker has worked."""
        await self.work()
        now = await self.request(request)
        return next(text_of(r.body["blocks"]) for r in await self._rows() if r.id == now.card_id)

    async def said(self, request: Request) -> list[str]:
        """The lines under the card, in order."""
        await self.work()
        now = await self.request(request)
        return [r.body["text"] for r in await self._rows() if r.thread_of == now.card_id]

    async def told(self, request: Request) -> list[str]:
        """What the record tells of a request, oldest first."""
        async with self.database.transaction(self.workspace_id) as tx:
            found = await ledger.entries(
                tx, self.client.id, audience="client", limit=100, subject=request.subject
            )
        return [entry.kind for entry in found[::-1]]

    def day(self, days: int) -> date:
        """A day of the client's, so many days from today."""
        now = self.database.clock.business()
        return now.astimezone(ZoneInfo(self.client.zone)).date() + timedelta(days=days)


@pytest.fixture(scope="session", autouse=True)
def warmed() -> None:
    when.warm()


@pytest.fixture
async def desk(database: Database, workspace_id: UUID) -> Desk:
    listen(database)
    return Desk(database, await seed_client(database, workspace_id))
