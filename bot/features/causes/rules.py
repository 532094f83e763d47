"""How many days of a lateness go back to what. Pure.

Days are the client's working days. Every day counts once, and all of them together are as many as
something was late; what nothing explains is not known yet, and nobody's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal, get_args
from uuid import UUID

from bot.features.clients.rules import open_spans

__all__ = [
    "CAUSES",
    "KNOWN",
    "Cause",
    "Happening",
    "Late",
    "Nearness",
    "Part",
    "divide",
    "merged",
    "redivide",
    "total",
    "waited",
    "working_days",
]

Cause = Literal["change", "approval", "material", "agency", "third_party", "unknown"]
"""A change of the client's; waiting for approval; what was promised for it and not there yet; the
agency's own change or promise; somebody else, which only a person says; not known yet."""
CAUSES: tuple[Cause, ...] = get_args(Cause)
KNOWN: tuple[Cause, ...] = CAUSES[:-1]
Nearness = Literal["waits", "moves", "around"]
"""It waited for this; this moved its date; this only happened in its time."""
_NEAR: tuple[Nearness, ...] = get_args(Nearness)


@dataclass(frozen=True)
class Late:
    """What was late: which thing, from which agreed day to which day it came; what it belongs to.

    ``begins``: from when on something could hold it up. ``requests``: those it is promised in.
    """

    kind: Literal["item", "promise", "post"]
    subject_id: UUID
    begins: date
    agreed: date
    came: date
    item_id: UUID | None = None
    requests: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Happening:
    """An event that took time. No person is in it."""

    cause: Cause
    near: Nearness
    subject: str
    """As in the record: ``change:<uuid>``."""
    number: int | None
    """For people; None where it has none."""
    began: date
    days: frozenset[date]
    """The working days that it took; none: it happened, and nothing says how long it took."""


@dataclass(frozen=True)
class Part:
    """So many days go back to this; without ``subject`` to nothing that is on record."""

    cause: Cause
    days: int
    subject: str | None = None
    number: int | None = None
    began: date | None = None


def working_days(after: date, to: date, hours: Mapping[str, Any]) -> list[date]:
    """The working days after one day up to another one, which counts.

    ``hours`` are a client's; where nobody ever works every day counts.
    """
    never = not any(open_spans(hours, weekday) for weekday in range(7))
    days = (after + timedelta(days=n) for n in range(1, (to - after).days + 1))
    return [day for day in days if never or open_spans(hours, day.weekday())]


def waited(asked: date, answered: date, hours: Mapping[str, Any], *, agreed: int) -> list[date]:
    """The working days that somebody waited beyond those ``agreed`` for an answer."""
    return working_days(asked, answered, hours)[agreed:]


def divide(days: int, happenings: Iterable[Happening]) -> list[Part]:
    """Which happenings took how many of ``days``; the sum is ``days``, in whatever order they come.

    A day that several took is the nearest one's: what it waited for by name, then what moved its
    date, then what only happened in its time; among those as near, the one that began first, then
    in the order of the causes. Where more days were lost than it is late, the nearest have theirs
    first, and the others' last days count: what was lost before them was made up for. What took no
    days stands there with none, so that a person can think of it.
    """
    taken: set[date] = set()
    parts: list[Part] = []
    left = days
    for one in sorted(happenings, key=_order):
        own = one.days - taken
        taken |= one.days
        count = min(len(own), left)
        left -= count
        parts.append(Part(one.cause, count, one.subject, one.number, one.began))
    return [*parts, Part("unknown", left)] if left else parts


def _order(one: Happening) -> tuple[int, date, int, str, list[date]]:
    near, cause = _NEAR.index(one.near), CAUSES.index(one.cause)
    return near, one.began, cause, one.subject, sorted(one.days)


def merged(found: Iterable[Happening]) -> list[Happening]:
    """Every event once for each cause, with all its days, as near as it ever was."""
    known: dict[tuple[str, str], Happening] = {}
    for one in found:
        before = known.setdefault((one.cause, one.subject), one)
        known[one.cause, one.subject] = replace(
            one,
            near=min(before.near, one.near, key=_NEAR.index),
            began=min(before.began, one.began),
            days=before.days | one.days,
        )
    return list(known.values())


def redivide(days: int, parts: Sequence[Part], wanted: Mapping[Cause, int]) -> list[Part]:
    """The parts as a person says: so many days by each known cause, the rest is not known yet.

    What happened keeps its days as far as they go; days without a happening are said by a person.
    """
    found: list[Part] = []
    for cause in KNOWN:
        left = wanted.get(cause, 0)
        for part in parts:
            if part.cause == cause and part.subject is not None:
                count = min(part.days, left)
                left -= count
                found.append(replace(part, days=count))
        if left:
            alone = [n for n, part in enumerate(found) if part.cause == cause]
            if len(alone) == 1:
                found[alone[0]] = replace(found[alone[0]], days=found[alone[0]].days + left)
            else:
                found.append(Part(cause, left))
    rest = days - sum(part.days for part in found)
    return [*found, Part("unknown", rest)] if rest else found


def total(parts: Iterable[Part]) -> dict[Cause, int]:
    """Days by cause, without those that took none, in the order of the causes."""
    summed = dict.fromkeys(CAUSES, 0)
    for part in parts:
        summed[part.cause] += part.days
    return {cause: days for cause, days in summed.items() if days}
