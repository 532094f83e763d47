"""What becomes of answers to customers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

__all__ = [
    "ClaimEnded",
    "ItemClaimed",
    "ReplyFailed",
    "ReplyPutBack",
    "ReplySent",
    "ReplyStarted",
    "ReplyUnconfirmed",
]


@dataclass(frozen=True)
class ItemClaimed:
    """One person has it in hand."""

    item_id: UUID
    client_id: UUID
    person_id: UUID
    at: datetime


@dataclass(frozen=True)
class ClaimEnded:
    """Nobody has it in hand any more, and no answer is on its way."""

    item_id: UUID
    client_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class ReplyStarted:
    """An answer is written and will be sent."""

    item_id: UUID
    client_id: UUID
    reply_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class ReplyPutBack:
    """An answer that was in doubt will be sent once more: a person says that it is not there."""

    item_id: UUID
    client_id: UUID
    reply_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class ReplySent:
    """It is on the network. The address is None where only a person said so."""

    item_id: UUID
    client_id: UUID
    reply_id: UUID
    person_id: UUID
    at: datetime
    url: str | None
    text: str
    """As it was sent, signed."""
    external_id: str | None = None
    account_id: UUID | None = None


@dataclass(frozen=True)
class ReplyFailed:
    """It is definitely not on the network; ``reason`` is a word of ``ReplyFailure``."""

    item_id: UUID
    client_id: UUID
    reply_id: UUID
    person_id: UUID
    reason: str
    at: datetime


@dataclass(frozen=True)
class ReplyUnconfirmed:
    """It may or may not be on the network; the account's timeline is being read."""

    item_id: UUID
    client_id: UUID
    reply_id: UUID
    at: datetime
