"""When something is late, how a delay comes to be confirmed, and what may be said of it. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: AlreadyConfirmed, TooManyDays

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError
from bot.features.causes.rules import KNOWN, Cause, Part
from bot.features.clients.rules import Side, open_spans

__all__ = [
    "DATED",
    "LONGEST",
    "AlreadyConfirmed",
    "BadDays",
    "Because",
    "DelayChanged",
    "EmptyWords",
    "Lateness",
    "LongWords",
    "NotConfirmed",
    "NotSettled",
    "Status",
    "SubjectKind",
    "TooManyDays",
    "UnknownDelay",
    "Which",
    "check_proposed",
    "check_words",
    "digest_of",
    "end_of_day",
    "moved_later",
    "read_days",
]

SubjectKind = Literal["item", "promise", "post"]
Because = Literal["request_withdrawn", "request_declined", "item_closed"]
"""Why nobody waits any more."""
Which = Literal["end", "start", "due", "time"]
"""Which date it is: the end or the start of an item, the day of a promise, the time of a post."""
DATED = ("campaign", "programme")
"""Kinds of items that can be late: a cadence, a channel or a theme only goes on for longer."""
LONGEST = 1_000
MOST_DAYS = 3
"""Digits of a number of days."""


class Status(StrEnum):
    """How far a delay has come."""

    OPEN = "open"
    """The date is over, and what it was for is not there yet."""
    SETTLED = "settled"
    """How late it was is known; its causes are being looked for."""
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"
    """It was not late after all."""
    CLOSED = "closed"
    """Nobody waits any more for what was late."""

    @property
    def over(self) -> bool:
        """Whether nothing is counted, and nothing asked."""
        return self in {Status.DROPPED, Status.CLOSED}


@dataclass(frozen=True, kw_only=True)
class Lateness:
    """What was late, by how much, as it is told in a sentence."""

    kind: SubjectKind
    which: Which
    title: str
    number: int | None
    side: Side | None
    agreed: date
    came: date | None
    """None: it is not there yet."""
    moved: bool
    days: int
    """Working days of the client's."""


class UnknownDelay(UserFacingError):
    """There is no such delay, or this person does not read it."""

    key: ClassVar[str] = "delays-error-unknown"


class NotSettled(UserFacingError):
    """It goes on, or was not late; there is nothing to confirm."""

    key: ClassVar[str] = "delays-error-not-settled"


class AlreadyConfirmed(UserFacingError):
    """Somebody was faster. Takes ``who``."""

    key: ClassVar[str] = "delays-error-confirmed"


class DelayChanged(UserFacingError):
    """It reads differently by now."""

    key: ClassVar[str] = "delays-error-changed"


class NotConfirmed(UserFacingError):
    """Nobody has confirmed it yet, so there is nothing to see differently."""

    key: ClassVar[str] = "delays-error-not-confirmed"


class BadDays(UserFacingError):
    """Not a number of days. Takes ``days``, how many there are to divide."""

    key: ClassVar[str] = "delays-error-days"


class TooManyDays(UserFacingError):
    """More days than it was late. Takes ``given`` and ``days``."""

    key: ClassVar[str] = "delays-error-too-many"


class EmptyWords(UserFacingError):
    """Nothing was said."""

    key: ClassVar[str] = "delays-error-empty"


class LongWords(UserFacingError):
    """Takes ``length`` and ``limit``."""

    key: ClassVar[str] = "delays-error-long"


def end_of_day(day: date, hours: Mapping[str, Any], zone: ZoneInfo) -> datetime:
    """When the business day of a client ends (UTC); midnight where nobody covers that day."""
    spans = open_spans(hours, day.weekday())
    if not spans:
        return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    return datetime.combine(day, max(closes for _, closes in spans), zone).astimezone(UTC)


def moved_later(
    before: tuple[date | None, date | None], after: tuple[date | None, date | None]
) -> tuple[Which, date, date] | None:
    """Which of an item's dates (start, end) moved later, from when to when; None: neither did.

    The end counts, where both did.
    """
    whiches: tuple[Which, Which] = ("end", "start")
    for which, old, new in zip(whiches, reversed(before), reversed(after), strict=True):
        if old is not None and new is not None and new > old:
            return which, old, new
    return None


def check_proposed(status: Status, *, who: str, shown: str, now: str) -> None:
    """Whether what was shown (its digest) can be confirmed.

    Raises:
        NotSettled, AlreadyConfirmed, DelayChanged: why not.
    """
    if status is Status.CONFIRMED:
        raise AlreadyConfirmed(who=who)
    if status is not Status.PROPOSED:
        raise NotSettled
    if shown != now:
        raise DelayChanged


def digest_of(days: int, parts: Iterable[Part]) -> str:
    """A short name of what a card tells: other causes, another name."""
    told = [f"{days}", *(f"{part.cause} {part.days} {part.subject}" for part in parts)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]


def read_days(typed: Mapping[str, str], days: int) -> dict[Cause, int]:
    """Days by cause as somebody typed them; empty is none. What is left is not known yet.

    Raises:
        BadDays, TooManyDays: at the input to blame.
    """
    found: dict[Cause, int] = {}
    for cause in KNOWN:
        bare = typed.get(cause, "").strip() or "0"
        if not (bare.isascii() and bare.isdigit() and len(bare) <= MOST_DAYS):
            raise BadDays(field=cause, days=days)
        found[cause] = int(bare)
        if (given := sum(found.values())) > days:
            raise TooManyDays(field=cause, given=given, days=days)
    return found


def check_words(typed: str, field: str, *, needed: bool = True) -> str:
    """What somebody said, without space around it.

    Raises:
        EmptyWords, LongWords: at the input.
    """
    words = typed.strip()
    if needed and not words:
        raise EmptyWords(field=field)
    if len(words) > LONGEST:
        raise LongWords(field=field, length=len(words), limit=LONGEST, typed=words)
    return words
