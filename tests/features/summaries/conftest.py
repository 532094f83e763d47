"""A brand whose days pass when the test says so, with the worker's real jobs."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from bot.clock import Clock
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.inbox import repository as inbox_repository
from bot.features.inbox import service as inbox
from bot.features.plans import service as plans
from bot.features.posts.models import Post
from bot.features.summaries.jobs import SummariesJobs
from bot.features.summaries.models import Summary
from bot.features.summaries.tasks import Summarise
from bot.i18n.reader import Language
from bot.jobs.queue import due_time
from bot.networks.base import InboundItem, ItemKind
from bot.record import repository as ledger
from bot.record.heads import SigningKey
from bot.record.repository import RecordedEntry
from bot.slack.models import Person
from bot.slack.tables import OutboundMessage
from bot.storage.embedded import Urls
from bot.storage.transaction import Database
from tests.support.people import Seeded, seed_client
from tests.support.posting import Desk, listen, text_of

KEY = SigningKey(SigningKey.generate())
DAWN = datetime(2060, 1, 1, tzinfo=UTC)
"""Far enough ahead for no wall clock to have passed it while these tests are run."""


@pytest.fixture
def clock() -> Clock:
    """One for each test: it only goes forward."""
    clock = Clock()
    clock.advance(DAWN - clock.wall())
    return clock


@pytest.fixture
async def database(urls: Urls, clock: Clock) -> AsyncIterator[Database]:
    """One for each test, as its clock."""
    database = Database(urls.app, clock)
    yield database
    await database.close()


@dataclass
class Days:
    """One client, its days, and what is said of them."""

    database: Database
    seeded: Seeded
    desk: Desk = field(init=False)
    jobs: SummariesJobs = field(init=False)
    taken: int = 0

    def __post_init__(self) -> None:
        self.desk = Desk(self.database, self.seeded)
        self.jobs = SummariesJobs(database=self.database, signing_key=KEY)
        self.desk.registry.add(self.jobs)

    @property
    def workspace_id(self) -> UUID:
        return self.seeded.workspace_id

    @property
    def client_id(self) -> UUID:
        return self.seeded.client.id

    async def go_to(self, moment: str | datetime) -> None:
        """Let time pass until ``moment`` (UTC), and do what is due then."""
        at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        clock = self.database.clock
        clock.advance(at.replace(tzinfo=UTC) - clock.wall())
        await self.desk.sweep()

    async def summarise(self) -> None:
        """As if the worker had got the task once more."""
        await self.jobs.summarise(self.workspace_id, Summarise(subject_id=self.client_id))

    async def due(self) -> datetime | None:
        async with self.database.transaction(self.workspace_id) as tx:
            return await due_time(tx, Summarise, self.client_id)

    async def rows(self) -> list[Summary]:
        async with self.database.transaction(self.workspace_id) as tx:
            return list(await tx.session.scalars(select(Summary).order_by(Summary.day)))

    async def messages(self) -> list[OutboundMessage]:
        async with self.database.transaction(self.workspace_id) as tx:
            ours = OutboundMessage.key.like("summaries:%")
            query = select(OutboundMessage).where(ours).order_by(OutboundMessage.seq)
            return list(await tx.session.scalars(query))

    async def told(self) -> list[str]:
        """All text of every summary posted."""
        return [text_of(row.body["blocks"]) for row in await self.messages()]

    async def posted(self) -> list[RecordedEntry]:
        async with self.database.transaction(self.workspace_id) as tx:
            found = await ledger.entries(
                tx, self.client_id, audience="client", kinds=["summary.posted"], limit=100
            )
        return found[::-1]

    async def set(self, **values: Any) -> Client:
        """Have the manager change settings."""
        async with self.database.transaction(self.workspace_id) as tx:
            client = await clients.client_by_id(tx, self.client_id)
            await clients.change_settings(tx, client, self.seeded.manager, values)
        return client

    async def publish(self, text: str, *, at: datetime | None = None) -> Post:
        """A post that is on X since now, or since ``at``."""
        post = await self.desk.draft(self.seeded.manager, text)
        moment = at or self.database.clock.business()
        values = {"status": "published", "published_at": moment, "url": "https://x.com/acme/1"}
        async with self.database.transaction(self.workspace_id) as tx:
            await tx.session.execute(update(Post).where(Post.id == post.id).values(values))
        return post

    async def change(self, by: Person, text: str) -> None:
        """A plan change that the other side was told of."""
        async with self.database.transaction(self.workspace_id) as tx:
            client = await clients.client_by_id(tx, self.client_id)
            change, _ = await plans.tell(
                tx, client=client, person=by, text=text, language="en", door="slash"
            )
        async with self.database.transaction(self.workspace_id) as tx:
            await plans.announce(tx, change.id)

    async def ask(self, *minutes_ago: int) -> Sequence[str]:
        """Customers wrote so long ago; the ids of their messages."""
        now = self.database.clock.business()
        first, self.taken = self.taken, self.taken + len(minutes_ago)
        items = [
            _item(str(9000 + first + number), now - timedelta(minutes=ago))
            for number, ago in enumerate(minutes_ago)
        ]
        async with self.database.transaction(self.workspace_id) as tx:
            await inbox.take_in(tx, self.seeded.account, items)
        return [item.external_id for item in items]

    async def answer(self, *external_ids: str) -> None:
        """Somebody answered them now."""
        account, staff = self.seeded.account, self.seeded.staff
        async with self.database.transaction(self.workspace_id) as tx:
            for one in external_ids:
                item = await inbox_repository.item_by_external_id(tx, account.id, one)
                assert item is not None
                item.answer(person_id=staff.id, at=tx.now, text="Hello ^SF", url=None)


def _item(external_id: str, at: datetime) -> InboundItem:
    return InboundItem(
        external_id=external_id,
        author_id="500",
        author_handle="rosa",
        author_name="Rosa",
        text="@acme are you open?",
        created_at=at,
        conversation_id=external_id,
        in_reply_to=None,
        kind=ItemKind.MENTION,
        url=f"https://x.com/rosa/status/{external_id}",
    )


MakeDays = Callable[..., Awaitable[Days]]


@pytest.fixture
def make_days(database: Database, workspace_id: UUID) -> MakeDays:
    """A brand set up now, in a language (and its zone), or in another zone."""
    listen(database)

    async def make(
        *, language: Language = "en", zone: str | None = None, client_channel: bool = True
    ) -> Days:
        seeded = await seed_client(
            database, workspace_id, language=language, client_channel=client_channel
        )
        days = Days(database, seeded)
        if zone is not None:
            await days.set(zone=zone)
        return days

    return make


@pytest.fixture
async def days(make_days: MakeDays) -> Days:
    """In English, in London, from the first of January 2060 on."""
    return await make_days()
