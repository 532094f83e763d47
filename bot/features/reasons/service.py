"""Reads days by cause and the entries behind them; keeps what somebody sees differently."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.causes.rules import Cause
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Role, Side, side_of
from bot.features.delays import repository
from bot.features.delays import service as delays
from bot.features.delays.events import DelayDisputed
from bot.features.delays.models import CauseDays, Delay, DelayDifference
from bot.features.delays.rules import NotConfirmed, Status, UnknownDelay, check_words
from bot.features.delays.tasks import ShowDelay
from bot.jobs.queue import enqueue
from bot.record.marks import Filter
from bot.record.repository import RecordedEntry
from bot.record.search import find
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "TALKERS",
    "begin_differ",
    "differ",
    "entries_behind",
    "is_agency",
    "is_for_team",
    "person_of",
    "since_day",
]

TALKERS: tuple[Role, ...] = ("client", "manager", "strategist", "staff")
BACK = timedelta(days=90)
EACH, ALL = 10, 30


def since_day(client: Client, now: datetime) -> date:
    """From which day on days are counted: three months."""
    return now.astimezone(ZoneInfo(client.zone)).date() - BACK


async def entries_behind(
    tx: Transaction, client: Client, cause: Cause, since: date, *, team: bool
) -> list[RecordedEntry]:
    """The entries that the days of one cause come from, newest first; team matter for the team."""
    found: dict[int, RecordedEntry] = {}
    for counted in await delays.by_cause(tx, client, since):
        if counted.cause == cause:
            for about in _about(counted):
                for entry in await find(
                    tx,
                    client.id,
                    Filter(about=about),
                    audience=None if team else "client",
                    limit=EACH,
                ):
                    found[entry.seq] = entry
    return sorted(found.values(), key=lambda entry: -entry.seq)[:ALL]


def _about(counted: CauseDays) -> list[UUID]:
    """The delays, and what moved their dates."""
    ids = {delay.id for delay, _ in counted.parts}
    ids |= {UUID(part.subject.partition(":")[2]) for _, part in counted.parts if part.subject}
    return sorted(ids)


async def begin_differ(
    tx: Transaction, delay_id: UUID, person: Person
) -> tuple[Delay, Client, DelayDifference | None]:
    """The delay, if this person may say something beside it, and what they said before.

    Raises:
        UnknownDelay, NotYourRole, NotConfirmed: why not.
    """
    delay, client = await delays.known(tx, delay_id, person)
    await clients.require(tx, client, person, *TALKERS)
    if delay.state is not Status.CONFIRMED:
        raise NotConfirmed if await _side(tx, client, person) == "agency" else UnknownDelay
    return delay, client, await repository.difference_of(tx, delay.id, person.id)


async def differ(tx: Transaction, delay_id: UUID, person: Person, words: str) -> Delay:
    """What somebody sees differently stands beside it for good; they may add to it.

    Raises:
        UnknownDelay, NotYourRole, NotConfirmed, EmptyWords, LongWords: nothing was kept.
    """
    delay, client, known = await begin_differ(tx, delay_id, person)
    said, side = check_words(words, "words"), await _side(tx, client, person)
    if known is None:
        key = {"workspace_id": tx.workspace_id, "delay_id": delay.id, "person_id": person.id}
        tx.session.add(DelayDifference(**key, side=side, text=said, said_at=tx.now))
    else:
        known.add(said)
    payload = delays.dates_of(delay) | {"words": said, "side": side}
    delays.record_on(tx, delay, "delay.disputed", str(person.id), payload)
    await enqueue(tx, ShowDelay(delay_id=delay.id))
    await tx.publish(DelayDisputed(delay.id, client.id, person.id))
    return delay


async def is_agency(tx: Transaction, client: Client, person: Person) -> bool:
    """Whether this person is on the agency's side; for somebody without a part: no."""
    if not await clients.roles_of(tx, client.id, person.id):
        return False
    return await _side(tx, client, person) == "agency"


async def is_for_team(
    tx: Transaction, client: Client, person: Person, channel_id: str | None
) -> bool:
    """Whether only the team reads there: its channel, and somebody of the agency asks."""
    in_team = channel_id in (client.team_channel_id, client.inbox_channel_id)
    return in_team and await is_agency(tx, client, person)


def person_of(entry: RecordedEntry) -> UUID | None:
    """Who did it; None: Rapport itself, or whoever reads the client's address."""
    with suppress(ValueError):
        return UUID(entry.actor)
    return None


async def _side(tx: Transaction, client: Client, person: Person) -> Side:
    around = await clients.members(tx, client.id)
    return side_of(view.side for view in around if view.person.id == person.id)
