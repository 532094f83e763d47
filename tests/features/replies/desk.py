"""The team's channel in a strict local Slack and the brand on a strict local X, worked by hand."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import text

from bot.features.clients import listeners as clients_listeners
from bot.features.clients import service as clients
from bot.features.clients.jobs import ClientsJobs
from bot.features.clients.models import Client
from bot.features.clients.rules import SetupAnswers
from bot.features.inbox import listeners as inbox_listeners
from bot.features.inbox.jobs import InboxJobs
from bot.features.inbox.tasks import PollMentions
from bot.features.replies import listeners
from bot.features.replies.jobs import RepliesJobs
from bot.i18n.reader import Language
from bot.jobs.registry import JobRegistry
from bot.networks.base import NetworkAccount
from bot.networks.x.network import XNetwork
from bot.networks.x.text import warm
from bot.sandbox.person import Person as InSlack
from bot.sandbox.person import Seen
from bot.slack.buckets import Buckets
from bot.slack.dispatch import Routes
from bot.slack.jobs import SlackJobs
from bot.slack.models import Person
from bot.slack.web import SlackClients
from tests.sandbox.x.running import RunningX, running_x
from tests.slack.conftest import Place
from tests.support.people import BOX, seed_person
from tests.support.posting import listen

__all__ = ["SlackDesk", "open_desk", "routes"]


@pytest.fixture
def routes() -> Routes:
    routes = Routes()
    for module in (clients_listeners, inbox_listeners, listeners):
        routes.include(module)
    return routes


@dataclass
class SlackDesk:
    """Ana manages (in Spanish), Ben answers (in English); the brand's cards are English."""

    place: Place
    x: RunningX
    client: Client
    account: NetworkAccount
    account_task: PollMentions
    registry: JobRegistry
    people: dict[str, Person]

    async def work(self) -> None:
        """Do everything that is enqueued, and all that follows of it."""
        while (job := await self._next_job()) is not None:
            name, arguments = job
            if name not in self.registry.handlers:
                continue  # a feature's that is not at this desk
            task, handler = self.registry.handlers[name]
            arguments.pop("workspace_id")
            await handler(self.place.workspace_id, task.model_validate(arguments))

    async def _next_job(self) -> tuple[str, dict[str, Any]] | None:
        query = text(
            "DELETE FROM procrastinate_jobs WHERE id = (SELECT min(id) FROM procrastinate_jobs "
            "WHERE args->>'workspace_id' = :workspace) RETURNING task_name, args"
        )
        async with self.place.database.system() as session:
            row = (
                await session.execute(query, {"workspace": str(self.place.workspace_id)})
            ).first()
        return None if row is None else (row[0], dict(row[1]))

    async def customer(self, handle: str, words: str) -> str:
        """A customer writes, and it is read; the id."""
        written = await self.x.control.write(handle, words)
        await self.read()
        return written

    async def read(self) -> None:
        _, handler = self.registry.handlers[PollMentions.name]
        await handler(self.place.workspace_id, self.account_task)
        await self.work()

    async def card(self, containing: str, who: InSlack | None = None) -> Seen:
        return await (who or self.place.ben).sees(self.place.channel, containing)


async def _meet(place: Place, one: InSlack, language: Language) -> Person:
    return await seed_person(
        place.database, place.workspace_id, one.id, one.name, team=one.team, language=language
    )


async def open_desk(place: Place) -> AsyncIterator[SlackDesk]:
    """Set the brand up with Ana as its manager and Ben as who answers."""
    database = place.database
    listen(database)
    warm()  # as the web process does before it serves
    people = {
        "Ana": await _meet(place, place.ana, "es"),
        "Ben": await _meet(place, place.ben, "en"),
    }
    async with running_x() as x:
        brand = await x.control.create_account("acme", "Acme")
        network = XNetwork(x.session, database.clock, api_url=x.url)
        opened = NetworkAccount("x", brand.handle, brand.id, brand.token)
        async with database.transaction(place.workspace_id) as tx:
            client = await clients.set_up(
                tx,
                by=people["Ana"],
                answers=SetupAnswers("Acme", "acme", "ann@example.com"),
                channel_id=place.channel.id,
                language="en",
                zone="Europe/London",
                answering=[people["Ben"]],
            )
            account = await clients.connect_account(
                tx,
                client=client,
                network="x",
                profile=await network.whoami(opened),
                token=brand.token,
                secret_box=BOX,
                actor="system",
            )
        registry = JobRegistry()
        slack = SlackClients(place.session, place.bolt.client.base_url, place.installs.token_of)
        buckets = Buckets(None, database.clock, factor=100)
        registry.add(SlackJobs(database, slack, buckets, clients.on_undeliverable))
        registry.add(ClientsJobs(database=database))
        registry.add(InboxJobs(database=database, networks={"x": network}, secret_box=BOX))
        registry.add(RepliesJobs(database=database, networks={"x": network}, secret_box=BOX))
        task = PollMentions(subject_id=account.id)
        desk = SlackDesk(place, x, client, opened, task, registry, people)
        await desk.work()
        yield desk
