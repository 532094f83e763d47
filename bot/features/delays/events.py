"""What happened to what was late."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["DelayConfirmed", "DelayCorrected", "DelayDisputed"]


@dataclass(frozen=True)
class DelayConfirmed:
    """A manager said what moved the date; from then on the client reads it."""

    delay_id: UUID
    client_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class DelayCorrected:
    """A manager said otherwise what moved the date, after the client may have read it."""

    delay_id: UUID
    client_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class DelayDisputed:
    """Somebody sees it differently; what they said stands beside it."""

    delay_id: UUID
    client_id: UUID
    person_id: UUID
