"""What happened to inbound messages."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["ItemDeleted", "ItemEdited", "ItemReceived"]


@dataclass(frozen=True)
class ItemReceived:
    """A customer wrote."""

    item_id: UUID
    client_id: UUID


@dataclass(frozen=True)
class ItemEdited:
    """The customer changed what they wrote."""

    item_id: UUID
    client_id: UUID


@dataclass(frozen=True)
class ItemDeleted:
    """What the customer wrote is gone from the network."""

    item_id: UUID
    client_id: UUID
