"""What happened to plan items."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

__all__ = ["ItemAgreed", "ItemChanged", "ItemClosed", "ItemMoved", "ItemProposed", "ItemRevised"]


@dataclass(frozen=True)
class ItemProposed:
    """One side would like it on the plan; nobody has agreed but them."""

    item_id: UUID
    client_id: UUID
    version: int
    person_id: UUID


@dataclass(frozen=True)
class ItemRevised:
    """Another version of an item is proposed; what was agreed stays in force until then."""

    item_id: UUID
    client_id: UUID
    version: int
    person_id: UUID


@dataclass(frozen=True)
class ItemAgreed:
    """A person of each side has agreed: it is the plan. ``person_id``: the second one.

    None: whoever reads the client's address.
    """

    item_id: UUID
    client_id: UUID
    version: int
    person_id: UUID | None


@dataclass(frozen=True)
class ItemMoved:
    """A plan change moved an agreed item's dates; ``change_id`` is that change's."""

    item_id: UUID
    client_id: UUID
    change_id: UUID | None
    starts_before: date | None
    starts_after: date | None
    ends_before: date | None
    ends_after: date | None


@dataclass(frozen=True)
class ItemClosed:
    """It is over, or it was dropped; the reason is in the record."""

    item_id: UUID
    client_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class ItemChanged:
    """Something about it is shown differently from now on; comes with every other event, too."""

    item_id: UUID
    client_id: UUID
