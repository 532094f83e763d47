"""Sentences about a result: *orders from 40 to 60 by March*, *52 orders yesterday, from the till*.

What can be read in two ways is not understood here: whoever asks shows a form for the rest.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.i18n.catalogues import Language
from bot.i18n.deadlines import find_deadline, read_day
from bot.i18n.numbers import PATTERN, read_number

__all__ = ["GoalSaid", "ReadingSaid", "read_goal", "read_reading"]


@dataclass(frozen=True)
class GoalSaid:
    """A sentence about a goal, as far as it was understood; None for what was not."""

    indicator: str = ""
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    due: date | None = None
    note: str = ""

    @property
    def whole(self) -> bool:
        """Whether it can be set as it stands."""
        return bool(self.indicator) and self.target is not None and self.due is not None


_WHY = re.compile(
    r"\s*(?:[,;]\s*)?\b(?:because|so that|porque|para que)\b\s*|\s*;\s*", re.IGNORECASE
)
_RAISE = re.compile(
    r"^(?:to\s+)?(?:raise|increase|grow|get|bring|lift|reduce|lower|cut|move|subir|aumentar|pasar"
    r"|llevar|bajar|reducir)\s+(?:the\s+|our\s+|los\s+|las\s+|el\s+|la\s+)?",
    re.IGNORECASE,
)
_AMOUNT = rf"(?:[€$£]\s?)?{PATTERN}(?:\s?%|\s?[€$£])?(?:\s+[^\d]{{1,30}}?)?"
_GOAL = re.compile(
    rf"(?P<indicator>.*?)\s*:?\s*\b(?:(?:from|de|desde)\s+(?P<baseline>{_AMOUNT})\s+)?"
    rf"(?:to|a|hasta)\s+(?P<target>{_AMOUNT})",
    re.IGNORECASE,
)
_PARTS = re.compile(rf"(?P<before>[€$£]?)\s?(?P<number>{PATTERN})\s*(?P<after>.*)", re.IGNORECASE)


def read_goal(text: str, *, language: Language, zone: ZoneInfo, now: datetime) -> GoalSaid:
    """Read ``weekly orders from 40 to 60 orders by 31 March``; days are those of ``zone``.

    ``unit`` is the target's, else the baseline's; ``note`` follows *because*, *para que* or a
    semicolon.
    """
    said, *why = _WHY.split(" ".join(text.split()), maxsplit=1)
    note = why[0] if why else ""
    by = find_deadline(said, language=language, zone=zone, now=now)
    rest, due = (by.before, by.day) if by else (said, None)
    found = _GOAL.fullmatch(_RAISE.sub("", rest))
    if found is None:
        return GoalSaid(indicator=rest, due=due, note=note)
    target, unit = _amount(found["target"], language)
    baseline, its_unit = _amount(found["baseline"] or "", language)
    if found["baseline"] and baseline is None:
        target = None  # two honest readings: nothing is taken for granted
    return GoalSaid(found["indicator"], unit or its_unit, baseline, target, due, note)


def _amount(text: str, language: Language) -> tuple[Decimal | None, str]:
    parts = _PARTS.fullmatch(text.strip())
    if parts is None:
        return None, ""
    number = read_number(parts["number"], language)
    unit = parts["before"] or parts["after"]
    return (number if isinstance(number, Decimal) else None), unit.strip(" ,;.")


@dataclass(frozen=True)
class ReadingSaid:
    """A sentence about where a goal stands, as far as it was understood."""

    about: str = ""
    """A number with ``#``, or words of the indicator; empty: not said."""
    value: Decimal | None = None
    day: date | None = None
    source: str = ""


_SOURCE = re.compile(
    r"[\s,;]*\b(?:from|source|according to|per|seg[uú]n|fuente|datos? del?)\b\s*:?\s*",
    re.IGNORECASE,
)
_READING = re.compile(
    rf"(?:(?P<number>#\d+)\s*:?\s*)?(?P<about>[^\d#]*?)\s*:?\s*(?P<value>[€$£]?\s?{PATTERN})"
    rf"(?P<rest>.*)",
    re.IGNORECASE,
)


def read_reading(text: str, *, language: Language, zone: ZoneInfo, now: datetime) -> ReadingSaid:
    """Read ``#2 52 orders yesterday, from Shopify`` or ``anotar 52 según la tienda``."""
    said, *source = _SOURCE.split(" ".join(text.split()), maxsplit=1)
    found = _READING.fullmatch(said)
    if found is None:
        return ReadingSaid(about=said)
    number = read_number(found["value"].lstrip("€$£ "), language)
    return ReadingSaid(
        about=found["number"] or found["about"].strip(),
        value=number if isinstance(number, Decimal) else None,
        day=_day_in(found["rest"], language, zone, now),
        source=source[0].strip(" .") if source else "",
    )


def _day_in(text: str, language: Language, zone: ZoneInfo, now: datetime) -> date | None:
    """The day at the end of what follows a value; today where none is said.

    A reading tells of what was: a day that would lie ahead is asked for.
    """
    today = now.astimezone(zone).date()
    day = read_day(text, language=language, zone=zone, now=now) if text.strip() else today
    if day is None:
        return None if any(sign.isdigit() for sign in text) else today
    return day if day <= today else None
