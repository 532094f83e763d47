"""What a reading may be, which hold, and where a goal stands by them. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: NoDay, CorrectedAlready

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar, Protocol, TypeVar
from uuid import UUID

from bot.errors import UserFacingError
from bot.features.objectives.rules import check_words

__all__ = [
    "CorrectedAlready",
    "Measure",
    "NoDay",
    "NoSuchReading",
    "Standing",
    "check_measure",
    "current",
    "path",
    "stand",
    "tidy",
]

SOURCE = 300
"""The longest source, in characters."""
WEEK = 7


class NoSuchReading(UserFacingError):
    """The goal has no such reading."""

    key: ClassVar[str] = "standing-error-no-such-reading"


class CorrectedAlready(UserFacingError):
    """Another reading stands in its place."""

    key: ClassVar[str] = "standing-error-corrected"


class NoDay(UserFacingError):
    """A reading is of today or of a day before."""

    key: ClassVar[str] = "standing-error-day"


@dataclass(frozen=True)
class Measure:
    """Where a goal stood on a day, and who or what says so; checked by :func:`check_measure`."""

    value: Decimal
    day: date
    source: str


def check_measure(said: Measure, today: date) -> Measure:
    """The reading, tidied.

    Raises:
        NoDay: its day lies ahead.
        Missing, LongText: the source has no words, or too many.
    """
    if said.day > today:
        raise NoDay(field="day")
    return replace(said, source=check_words(said.source, field="source", limit=SOURCE))


class ReadingLike(Protocol):
    """What standing needs of a reading."""

    @property
    def id(self) -> UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def value(self) -> Decimal: ...
    @property
    def day(self) -> date: ...
    @property
    def corrects(self) -> UUID | None: ...


R = TypeVar("R", bound=ReadingLike)


def current(readings: Sequence[R]) -> list[R]:
    """The readings in whose place no other stands, by their day."""
    replaced = {one.corrects for one in readings}
    return sorted(
        (one for one in readings if one.id not in replaced),
        key=lambda one: (one.day, one.number),
    )


@dataclass(frozen=True)
class Standing:
    """Where a goal stands today, in exact numbers.

    ``left`` is how far it is from the last value (or the baseline) to the target, never below
    zero; ``weekly`` what that is a week until the date, None where less than a week is left,
    nothing is known or nothing is left. ``so_far`` is the change a week from the start to the last
    reading (towards the target is positive), None before a week has passed.
    """

    days_left: int
    value: Decimal | None = None
    rising: bool = True
    reached: bool = False
    left: Decimal | None = None
    weekly: Decimal | None = None
    so_far: Decimal | None = None


def stand(
    *,
    baseline: Decimal | None,
    target: Decimal,
    due: date,
    began: date,
    readings: Sequence[ReadingLike],
    today: date,
) -> Standing:
    """Where a goal stands; ``readings`` are :func:`current`, ``began`` the day it was set."""
    values = [one.value for one in readings]
    start = baseline if baseline is not None else (values[0] if values else None)
    value = values[-1] if values else baseline
    days_left = (due - today).days
    if start is None or value is None:
        return Standing(days_left=days_left)
    rising = target >= start
    distance = target - value if rising else value - target
    reached = bool(values) and distance <= 0
    left = max(distance, Decimal(0))
    weekly = tidy(left * WEEK / days_left) if left and days_left >= WEEK else None
    so_far = None
    if readings:
        first = began if baseline is not None else readings[0].day
        passed = (readings[-1].day - first).days
        gone = value - start if rising else start - value
        so_far = tidy(gone * WEEK / passed) if passed >= WEEK else None
    return Standing(
        days_left=days_left,
        value=value,
        rising=rising,
        reached=reached,
        left=left,
        weekly=weekly,
        so_far=so_far,
    )


def tidy(value: Decimal) -> Decimal:
    """A pace, to two digits or to one decimal, whichever tells more."""
    decimals = max(1, 1 - value.adjusted()) if value else 0
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def path(baseline: Decimal, target: Decimal, began: date, due: date, day: date) -> Decimal:
    """Where a straight way from the baseline to the target would be on a day; two decimals."""
    whole = max((due - began).days, 1)
    gone = min(max((day - began).days, 0), whole)
    return (baseline + (target - baseline) * gone / whole).quantize(Decimal("0.01"))
