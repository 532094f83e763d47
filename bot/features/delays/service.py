"""Use cases around delays: noticed, settled, proposed, confirmed or corrected, seen differently."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.features.causes import service as causes
from bot.features.causes.rules import (
    CAUSES,
    Late,
    Part,
    divide,
    total,
    working_days,
)
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Role, Side
from bot.features.delays import repository
from bot.features.delays.models import CauseDays, Delay, Sight
from bot.features.delays.rules import (
    Because,
    Status,
    SubjectKind,
    UnknownDelay,
    Which,
)
from bot.features.delays.tasks import AskAgain, ProposeCauses, ShowDelay
from bot.features.planning import service as planning
from bot.jobs.queue import enqueue, unschedule
from bot.record.ledger import Entry, record
from bot.record.rules import JSON, Audience
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "EVERYBODY",
    "Noticed",
    "by_cause",
    "client_of",
    "close",
    "dates_of",
    "drop",
    "known",
    "notice",
    "parts_of",
    "propose",
    "record_on",
    "settle",
    "sight",
    "told",
    "told_by_cause",
]

EVERYBODY: tuple[Role, ...] = ("client", "manager", "strategist", "staff", "coach")
TEAM = frozenset({"delay.noticed", "delay.proposed", "delay.dropped", "delay.closed"})


@dataclass(frozen=True, kw_only=True)
class Noticed:
    """A date that passed or moved; see `Delay` for the fields."""

    kind: SubjectKind
    subject_id: UUID
    version: int
    thing: str
    title: str
    which: Which
    agreed: date
    number: int | None = None
    side: Side | None = None
    item_id: UUID | None = None


# Noticing.


async def notice(
    tx: Transaction,
    client: Client,
    noticed: Noticed,
    *,
    came: date | None = None,
    moved: bool = False,
) -> Delay | None:
    """A date passed (``came`` None: what it was for is not there yet) or moved.

    None where that was noticed before, or where no working day lies between.
    """
    days = len(working_days(noticed.agreed, came, client.hours)) if came else 0
    if came is not None and not days:
        return None
    await repository.hold_client(tx, client.id)
    about = noticed.kind, noticed.subject_id, noticed.agreed, noticed.version
    if await repository.known_delay(tx, *about) is not None:
        return None
    delay = Delay(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        client_id=client.id,
        **vars(noticed),
        came=None,
        was_open=came is None,
        moved=False,
        days=0,
        status=Status.OPEN,
        noticed_at=tx.now,
        asked_later=0,
    )
    tx.session.add(delay)
    await tx.session.flush()
    record_on(tx, delay, "delay.noticed", "system", dates_of(delay) | {"came": _iso(came)})
    if came is None:
        await enqueue(tx, ShowDelay(delay_id=delay.id))
    else:
        await settle(tx, client, delay, came, moved=moved)
    return delay


async def settle(
    tx: Transaction, client: Client, delay: Delay, came: date, *, moved: bool = False
) -> None:
    """What was late is there, or has another date: how late it was is known now."""
    days = len(working_days(delay.agreed, came, client.hours))
    if not days:
        await drop(tx, delay, "system")
        return
    delay.settle(came, days, moved=moved)
    await enqueue(tx, ProposeCauses(delay_id=delay.id))


async def propose(tx: Transaction, delay_id: UUID) -> bool:
    """Find what moved the date, for a manager to confirm. Whether that was still to be done."""
    delay = await repository.lock_delay(tx, delay_id)
    if delay is None or delay.state is not Status.SETTLED or delay.came is None:
        return False
    client = await clients.client_by_id(tx, delay.client_id)
    late = await _late(tx, client, delay, delay.came)
    parts = divide(delay.days, await causes.happenings(tx, client, late))
    await repository.keep_parts(tx, delay, parts)
    delay.propose()
    record_on(tx, delay, "delay.proposed", "system", dates_of(delay) | told(parts))
    await enqueue(tx, ShowDelay(delay_id=delay.id))
    return True


async def _late(tx: Transaction, client: Client, delay: Delay, came: date) -> Late:
    zone, requests = ZoneInfo(client.zone), set()
    begins = delay.agreed
    if delay.kind == "item":
        item = await planning.item_by_id(tx, delay.subject_id)
        begins = item.starts or item.proposed_at.astimezone(zone).date()
        request = await repository.request_of_item(tx, item.id)
        requests = {request.id} if request else set()
    elif delay.kind == "promise":
        promise = await repository.find_promise(tx, delay.subject_id)
        if promise is not None:
            begins = promise.made_at.astimezone(zone).date()
        requests = {UUID(delay.thing.partition(":")[2])}
    return Late(
        kind=delay.kind,
        subject_id=delay.subject_id,
        begins=min(begins, delay.agreed),
        agreed=delay.agreed,
        came=came,
        item_id=delay.item_id,
        requests=frozenset(requests),
    )


async def drop(tx: Transaction, delay: Delay, actor: str) -> None:
    """It was not late after all; whoever held it knows that it is not confirmed."""
    delay.drop()
    await unschedule(tx, AskAgain(subject_id=delay.id))
    record_on(tx, delay, "delay.dropped", actor, dates_of(delay))
    await enqueue(tx, ShowDelay(delay_id=delay.id))


async def close(tx: Transaction, delay: Delay, because: Because) -> None:
    """Nobody waits any more for what passed: nothing is counted, and nothing asked."""
    delay.close()
    record_on(tx, delay, "delay.closed", "system", dates_of(delay) | {"because": because})
    await enqueue(tx, ShowDelay(delay_id=delay.id))


# What is read.


async def by_cause(tx: Transaction, client: Client, since: date) -> list[CauseDays]:
    """The days of what a manager confirmed, by cause; of what was noticed since a client's day."""
    start = datetime.combine(since, time(), ZoneInfo(client.zone))
    delays = await repository.confirmed_since(tx, client.id, start)
    parts = await repository.parts_of(tx, [delay.id for delay in delays])
    found = []
    for cause in CAUSES:
        own = [
            (delay, part)
            for delay in delays
            for part in parts.get(delay.id, ())
            if part.cause == cause and part.days
        ]
        if own:
            found.append(CauseDays(cause, sum(part.days for _, part in own), own))
    return found


