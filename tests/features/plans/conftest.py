"""A brand with a channel that its client reads, behind the kit's real doors, and a mailbox."""

import asyncio
import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text

from bot import faults
from bot.features.answers.jobs import AnswersJobs
from bot.features.clients import listeners as clients_listeners
from bot.features.clients import service as clients
from bot.features.clients.jobs import ClientsJobs
from bot.features.clients.models import Client
from bot.features.deliveries.jobs import DeliveriesJobs
from bot.features.details import listeners as details_listeners
from bot.features.details.jobs import DetailsJobs
from bot.features.evidence.jobs import EvidenceJobs
from bot.features.planning.jobs import PlanningJobs
from bot.features.plans import listeners
from bot.features.plans.jobs import PlansJobs
from bot.features.plans.models import PlanChange
from bot.features.receipts.jobs import ReceiptsJobs
from bot.features.receipts.models import Receipt
from bot.features.talks import listeners as talks_listeners
from bot.i18n import when
from bot.jobs.registry import JobRegistry
from bot.jobs.sweepers import sweep_due
from bot.jobs.task import TryLater
from bot.mail import Mailer
from bot.pages.links import Links
from bot.record.heads import SigningKey
from bot.record.repository import RecordedEntry, entries
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.person import Channel, Person, Seen, Team
from bot.slack import opening
from bot.slack.buckets import Buckets
from bot.slack.dispatch import Routes
from bot.slack.jobs import SlackJobs
from bot.slack.people import find
from bot.slack.web import SlackClients
from tests.slack.conftest import Place, place
from tests.support.posting import listen

__all__ = ["Desk", "desk", "place"]

HOLD = 130
PUBLIC_URL = "https://rapport.example"
KEY = base64.urlsafe_b64encode(bytes(32)).decode()
PATIENCE_SECONDS = 20


@dataclass
class Desk:
    """The brand, and a worker that works when the test says so."""

    place: Place
    client: Client
    room: Channel
    """Which the client reads."""
    mailbox: Mailbox
    key: SigningKey
    registry: JobRegistry
    jobs: PlansJobs
    receipts: ReceiptsJobs
    deliveries: DeliveriesJobs

    async def said(self, by: Person, line: str, thread: Seen | None = None) -> Seen:
        """Say something in the client's channel, and have the app do what it does."""
        seen = await by.say(self.room, line, thread=thread)
        await self.work()
        return seen

    async def work(self) -> list[str]:
        """Do all that is enqueued; the names of what put itself off."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while self.place.hub.busy:  # what people said is on its way to the app
                await asyncio.sleep(0.01)
        later: list[str] = []
        while (job := await self._next_job()) is not None:
            name, arguments = job
            if name not in self.registry.handlers:
                continue  # a feature's that is not at this desk
            task, handler = self.registry.handlers[name]
            workspace = UUID(arguments.pop("workspace_id"))
            try:
                await handler(workspace, task.model_validate(arguments))
            except TryLater:
                later.append(name)
        return later

    async def pass_time(self, seconds: float = HOLD) -> list[str]:
        """Let business time pass, and do what falls due."""
        query = text(
            "INSERT INTO business_clock VALUES (true, :us) ON CONFLICT (only_row) "
            "DO UPDATE SET offset_us = business_clock.offset_us + :us"
        )
        async with self.place.database.system() as session:
            await session.execute(query, {"us": int(seconds * 1_000_000)})
        async with self.place.database.system():
            pass  # takes over the new offset
        await sweep_due(self.place.database)
        return await self.work()

    async def changes(self) -> list[PlanChange]:
        async with self.place.database.transaction(self.place.workspace_id) as tx:
            return list(await tx.session.scalars(select(PlanChange).order_by(PlanChange.number)))

    async def mails(self) -> list[Receipt]:
        """What was kept of the mails, oldest first; not those that ask for an address."""
        query = select(Receipt).where(~Receipt.scope.startswith("address:"))
        async with self.place.database.transaction(self.place.workspace_id) as tx:
            return list(await tx.session.scalars(query.order_by(Receipt.prepared_at)))

    async def recorded(self) -> list[RecordedEntry]:
        """The record of changes and their mails, oldest first."""
        async with self.place.database.transaction(self.place.workspace_id) as tx:
            found = await entries(tx, self.client.id, audience="client", limit=100)
        return [e for e in reversed(found) if e.kind.startswith(("plan.", "receipt."))]

    async def kinds(self) -> list[str]:
        return [entry.kind for entry in await self.recorded()]

    async def setting(self, **values: Any) -> None:
        """Have the manager change settings."""
        async with self.place.database.transaction(self.place.workspace_id) as tx:
            client = await clients.client_by_id(tx, self.client.id)
            ana = await find(tx, self.place.ana.team, self.place.ana.id)
            assert ana is not None
            await clients.change_settings(tx, client, ana, values)

    async def _next_job(self) -> tuple[str, dict[str, Any]] | None:
        query = text(
            "DELETE FROM procrastinate_jobs WHERE id = (SELECT min(id) FROM procrastinate_jobs "
            "WHERE args->>'workspace_id' = :workspace) RETURNING task_name, args"
        )
        workspace = str(self.place.workspace_id)
        async with self.place.database.system() as session:
            row = (await session.execute(query, {"workspace": workspace})).first()
        return None if row is None else (row[0], dict(row[1]))


@pytest.fixture
def routes() -> Routes:
    routes = Routes()
    routes.include(clients_listeners)
    for each in (listeners, details_listeners, talks_listeners, opening):
        routes.include(each)
    return routes


@pytest.fixture(scope="session", autouse=True)
def warmed() -> None:
    """As every process of ours does before it answers: dateparser's first call is slow."""
    when.warm()


