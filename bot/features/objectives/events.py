"""What happened to objectives."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["ObjectiveClosed", "ObjectiveSet", "ReadingLogged", "TargetChanged"]


@dataclass(frozen=True)
class ObjectiveSet:
    """A client has one more objective."""

    objective_id: UUID
    client_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class TargetChanged:
    """An objective's target, or its date, is another one now.

    ``before`` and ``after`` are words in the client's language (``60 orders by 31 Mar 2027``),
    plain, to be escaped by whoever shows them; so are ``indicator`` and ``reason``.
    """

    objective_id: UUID
    client_id: UUID
    person_id: UUID
    number: int
    indicator: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class ReadingLogged:
    """Somebody told where an objective stands, or corrected what was told."""

    objective_id: UUID
    client_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class ObjectiveClosed:
    """An objective is no longer worked for."""

    objective_id: UUID
    client_id: UUID
    person_id: UUID
