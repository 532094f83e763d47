"""A desk at which dates pass and move, and what moved them is proposed and confirmed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.features.causes.rules import Part, total, working_days
from bot.features.clients.models import Client
from bot.features.delays import repository
from bot.features.delays.jobs import DelaysJobs
from bot.features.delays.models import Delay
from bot.features.delays.rules import digest_of
from bot.features.lateness.jobs import LatenessJobs
from bot.features.planning import service as planning
from bot.features.planning.models import PlanItem
from bot.features.planning.rules import ItemDraft
from bot.features.plans import repository as plans_table
from bot.features.plans import service as plans
from bot.features.plans.models import PlanChange
from bot.features.promises import service as promises
from bot.features.promises.models import Promise
from bot.features.requests import service as requests
from bot.features.requests.models import Request
from bot.features.requests.rules import Detail
from bot.features.verdicts.jobs import VerdictsJobs
from bot.record import repository as ledger
from bot.record.repository import RecordedEntry
from bot.slack.models import Person
from bot.slack.tables import OutboundMessage
from tests.support.posting import Desk as PostingDesk
from tests.support.posting import text_of

__all__ = ["LateDesk"]


@dataclass
class LateDesk(PostingDesk):
    """One client, and the worker's part of lateness."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for jobs in (DelaysJobs, LatenessJobs, VerdictsJobs):
            self.registry.add(jobs(database=self.database))

    @property
    def client(self) -> Client:
        return self.seeded.client

    # Days.

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.client.zone)

    def today(self) -> date:
        return self.database.clock.business().astimezone(self.zone).date()

    def workday(self, count: int, after: date | None = None) -> date:
        """The so-many-th working day after a day (today)."""
        start = after or self.today()
        return working_days(start, start + timedelta(days=2 * count + 7), self.client.hours)[
            count - 1
        ]

    async def until(self, day: date, at: time = time(12)) -> None:
        """Let time pass up to a time of a day, with all that falls due on the way."""
        target = datetime.combine(day, at, self.zone).astimezone(UTC)
        gap = (target - self.database.clock.business()).total_seconds()
        await self.pass_time(max(gap, 0))

    # What is late.

    async def campaign(self, ends: date, *, starts: date | None = None) -> PlanItem:
        """A campaign that both sides agreed to."""
        async with self.database.transaction(self.workspace_id) as tx:
            draft = ItemDraft(
                kind="campaign",
                title="Launch campaign",
                owner_id=self.seeded.manager.id,
                starts=starts,
                ends=ends,
            )
            return await planning.propose(
                tx,
                client=self.client,
                person=self.seeded.manager,
                draft=draft,
                asked_by=self.seeded.contact,
            )

    async def close(self, item: PlanItem) -> None:
        async with self.database.transaction(self.workspace_id) as tx:
            await planning.close(tx, item.id, self.seeded.manager, "It is over")
        await self.work()

    async def change(
        self, item: PlanItem, by: Person, *, ends: date | None = None, told: bool = True
    ) -> PlanChange:
        """A change about an item, announced; with ``ends`` it moves its last day."""
        async with self.database.transaction(self.workspace_id) as tx:
            change, _ = await plans.tell(
                tx,
                client=self.client,
                person=by,
                text="the stock is late",
                language="en",
                door="slash",
                item_ids=[item.id],
            )
        async with self.database.transaction(self.workspace_id) as tx:
            if ends is not None:
                (row,) = (await plans_table.items_of(tx, change.id)).values()
                row.move((item.starts, item.ends), (item.starts, ends))
                await tx.session.flush()
            if told:
                await plans.announce(tx, change.id)
        await self.work()
        return change

    async def promise(self, side: Any, due: date, kind: Any = "work") -> Promise:
        """What a side promised, for a request of its own."""
        by = self.seeded.contact if side == "client" else self.seeded.manager
        async with self.database.transaction(self.workspace_id) as tx:
            return await promises.make(
                tx,
                client_id=self.client.id,
                subject=f"request:{uuid4()}",
                number=3,
                title="the photos",
                kind=kind,
                side=side,
                due=due,
                person=by,
            )

    async def asked_for(self, due: date) -> Promise:
        """Material that the agency asked the client for, and that it promised."""
        async with self.database.transaction(self.workspace_id) as tx:
            request = await requests.send(
                tx,
                client=self.client,
                person=self.seeded.manager,
                text="the photos of the shop",
                language="en",
                door="slash",
            )
        async with self.database.transaction(self.workspace_id) as tx:
            await requests.accept(tx, request.id, self.seeded.contact, read=1, due=due)
        async with self.database.transaction(self.workspace_id) as tx:
            (promise,) = await promises.of_subject(tx, request.subject)
        return promise

    async def ask_with_material(self, due: date) -> Request:
        """A request of the client's that waits still, and material that they promised for it."""
        seeded = self.seeded
        async with self.database.transaction(self.workspace_id) as tx:
            request = await requests.send(
                tx,
                client=self.client,
                person=seeded.contact,
                text="a post about the shop",
                language="en",
                door="slash",
            )
        async with self.database.transaction(self.workspace_id) as tx:
            brief = Detail("assets", "photos of the shop")
            await requests.detail(tx, request.id, seeded.contact, brief, promised=due)
        return request

    async def withdraw_request(self, request: Request) -> None:
        async with self.database.transaction(self.workspace_id) as tx:
            await requests.withdraw(tx, request.id, self.seeded.contact)
        await self.work()

    async def decline_request(self, request: Request) -> None:
        async with self.database.transaction(self.workspace_id) as tx:
            await requests.decline(tx, request.id, self.seeded.manager, reason="No room")
        await self.work()

    async def accept_as_theme(self, request: Request, due: date) -> PlanItem:
        """Accepted, it is an item without dates of its own to be late for."""
        async with self.database.transaction(self.workspace_id) as tx:
            done = await requests.accept(
                tx, request.id, self.seeded.manager, read=2, due=due, kind="theme"
            )
        assert done.item_id is not None
        async with self.database.transaction(self.workspace_id) as tx:
            return await planning.item_by_id(tx, done.item_id)

    async def deliver(self, promise: Promise) -> None:
        async with self.database.transaction(self.workspace_id) as tx:
            await promises.deliver(tx, promise.id, self.seeded.manager)
        await self.work()

    # What came of it.

    async def delays(self) -> list[Delay]:
        async with self.database.transaction(self.workspace_id) as tx:
            query = select(Delay).where(Delay.client_id == self.client.id)
            return list(await tx.session.scalars(query.order_by(Delay.noticed_at, Delay.id)))

    async def delay(self) -> Delay:
        (found,) = await self.delays()
        return found

    async def parts(self, delay: Delay) -> list[Part]:
        async with self.database.transaction(self.workspace_id) as tx:
            return (await repository.parts_of(tx, [delay.id])).get(delay.id, [])

    async def counted(self, delay: Delay) -> dict[str, int]:
        """Days by cause."""
        return {str(cause): days for cause, days in total(await self.parts(delay)).items()}

    async def digest(self, delay: Delay) -> str:
        return digest_of(delay.days, await self.parts(delay))

    async def told(self, delay: Delay) -> list[tuple[str, str]]:
        """Kind and audience of what the record says of a delay, oldest first."""
        return [(entry.kind, entry.audience) for entry in await self.record_of(delay)]

    async def record_of(self, delay: Delay) -> list[RecordedEntry]:
        async with self.database.transaction(self.workspace_id) as tx:
            found = await ledger.entries(
                tx, self.client.id, audience=None, limit=100, subject=f"delay:{delay.id}"
            )
        return found[::-1]

    async def said(self, delay: Delay) -> list[tuple[str, str]]:
        """Channel and all text of the messages about a delay, oldest first."""
        await self.work()
        return [
            (row.channel_id or "", text_of(row.body["blocks"]))
            for row in await self._rows()
            if row.subject == f"delay:{delay.id}"
        ]

    async def message(self, row_id: UUID | None) -> OutboundMessage:
        return next(row for row in await self._rows() if row.id == row_id)
