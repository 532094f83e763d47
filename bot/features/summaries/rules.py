"""When a summary is due, and what it holds. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.features.clients.rules import Side
from bot.features.direct.rules import DirectLine
from bot.features.inbox.rules import InboxNumbers
from bot.features.outlook.rules import Outlook
from bot.record.heads import Head

__all__ = [
    "OVERLAP",
    "PERIOD",
    "Content",
    "DayNumbers",
    "Picture",
    "Published",
    "Slot",
    "Unseen",
    "Waiting",
    "day_told",
    "due_summary",
    "is_due",
    "next_summary",
    "period_start",
    "worth_a_table",
]

PERIOD = timedelta(hours=24)
"""What the first summary looks back on, and the least that one asked for does."""
OVERLAP = timedelta(minutes=10)
"""How far a summary looks into the one before: what was decided in time may commit after it."""
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_NOON = time(12)

WaitingStatus = Literal["in_review", "held", "changes_needed", "failed", "unconfirmed"]


@dataclass(frozen=True)
class Slot:
    """One day's summary: the local day, and the moment at which it is due (UTC)."""

    day: date
    at: datetime


def next_summary(now: datetime, zone: ZoneInfo, at: time, after: date | None = None) -> Slot:
    """The first summary after ``now``, at ``at`` on the local clock; its day is after ``after``.

    Where the clocks skip that time it is the first valid moment after it, where they show it
    twice the first. A day that a zone leaves out (Samoa, 30 December 2011) has no summary.
    """
    day = now.astimezone(zone).date()
    if after is not None:
        day = max(day, after + _DAY)
    while True:
        slot = _slot_on(day, zone, at)
        if slot is not None and slot.at > now:
            return slot
        day += _DAY


def due_summary(now: datetime, zone: ZoneInfo, at: time) -> Slot:
    """The latest summary whose time has come; the counterpart of :func:`next_summary`."""
    day = now.astimezone(zone).date() + _DAY
    while True:
        slot = _slot_on(day, zone, at)
        if slot is not None and slot.at <= now:
            return slot
        day -= _DAY


def day_told(day: date, at: time) -> date:
    """Which day a summary mostly tells of: one of the morning looks back on the day before."""
    return day if at >= _NOON else day - _DAY


def is_due(slot: Slot, *, served_since: datetime, last_day: date | None) -> bool:
    """Whether that day's summary is to be made: the client was there, and no later one is."""
    return slot.at > served_since and (last_day is None or slot.day > last_day)


def period_start(now: datetime, last_until: datetime | None, *, asked: bool = False) -> datetime:
    """Since when a summary tells: the last one's end, else 24 hours ago.

    One that somebody asked for goes back at least 24 hours: right after the daily one it would
    have nothing to say.
    """
    day_ago = now - PERIOD
    if last_until is None:
        return day_ago
    return min(last_until, day_ago) if asked else last_until


def _slot_on(day: date, zone: ZoneInfo, at: time) -> Slot | None:
    midnight = _first_moment(datetime.combine(day, time()), zone)
    if midnight.astimezone(zone).date() != day:
        return None
    return Slot(day, _first_moment(datetime.combine(day, at), zone))


def _first_moment(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first moment (UTC) at which the zone's clock shows ``wall`` (naive) or has skipped it."""
    early, late = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    for moment in (early, late):
        if _shown(moment, zone) == wall:
            return moment
    while late - early > _SECOND:  # the clocks jump over it somewhere between the two
        middle = early + (late - early) // _SECOND // 2 * _SECOND
        early, late = (early, middle) if _shown(middle, zone) >= wall else (middle, late)
    return late


def _shown(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


@dataclass(frozen=True)
class Published:
    """A post that went out. Without ``url`` only a person said so, or it is gone."""

    text: str
    url: str | None
    at: datetime
    gone: bool = False
    """Somebody has deleted it on the network itself since."""


@dataclass(frozen=True)
class Waiting:
    """A post that cannot go on without somebody."""

    text: str
    status: WaitingStatus
    who: tuple[str, ...]
    """Names of those who can move it; empty: nobody can yet."""
    since: datetime
    due: datetime | None
    """When a decision is needed; of a held post, when it was to go out."""
    card: str | None
    """The address of its card in Slack."""


@dataclass(frozen=True)
class Unseen:
    """A plan change that the other side has not said *Seen* to."""

    number: int
    text: str
    waits_for: Side
    told_at: datetime
    card: str | None


@dataclass(frozen=True)
class Content:
    """What a summary tells of the time from ``since`` to ``until`` (UTC)."""

    since: datetime
    until: datetime
    published: tuple[Published, ...]
    waiting: tuple[Waiting, ...]
    unseen: tuple[Unseen, ...]
    inbox: InboxNumbers
    direct: tuple[DirectLine, ...] = ()
    """What was posted directly on the account, as far as somebody (or silence) said what it is."""
    outlook: Outlook = field(default_factory=Outlook)

    @property
    def is_empty(self) -> bool:
        """Nothing happened and nobody waits: not worth a message."""
        quiet = self.inbox.answered == 0 and self.inbox.waiting == 0 and self.outlook.is_empty
        return quiet and not (self.published or self.direct or self.waiting or self.unseen)


@dataclass(frozen=True)
class DayNumbers:
    """One day in the table of the last days."""

    day: date
    published: int
    answered: int
    open: int
    median_seconds: int | None


def worth_a_table(days: Sequence[DayNumbers]) -> bool:
    """Whether there is something to compare: two days at least on which something happened."""
    return sum(1 for one in days if one.published or one.answered or one.open) > 1


@dataclass(frozen=True)
class Picture:
    """Everything that a summary shows."""

    content: Content
    days: tuple[DayNumbers, ...]
    """The last days, oldest first, the one of this summary at the end; empty when asked for."""
    head: Head
    """Where the client's record ends."""
