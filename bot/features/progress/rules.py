"""Weeks, and how much was published in them. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

__all__ = ["COUNTED", "WEEKS_BACK", "Week", "next_week", "weeks_begin", "weeks_of"]

WEEKS_BACK = 4
COUNTED = frozenset({"part", "one_off", "permitted"})
"""What a direct post was said to be (``direct.rules.Verdict``), where it counts."""
_SIX_DAYS = timedelta(days=6)


@dataclass(frozen=True)
class Week:
    """A week from Monday to Sunday, in the client's zone, and what was published in it."""

    monday: date
    count: int
    whole: bool
    """All seven days lie within the dates asked for: only then is it measured by the number."""


def weeks_of(
    published: Iterable[datetime],
    *,
    zone: ZoneInfo,
    now: datetime,
    starts: date | None = None,
    ends: date | None = None,
    back: int = WEEKS_BACK,
) -> Sequence[Week]:
    """The week of ``now`` (the last one) and up to ``back`` before it, oldest first.

    Only days within ``starts`` and ``ends`` count; weeks without such a day are left out.
    """
    first, last = starts or date.min, ends or date.max
    days = [at.astimezone(zone).date() for at in published]
    counts = Counter(_monday(day) for day in days if first <= day <= last)
    this = _monday(now.astimezone(zone).date())
    mondays = [this - timedelta(weeks=n) for n in range(back, -1, -1)]
    return [
        Week(monday, counts[monday], whole=first <= monday and monday + _SIX_DAYS <= last)
        for monday in mondays
        if first <= monday + _SIX_DAYS and monday <= last
    ]


def weeks_begin(now: datetime, zone: ZoneInfo, back: int = WEEKS_BACK) -> datetime:
    """The first moment that :func:`weeks_of` looks at, in UTC."""
    monday = _monday(now.astimezone(zone).date()) - timedelta(weeks=back)
    return datetime.combine(monday, time(), zone).astimezone(UTC)


def next_week(now: datetime, zone: ZoneInfo) -> datetime:
    """When the next week begins in ``zone``, in UTC."""
    return weeks_begin(now, zone, back=-1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
