"""What the record tells of itself, inside the transaction in which it happens."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

__all__ = ["EntryErased"]


@dataclass(frozen=True, slots=True)
class EntryErased:
    """What an entry said goes for good: whoever keeps a copy of the words lets go of it too."""

    client_id: UUID | None
    seq: int
    kind: str
    subject: str
    payload: dict[str, Any] = field(repr=False)
    """What it said, for the last time: not for a log."""
    actor: str
    """Who erases it."""
    on_request_of: str
