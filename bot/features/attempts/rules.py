"""How far an attempt has come, what a network's error means for it, when to look, match. Pure."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.networks.base import (
    AuthFailed,
    PublishedPost,
    RateLimited,
    RefusalReason,
    Refused,
    Unavailable,
)

__all__ = [
    "ASK_AFTER",
    "FIRST_LOOK",
    "LIVE",
    "MARGIN",
    "MAX_TRIES",
    "AttemptState",
    "Failed",
    "Failure",
    "NotDone",
    "Unknown",
    "backoff_seconds",
    "find_match",
    "is_lost",
    "next_look",
    "read_error",
]

MARGIN = timedelta(minutes=5)
"""How far the network's clock and ours may differ: its timeline is read from so much earlier."""
FIRST_LOOK = timedelta(seconds=5)
ASK_AFTER = timedelta(minutes=15)
"""Unconfirmed for so long, a person is asked. Looking goes on."""
GIVE_UP_LOOKING = timedelta(hours=24)
MAX_TRIES = 12
"""The network not reached so often (more than half an hour) is a failure that a person hears of."""
_LOOKS = (5, 15, 60, 120, 300)
_LONGEST_BACKOFF = 300


class AttemptState(StrEnum):
    """How far an attempt has come."""

    SUGGESTED = "suggested"
    """By somebody whose words another person reads first: it is not sent as such."""
    READY = "ready"
    """Waits for its time."""
    CALLING = "calling"
    """Committed before the call: the network may have it from here on."""
    UNCONFIRMED = "unconfirmed"
    """The call's end is unknown; the timeline is read, and then a person is asked."""
    DONE = "done"
    """It is on the network."""
    FAILED = "failed"
    """Definitely nothing was done, and it is not tried again by itself."""
    CANCELLED = "cancelled"
    """Not wanted any more before it began."""


LIVE = (AttemptState.READY, AttemptState.CALLING, AttemptState.UNCONFIRMED)
"""Not over. A subject has one of these at most; the database holds it."""


class Failure(StrEnum):
    """Why nothing was done, whatever it was: the network's reasons, and ours."""

    DUPLICATE = RefusalReason.DUPLICATE.value
    TOO_LONG = RefusalReason.TOO_LONG.value
    REPLY_NOT_ALLOWED = RefusalReason.REPLY_NOT_ALLOWED.value
    NOT_FOUND = RefusalReason.NOT_FOUND.value
    """What was to be answered is deleted."""
    FORBIDDEN = RefusalReason.FORBIDDEN.value
    CREDITS = RefusalReason.CREDITS.value
    BAD_REQUEST = RefusalReason.BAD_REQUEST.value
    AUTH = "auth"
    """The network does not take the account's token."""
    UNAVAILABLE = "unavailable"
    """The network was not reached for a long time."""


@dataclass(frozen=True)
class NotDone:
    """Nothing was done: try again, from ``until`` (UTC, wall clock) if the network said so."""

    until: datetime | None = None


@dataclass(frozen=True)
class Failed:
    """Nothing was done, and the same again would not be either."""

    failure: Failure


@dataclass(frozen=True)
class Unknown:
    """It may have been done."""


def read_error(error: Exception, *, doubted: bool) -> NotDone | Failed | Unknown:
    """What an error says about the call.

    ``doubted``: of an earlier call only a person says that nothing came of it. Then a duplicate
    means that the earlier one is there after all. What the network's protocol does not name is a
    fault of ours, after which the call may have been made.
    """
    match error:
        case RateLimited(until=until):
            return NotDone(until)
        case Unavailable():
            return NotDone()
        case Refused(reason=RefusalReason.DUPLICATE) if doubted:
            return Unknown()
        case Refused(reason=reason):
            return Failed(Failure(reason.value))
        case AuthFailed():
            return Failed(Failure.AUTH)
        case _:
            return Unknown()


def is_lost(lease_until: datetime | None, wall: datetime) -> bool:
    """Whether whoever held an attempt in ``calling`` has been silent for too long."""
    return lease_until is None or lease_until <= wall


def backoff_seconds(tries: int) -> int:
    """How long to wait after the network was not reached ``tries`` times: 5 s, 10 s … 5 min."""
    return int(min(5 * 2 ** max(tries - 1, 0), _LONGEST_BACKOFF))


def next_look(looked: int, since_start: timedelta) -> timedelta | None:
    """How long until the timeline is read again; None: no longer."""
    if since_start >= GIVE_UP_LOOKING:
        return None
    return timedelta(seconds=_LOOKS[min(looked, len(_LOOKS) - 1)])


def find_match(
    timeline: Sequence[PublishedPost],
    text: str,
    in_reply_to: str | None = None,
    *,
    same_text: Callable[[str, str], bool],
    taken: Collection[str] = (),
) -> PublishedPost | None:
    """Ours among the posts read back, or None, which proves nothing.

    It answers that very message (or none) with that very text, and is not known as another
    attempt's (``taken``). Of several the oldest: it is the one that was sent first.
    """
    for post in reversed(timeline):
        free = post.in_reply_to == in_reply_to and post.external_id not in taken
        if free and same_text(text, post.text):
            return post
    return None
