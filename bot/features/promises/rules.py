"""How a promise stands, and who may call it delivered or received. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: AlreadyDelivered, OwnDelivery

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError

__all__ = [
    "AlreadyDelivered",
    "AlreadyReceived",
    "Kind",
    "NotDelivered",
    "OwnDelivery",
    "Standing",
    "Tally",
    "Timing",
    "UnknownPromise",
    "check_deliverable",
    "check_receivable",
    "standing",
    "tally",
]

Kind = Literal["work", "material", "answer"]
"""What was promised: the thing itself, what is needed for it, or an answer."""
Timing = Literal["ahead", "today", "behind", "kept", "kept_later"]


class UnknownPromise(UserFacingError):
    """There is no such promise here, or nobody waits for it any more."""

    key: ClassVar[str] = "promises-error-unknown"


class AlreadyDelivered(UserFacingError):
    """Somebody said so before. Takes ``who``."""

    key: ClassVar[str] = "promises-error-already-delivered"


class AlreadyReceived(UserFacingError):
    """Somebody said so before. Takes ``who``."""

    key: ClassVar[str] = "promises-error-already-received"


class NotDelivered(UserFacingError):
    """It was not delivered yet, so nothing can have been received."""

    key: ClassVar[str] = "promises-error-not-delivered"


class OwnDelivery(UserFacingError):
    """*Received* is for the side to which it was promised."""

    key: ClassVar[str] = "promises-error-own-delivery"


@dataclass(frozen=True)
class Standing:
    """How a promise stands; the same words for both sides.

    ``behind``: its day is over and it is not here yet. ``days``: how many lie between.
    """

    timing: Timing
    days: int = 0


@dataclass(frozen=True)
class Tally:
    """What became of the promises of one side."""

    on_time: int = 0
    later: int = 0


def standing(due: date, *, kept_at: datetime | None, now: datetime, zone: ZoneInfo) -> Standing:
    """How a promise for the client's day ``due`` stands; moments are UTC, ``zone`` the client's."""
    behind = ((kept_at or now).astimezone(zone).date() - due).days
    if kept_at is not None:
        return Standing("kept_later", behind) if behind > 0 else Standing("kept")
    if behind > 0:
        return Standing("behind", behind)
    return Standing("ahead", -behind) if behind else Standing("today")


def tally(found: list[Standing]) -> Tally:
    """How many were kept by their day, and how many came later."""
    return Tally(
        on_time=sum(one.timing == "kept" for one in found),
        later=sum(one.timing == "kept_later" for one in found),
    )


def check_deliverable(*, kept_by: str | None) -> None:
    """Whether it may be called delivered; ``kept_by``: who did so. Raises AlreadyDelivered."""
    if kept_by is not None:
        raise AlreadyDelivered(who=kept_by)


def check_receivable(*, kept: bool, own_side: bool, received_by: str | None) -> None:
    """Whether it may be called received.

    Raises:
        OwnDelivery, NotDelivered, AlreadyReceived: why not.
    """
    if own_side:
        raise OwnDelivery
    if not kept:
        raise NotDelivered
    if received_by is not None:
        raise AlreadyReceived(who=received_by)
