"""When a post may be called out, what a failure asks for, how an unknown end is settled. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: NotRetryable, QuestionAnswered

import re
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import UserFacingError
from bot.networks.base import PublishedPost, RefusalReason

__all__ = [
    "ASK_AFTER",
    "LIVE",
    "MARGIN",
    "MAX_TRIES",
    "AttemptState",
    "BadAddress",
    "Failure",
    "NotRetryable",
    "QuestionAnswered",
    "backoff_seconds",
    "find_match",
    "is_lost",
    "next_look",
    "read_address",
]

MARGIN = timedelta(minutes=5)
"""How far the network's clock and ours may differ: its timeline is read from so much earlier."""
ASK_AFTER = timedelta(minutes=15)
"""Unconfirmed for so long, a person is asked. Looking goes on."""
GIVE_UP_LOOKING = timedelta(hours=24)
MAX_TRIES = 12
"""The network not reached so often (more than half an hour) is a failure that a person hears of."""
_LOOKS = (5, 15, 60, 120, 300)
_LONGEST_BACKOFF = 300


class AttemptState(StrEnum):
    """How far one try has come."""

    READY = "ready"
    """Waits for its time."""
    PUBLISHING = "publishing"
    """Committed before the call: the network may have it from here on."""
    UNCONFIRMED = "unconfirmed"
    """The call's end is unknown; the timeline is read, and then a person is asked."""
    PUBLISHED = "published"
    FAILED = "failed"
    """Definitely nothing was published."""
    CANCELLED = "cancelled"
    """Not wanted any more before it began."""
    DENIED = "denied"
    """A person looked and says that it is not there."""


LIVE = (AttemptState.READY, AttemptState.PUBLISHING, AttemptState.UNCONFIRMED)
"""A post has one of these at most; the database holds it."""


class Failure(StrEnum):
    """Why nothing was published: the network's reasons, and ours."""

    DUPLICATE = RefusalReason.DUPLICATE.value
    TOO_LONG = RefusalReason.TOO_LONG.value
    REPLY_NOT_ALLOWED = RefusalReason.REPLY_NOT_ALLOWED.value
    NOT_FOUND = RefusalReason.NOT_FOUND.value
    FORBIDDEN = RefusalReason.FORBIDDEN.value
    CREDITS = RefusalReason.CREDITS.value
    BAD_REQUEST = RefusalReason.BAD_REQUEST.value
    AUTH = "auth"
    """The network does not take the account's token."""
    UNAVAILABLE = "unavailable"
    """The network was not reached for a long time."""
    CHANGED = "changed"
    """What was about to go out is not what was approved."""


class NotRetryable(UserFacingError):
    """There is nothing to try again."""

    key = "publishing-not-retryable"


class QuestionAnswered(UserFacingError):
    """Whether it is on X is known by now."""

    key = "publishing-question-answered"


class BadAddress(UserFacingError):
    """Not the address of a post of this account."""

    key = "publishing-bad-address"

    def __init__(self, *, handle: str) -> None:
        super().__init__(field="address", handle=handle)


def is_lost(lease_until: datetime | None, wall: datetime) -> bool:
    """Whether whoever held an attempt in ``publishing`` has been silent for too long."""
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
    *,
    same_text: Callable[[str, str], bool],
    taken: Collection[str] = (),
) -> PublishedPost | None:
    """The post of ours among those read back, or None, which proves nothing.

    Answers do not count, nor what is known as another post's publication (``taken``). Of several
    the oldest: it is the one that was sent first.
    """
    for post in reversed(timeline):
        free = post.external_id not in taken and post.in_reply_to is None
        if free and same_text(text, post.text):
            return post
    return None


_ADDRESS = re.compile(
    r"^(?:https?://)?(?:www\.|mobile\.)?(?:x|twitter)\.com/(\w{1,15})/status/(\d{1,19})(?:[/?#].*)?$"
)


def read_address(typed: str, handle: str) -> tuple[str, str] | None:
    """Id and address of the post whose address a person pasted; None where nothing was.

    Raises:
        BadAddress: it is not that of a post of ``@handle``.
    """
    if not typed.strip():
        return None
    found = _ADDRESS.match(typed.strip())
    if found is None or found[1].casefold() != handle.casefold():
        raise BadAddress(handle=handle)
    return found[2], f"https://x.com/{handle}/status/{found[2]}"
