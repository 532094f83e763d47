"""What the record says was changed, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Side
from bot.features.plans import repository
from bot.features.plans import service as plans
from bot.features.plans.models import PlanChange
from bot.record.repository import RecordedEntry, entries
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["Page", "change_of", "history"]

PAGE = 10


@dataclass(frozen=True)
class Page:
    """A page of the record's changes, newest first, with how each stands now."""

    client: Client
    entries: Sequence[RecordedEntry]
    changes: Mapping[UUID, PlanChange]
    more: bool
    side: Side
    """Of who reads."""


async def history(
    tx: Transaction, client: Client, person: Person, *, before: int | None, team: bool
) -> Page:
    """A page of what the record says was changed, newest first.

    ``before``: the record's number at which the page before ended. ``team``: it is read where
    only the team reads.

    Raises:
        NotYourRole: this person has no part at the client.
    """
    await clients.require(tx, client, person, *plans.EVERYBODY)
    found = await entries(
        tx,
        client.id,
        audience=None if team else "client",
        before_seq=before,
        limit=PAGE + 1,
        kinds=[plans.TOLD],
    )
    shown = found[:PAGE]
    ids = [change_of(entry) for entry in shown]
    changes = await repository.changes_by_id(tx, ids)
    side = await plans.side_at(tx, client, person)
    return Page(client, shown, changes, more=len(found) > PAGE, side=side)


def change_of(entry: RecordedEntry) -> UUID:
    """Which change an entry is about."""
    return UUID(entry.subject.partition(":")[2])
