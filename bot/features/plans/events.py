"""What happened to plan changes."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["PlanChangeAnnounced", "PlanChangeSeen", "PlanChangeTold"]


@dataclass(frozen=True)
class PlanChangeTold:
    """Somebody told of a change; the other side does not know yet."""

    change_id: UUID
    client_id: UUID


@dataclass(frozen=True)
class PlanChangeAnnounced:
    """The other side was told."""

    change_id: UUID
    client_id: UUID


@dataclass(frozen=True)
class PlanChangeSeen:
    """The other side says that it has seen it."""

    change_id: UUID
    client_id: UUID
    person_id: UUID
