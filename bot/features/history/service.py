"""What the record says was changed, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Side
from bot.features.history.payloads import HistoryPage, Sort
from bot.features.plans import repository
from bot.features.plans import service as plans
from bot.features.plans.models import Difference, PlanChange
from bot.features.plans.rules import may_read_words
from bot.record.marks import Filter
from bot.record.repository import RecordedEntry
from bot.record.search import find
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["Page", "change_of", "history"]

PAGE = 10
DETAILED = "plan.change_detailed"
LATE = ("delay.confirmed", "delay.corrected", "delay.disputed")
"""What moved a date, as both sides read it."""
KINDS: Mapping[Sort, Sequence[str]] = {
    "changes": (plans.TOLD, *LATE[:2]),
    "details": (DETAILED, "plan.change_fixed"),
    "seen": ("plan.change_seen", "plan.change_asked_again"),
    "differs": (
        "plan.change_discussed",
        "plan.change_disputed",
        "plan.change_dispute_withdrawn",
    ),
    "late": LATE,
    "all": (
        plans.TOLD,
        "plan.change_fixed",
        "plan.change_taken_back",
        "plan.change_announced",
        DETAILED,
        "plan.change_seen",
        "plan.change_asked_again",
        "plan.change_discussed",
        "plan.change_disputed",
        "plan.change_dispute_withdrawn",
        *LATE,
    ),
}
"""Which entries a sort of news consists of."""


@dataclass(frozen=True)
class Page:
    """A page of the record's changes, newest first, with how each stands now."""

    client: Client
    entries: Sequence[RecordedEntry]
    changes: Mapping[UUID, PlanChange]
    differences: Mapping[UUID, Sequence[Difference]]
    last: int | None
    """The record's number at which the page ends; None: there is nothing older."""
    side: Side | None
    """Of who reads; None: both do."""

    def readable(self, entry: RecordedEntry) -> bool:
        """Whether whoever reads may know what was said: the other side was told of it."""
        change = self.changes.get(change_of(entry))
        if change is None:
            return True  # of a lateness only what was confirmed is here
        return may_read_words(change.state, told_by=change.told_side, reading=self.side)


async def history(
    tx: Transaction,
    client: Client,
    person: Person,
    wanted: HistoryPage,
    *,
    team: bool,
    both: bool = False,
) -> Page:
    """A page of what the record says was changed, newest first.

    ``team``: it is read where only the team reads; ``both``: where both sides read along. Where
    words are looked for, those that the reader may not know of yet are no hits.

    Raises:
        NotYourRole: this person has no part at the client.
    """
    await clients.require(tx, client, person, *plans.EVERYBODY)
    found = await find(
        tx,
        client.id,
        _filter(wanted, ZoneInfo(client.zone)),
        audience=None if team else "client",
        before_seq=wanted.before[-1] if wanted.before else None,
        limit=PAGE + 1,
    )
    shown = found[:PAGE]
    ids = {change_of(entry) for entry in shown}
    page = Page(
        client,
        shown,
        await repository.changes_by_id(tx, ids),
        await repository.differences_of(tx, ids),
        last=shown[-1].seq if len(found) > PAGE else None,
        side=None if both else await plans.side_at(tx, client, person),
    )
    if not wanted.words:
        return page
    hits = [entry for entry in shown if page.readable(entry)]
    return Page(client, hits, page.changes, page.differences, page.last, page.side)


def _filter(wanted: HistoryPage, zone: ZoneInfo) -> Filter:
    kinds = KINDS[wanted.sort]
    if wanted.item is not None and wanted.sort == "changes":
        kinds = (*kinds, DETAILED)  # which item it is about is mostly said later
    return Filter(
        words=wanted.words,
        kinds=kinds,
        actor=str(wanted.person) if wanted.person else "",
        about=wanted.item,
        since=_midnight(wanted.since, zone) if wanted.since else None,
        until=_midnight(wanted.until + timedelta(days=1), zone) if wanted.until else None,
    )


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def change_of(entry: RecordedEntry) -> UUID:
    """Which change an entry is about."""
    return UUID(entry.subject.partition(":")[2])
