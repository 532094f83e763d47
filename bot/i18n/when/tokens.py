"""The pieces that a time is written with, each with its place in the folded text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Literal

from bot.i18n.catalogues import Language

__all__ = [
    "Clock",
    "Day",
    "Elusive",
    "Named",
    "Part",
    "PartOfDay",
    "Rule",
    "Soon",
    "Token",
    "Week",
    "apply",
    "is_count",
    "may_be_count",
]

# "Forenoon" is the Spanish *mañana*: twelve in it is noon, not midnight.
Part = Literal["morning", "forenoon", "noonish", "afternoon", "evening", "night", "small hours"]
# Which one of the weekdays of that name: see `resolving.weekday_date`.
Week = Literal[
    "coming", "this", "next", "a week later", "next week", "this week", "last week", "last"
]


@dataclass(frozen=True, kw_only=True)
class Token:
    """A stretch of the folded text that means something."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Day(Token):
    """A day as dateparser can read it; the alternatives of an ambiguous one in order.

    `strays` is how many days lie between what dateparser reads and what is meant ("a week from
    tomorrow"); `of_month` is a day of the month without its month. A `weak` one counts only beside
    a clock time, after a preposition, or alone.
    """

    phrases: tuple[str, ...] = ()
    language: Language
    orders: tuple[str, ...] = ("DMY",)
    week: Week | None = None
    of_month: int | None = None
    has_year: bool = False
    strays: int = 0
    part: Part | None = None
    described: bool = False
    weak: bool = False
    weekday: "Day | None" = None


@dataclass(frozen=True, kw_only=True)
class Clock(Token):
    """A time of day.

    `literal` means on the 24-hour clock beyond doubt; `digits` that minutes were written in
    figures. A `weak` one counts only beside a day, or alone. Hour 24 is the end of the day;
    `midnight` may be either end of it.
    """

    hour: int
    minute: int = 0
    literal: bool = False
    digits: bool = False
    weak: bool = False
    midnight: bool = False
    part: Part | None = None


@dataclass(frozen=True, kw_only=True)
class Soon(Token):
    """A length of time counted from now."""

    delta: timedelta


@dataclass(frozen=True, kw_only=True)
class PartOfDay(Token):
    """Morning, afternoon: says which half the hour beside it means."""

    part: Part


@dataclass(frozen=True, kw_only=True)
class Named(Token):
    """A time zone written beside the clock time."""

    zone: tzinfo


@dataclass(frozen=True, kw_only=True)
class Elusive(Token):
    """Every Friday, the same day: no one moment; a clock time beside it is none either."""


Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Token | None]]

# "at 9 stores", "a las 5 tiendas": a number that counts things is no time.
_COUNTED = re.compile(
    r"\s*(?:[%€$£]|(?:k|x|mil|of|percent|por ciento|people|gente|euros?|dollars?|stores|shops"
    r"|places|posts|brands|accounts|tiendas|locales|sucursales|personas|clientes|marcas|cuentas"
    r"|primer[ao]s)\b)"
)
# A plural after the number makes it doubtful; these words only look like one.
_PLURAL = re.compile(
    r"\s+(?!(?:this|thus|lunes|martes|miercoles|jueves|viernes|menos|unless|horas|hours|hrs|mins"
    r"|minutos|pues|plus|tras|always|perhaps|nos|los|las|mas|entonces|gracias|thanks|whereas|minus"
    r"|works|suits|fits|makes|does|sounds|seems|looks|was)\b)[a-z]{3,}s\b"
)


def is_count(text: str, end: int) -> bool:
    """Whether the number that ends at `end` counts things that follow it."""
    return _COUNTED.match(text, end) is not None


def may_be_count(text: str, end: int) -> bool:
    """Whether what follows looks like things that the number counts."""
    return _PLURAL.match(text, end) is not None


def apply(rules: Sequence[Rule], text: str) -> Iterator[Token]:
    """Yield every token that the rules find, overlapping ones too."""
    for pattern, build in rules:
        for found in pattern.finditer(text):
            token = build(found)
            if token is not None:
                yield token