async def sight(tx: Transaction, client: Client, delay: Delay, *, team: bool) -> Sight:
    """A delay with all that is shown of it; ``team``: where only the team reads.

    Both sides' card leads to nothing that stands in the team's channel.
    """
    parts = await parts_of(tx, delay)
    differences = await repository.differences_of(tx, delay.id)
    cards = await repository.placed(tx, {part.subject for part in parts if part.subject})
    if not team:
        cards = {
            subject: card
            for subject, card in cards.items()
            if clients.is_client_channel(client, card[0])
        }
    return Sight(
        brand=client.brand,
        delay=delay,
        parts=parts,
        differences=differences,
        people=await repository.persons(
            tx, {delay.confirmed_by, *(one.person_id for one in differences)}
        ),
        urls=await repository.permalinks(tx, cards),
        now=tx.now,
        managers=await clients.managers(tx, client.id) if team else (),
    )


async def client_of(tx: Transaction, client_id: UUID, person: Person) -> Client:
    """A client by an id that came from outside.

    Raises:
        UnknownDelay: there is none, or this person has no part there.
    """
    if not await clients.roles_of(tx, client_id, person.id):
        raise UnknownDelay
    return await clients.client_by_id(tx, client_id)


# Inside.


async def known(tx: Transaction, delay_id: UUID, person: Person) -> tuple[Delay, Client]:
    """A delay by an id that came from outside, locked, with its client. Raises UnknownDelay."""
    delay = await repository.lock_delay(tx, delay_id)
    if delay is None or not await clients.roles_of(tx, delay.client_id, person.id):
        raise UnknownDelay
    return delay, await clients.client_by_id(tx, delay.client_id)


async def parts_of(tx: Transaction, delay: Delay) -> list[Part]:
    """What moved it, as it was said last."""
    return (await repository.parts_of(tx, [delay.id])).get(delay.id, [])


def dates_of(delay: Delay) -> dict[str, JSON]:
    """What an entry tells of every delay."""
    return {
        "late": delay.which if delay.kind != "item" else f"item_{delay.which}",
        "title": delay.title,
        "number": delay.number,
        "agreed_day": delay.agreed.isoformat(),
        "came": _iso(delay.came),
        "working_days": delay.days,
        "thing": delay.thing,
    }


def told(parts: list[Part]) -> dict[str, JSON]:
    """Days by cause, and what they go back to."""
    events: list[JSON] = [part.subject for part in parts if part.subject and part.days]
    return {"causes": told_by_cause(parts), "events": events}


def told_by_cause(parts: list[Part]) -> dict[str, JSON]:
    """Days by cause, as an entry tells them."""
    return {f"cause_{cause}": days for cause, days in total(parts).items()}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def record_on(
    tx: Transaction, delay: Delay, kind: str, actor: str, payload: Mapping[str, JSON]
) -> None:
    """Write an entry about a delay; nothing of it is the client's before it is confirmed."""
    audience: Audience = "team" if kind in TEAM else "client"
    entry = Entry(
        client_id=delay.client_id,
        kind=kind,
        audience=audience,
        actor=actor,
        subject=f"delay:{delay.id}",
        payload=payload,
    )
    record(tx, entry)
