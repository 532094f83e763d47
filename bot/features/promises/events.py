"""What happened to promises."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["PromiseDropped", "PromiseKept", "PromiseMade", "PromiseReceived"]


@dataclass(frozen=True)
class PromiseMade:
    """A side promised something by a day; ``subject`` is what it belongs to."""

    promise_id: UUID
    client_id: UUID
    subject: str
    person_id: UUID


@dataclass(frozen=True)
class PromiseKept:
    """It was delivered."""

    promise_id: UUID
    client_id: UUID
    subject: str
    person_id: UUID


@dataclass(frozen=True)
class PromiseReceived:
    """The side to which it was promised has it."""

    promise_id: UUID
    client_id: UUID
    subject: str
    person_id: UUID


@dataclass(frozen=True)
class PromiseDropped:
    """Nobody waits for it any more: what it belongs to was withdrawn or declined."""

    promise_id: UUID
    client_id: UUID
    subject: str