@pytest.fixture
async def desk(place: Place, tmp_path: Path) -> AsyncIterator[Desk]:
    async with Mailbox(tmp_path / "mails") as mailbox:
        yield await _open(place, mailbox)
    faults.disarm_all()


async def _open(place: Place, mailbox: Mailbox) -> Desk:
    database, url = place.database, place.bolt.client.base_url
    registry, key = JobRegistry(), SigningKey(SigningKey.generate())
    in_slack = SlackClients(place.session, url, place.installs.token_of)
    buckets = Buckets(None, database.clock, factor=100)
    mailer = Mailer.from_url(mailbox.url, sender="rapport@example.com")
    jobs = PlansJobs(database=database)
    links = Links([KEY], PUBLIC_URL)
    receipts = ReceiptsJobs(database=database, mailer=mailer, signing_key=key, links=links)
    deliveries = DeliveriesJobs(database=database, mailer=mailer, links=links)
    registry.add(SlackJobs(database, in_slack, buckets, clients.on_undeliverable))
    registry.add(ClientsJobs(database=database))
    registry.add(jobs)
    registry.add(DetailsJobs(database=database))
    registry.add(PlanningJobs(database=database))
    registry.add(EvidenceJobs(database=database, clients=in_slack))
    registry.add(receipts)
    registry.add(deliveries)
    registry.add(AnswersJobs(database=database, domain=mailer.domain))
    listen(database)
    client, room = await _set_up(place)
    desk = Desk(place, client, room, mailbox, key, registry, jobs, receipts, deliveries)
    await desk.setting(client_channel_id=room.id)
    await desk.work()
    return desk


async def _set_up(place: Place) -> tuple[Client, Channel]:
    await place.ana.slash(place.channel, "/rapport configurar")
    modal = await place.ana.modal("Dar de alta una marca")
    answers: dict[str, object] = {
        "brand": "Café Año",
        "x_handle": "@cafe",
        "contact": place.carl.id,
        "answering": [place.ben.id],
        "contact_email": "carl@cafe.example",
    }
    assert (await place.ana.submit(modal, answers)).closed
    room = await place.agency.channel("cafe", members=[place.ana, place.ben, place.install])
    acme = Team(place.carl.team, "Acme", place.slack.control)
    await place.slack.connect(room, acme, [place.carl])
    async with place.database.transaction(place.workspace_id) as tx:
        (client,) = await clients.clients(tx)
    return client, room
