"""What can come of reading a sentence for a time. Nothing here is ever a guess in disguise."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

__all__ = ["DayOnly", "Moment", "Note", "Nothing", "Past", "Unclear", "Understood"]

Note = Literal["gap", "fold"]


@dataclass(frozen=True)
class Moment:
    """A day and a clock time, still ahead.

    `at` is aware, in UTC. `matched` is what was read, as the person wrote it, and `span` where it
    stands in the text. `note` says that the clocks change just then: ``gap``, the time does not
    exist and the one an hour later is meant; ``fold``, it comes twice and the first is meant
    (the second once the first is past).
    """

    at: datetime
    matched: str
    span: tuple[int, int]
    note: Note | None = None


@dataclass(frozen=True)
class DayOnly:
    """A day, today or later, without a clock time: worth recording, the time can be asked for."""

    day: date
    matched: str
    span: tuple[int, int]


@dataclass(frozen=True)
class Past:
    """A time that is over. `at` is in UTC; a day without a clock time counts from its start."""

    at: datetime
    matched: str


@dataclass(frozen=True)
class Unclear:
    """More than one honest reading, soonest first: ask. Each lies ahead; there may be just one."""

    candidates: tuple[Moment | DayOnly, ...]


@dataclass(frozen=True)
class Nothing:
    """No time in it."""


Understood = Moment | DayOnly | Past | Unclear | Nothing
