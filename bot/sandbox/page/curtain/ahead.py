"""What a person types to move the clock forward: "to Friday 17:30", "+2 h", "mañana a las 9"."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import assert_never

from bot.i18n.reader import Reader
from bot.i18n.when import DayOnly, Moment, Nothing, Past, Unclear, understand
from bot.sandbox.page.words import say

__all__ = ["FARTHEST", "NotUnderstoodError", "friday_evening", "moment_in", "working_morning"]

FARTHEST = timedelta(days=366)
_SATURDAY, _FRIDAY = 5, 4
_UNITS = {"m": 60, "h": 3_600, "d": 86_400, "w": 604_800, "s": 604_800}
"""By first letter; ``s`` is *semanas*."""
_STEP = re.compile(
    r"(\d{1,5})\s*(min(?:utes?|utos?|s)?|m|h(?:ours?|oras?|rs?)?|d(?:ays?|[ií]as?)?|"
    r"w(?:eeks?)?|semanas?)(?=$|\s|,|\d)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,]*(?:(?:y|and)\b)?[\s,]*")


class NotUnderstoodError(Exception):
    """Says to a person, in their language, what is in the way and what to type."""


def moment_in(words: str, reader: Reader, now: datetime) -> datetime:
    """The moment that is meant, ahead of ``now`` (both aware; UTC comes back).

    Raises:
        NotUnderstoodError: none, more than one, one that is over or very far.
    """
    by = _step(words)
    found = now + by if by else _clock_time(words, reader, now)
    if found - now > FARTHEST:
        raise NotUnderstoodError(say(reader.language, "curtain-clock-too-far"))
    return found


def _step(words: str) -> timedelta | None:
    """``+2 h``, ``1 h 30 min``, ``+ 3 días``; None where it is not that and nothing else."""
    rest = words.strip().removeprefix("+").strip()
    total, at = 0, 0
    while step := _STEP.match(rest, at):
        total += int(step[1]) * _UNITS[step[2][0].lower()]
        between = _BETWEEN.match(rest, step.end())
        at = between.end() if between else step.end()
    return timedelta(seconds=total) if total and at == len(rest) else None


def _clock_time(words: str, reader: Reader, now: datetime) -> datetime:
    language = reader.language
    found = understand(words, language=language, zone=reader.zone, now=now)
    match found:
        case Moment():
            return found.at
        case DayOnly():
            day = reader.day(found.day, now=now)
            raise NotUnderstoodError(say(language, "curtain-clock-day-only", day=day))
        case Past():
            here = reader.moment(now)
            raise NotUnderstoodError(say(language, "curtain-clock-past", now=here))
        case Unclear():
            raise NotUnderstoodError(_doubt(found, reader, now))
        case Nothing():
            raise NotUnderstoodError(say(language, "curtain-clock-nothing"))
    assert_never(found)


def _doubt(found: Unclear, reader: Reader, now: datetime) -> str:
    readings = [
        reader.moment(one.at, now=now) if isinstance(one, Moment) else reader.day(one.day, now=now)
        for one in found.candidates
    ]
    listed = reader.listing(readings)
    return say(reader.language, "curtain-clock-unclear", readings=listed, count=len(readings))


def working_morning(reader: Reader, now: datetime) -> datetime:
    """The next nine o'clock of a Monday to Friday, in the reader's zone."""
    return _next(reader, now, time(9), lambda weekday: weekday < _SATURDAY)


def friday_evening(reader: Reader, now: datetime) -> datetime:
    """The next Friday 17:30 in the reader's zone: when messages are left until Monday."""
    return _next(reader, now, time(17, 30), lambda weekday: weekday == _FRIDAY)


def _next(reader: Reader, now: datetime, at: time, fits: Callable[[int], bool]) -> datetime:
    today = now.astimezone(reader.zone).date()
    days = (today + timedelta(days=ahead) for ahead in range(8))
    moments = (
        datetime.combine(day, at, tzinfo=reader.zone).astimezone(UTC)
        for day in days
        if fits(day.weekday())
    )
    return next(moment for moment in moments if moment > now)
