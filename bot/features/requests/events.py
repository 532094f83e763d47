"""What happened to requests."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

__all__ = [
    "RequestAccepted",
    "RequestAnswered",
    "RequestAsked",
    "RequestDeclined",
    "RequestSent",
    "RequestWithdrawn",
]


@dataclass(frozen=True)
class RequestSent:
    """One side asks the other for something; ``person_id`` is who wrote it down."""

    request_id: UUID
    client_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class RequestAccepted:
    """It will be done by ``due`` (a day of the client's); ``item_id``: on the plan as that."""

    request_id: UUID
    client_id: UUID
    item_id: UUID | None
    due: date
    person_id: UUID


@dataclass(frozen=True)
class RequestDeclined:
    """It will not be done; the reason stands with it."""

    request_id: UUID
    client_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class RequestAsked:
    """There is a question about it, for whoever asked."""

    request_id: UUID
    client_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class RequestAnswered:
    """The question has its answer."""

    request_id: UUID
    client_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class RequestWithdrawn:
    """Whoever asked does not want it any more."""

    request_id: UUID
    client_id: UUID
    person_id: UUID
