"""Use cases around plan items."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.features.clients.models import Client
from bot.features.planning.models import PlanItem
from bot.features.planning.rules import ItemDraft
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "Moved",
    "item_by_id",
    "items_by_id",
    "move",
    "note_change",
    "open_items",
    "propose",
]


@dataclass(frozen=True)
class Moved:
    """What a plan change did to an item's dates."""

    item: PlanItem
    starts_before: date | None
    ends_before: date | None


async def open_items(tx: Transaction, client_id: UUID) -> Sequence[PlanItem]:
    """What is agreed or proposed and not closed, by number."""
    raise NotImplementedError


async def item_by_id(tx: Transaction, item_id: UUID) -> PlanItem:
    """One item. Raises ``NoResultFound`` for an id that is none: check what a person sends."""
    raise NotImplementedError


async def items_by_id(tx: Transaction, ids: Collection[UUID]) -> dict[UUID, PlanItem]:
    """Several items; unknown ids are left out."""
    raise NotImplementedError


async def propose(
    tx: Transaction,
    *,
    client: Client,
    person: Person,
    draft: ItemDraft,
    asked_by: Person | None = None,
) -> PlanItem:
    """Propose an item; the proposer has agreed for their side.

    ``asked_by``: who of the other side asked for exactly this (a request); they have agreed too,
    so that it is the plan at once.
    """
    raise NotImplementedError


async def move(
    tx: Transaction,
    item_id: UUID,
    person: Person,
    *,
    starts: date | None,
    ends: date | None,
    change_number: int,
    change_id: UUID | None = None,
) -> Moved:
    """A plan change moves an agreed item: its next version, in force at once."""
    raise NotImplementedError


async def note_change(
    tx: Transaction, item_ids: Collection[UUID], *, change_id: UUID, number: int
) -> None:
    """A plan change is about these items, without moving them: they show it as their last."""
    raise NotImplementedError
