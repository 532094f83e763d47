"""From a match to a token: what the rules of both languages share.

The groups of a pattern carry the meaning: ``h`` an hour, ``n`` a number, ``unit`` what it counts,
``wd`` a weekday, ``which`` this or next, ``d`` a day of the month, ``month``, ``y`` a year.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.i18n.catalogues import Language
from bot.i18n.when.tokens import (
    Clock,
    Day,
    Elusive,
    Part,
    PartOfDay,
    Soon,
    Token,
    Week,
    is_count,
    may_be_count,
)

__all__ = ["Builders", "elusive", "part", "word"]

_NOON, _LAST_HOUR, _HOUR = 12, 24, 60


@dataclass(frozen=True)
class Builders:
    """The builders for one language: its number words, and its words for this and next."""

    language: Language
    numbers: Mapping[str, int]
    weekdays: Sequence[str]
    weeks: Mapping[str, Week]

    def number(self, written: str) -> int:
        """Read digits or a number word."""
        return int(written) if written.isdigit() else self.numbers[" ".join(written.split())]

    def day(self, found: re.Match[str], phrase: str, *, strays: int = 0) -> Token:
        """A day with a word of its own."""
        return Day(
            start=found.start(),
            end=found.end(),
            phrases=(phrase,),
            language=self.language,
            strays=strays,
        )

    def day_part(self, found: re.Match[str], phrase: str, part: Part) -> Token:
        """A day and a part of it in one word: tonight."""
        return Day(
            start=found.start(),
            end=found.end(),
            phrases=(phrase,),
            language=self.language,
            part=part,
        )

    def weekday(self, found: re.Match[str], week: Week | None = None) -> Token:
        """A weekday, with `week` or by the word in the group ``which``."""
        groups = found.groupdict()
        which = " ".join((groups.get("which") or groups.get("after") or "").split())
        # In full: dateparser takes "mar" for March, also where it is martes.
        full = next(name for name in self.weekdays if name.startswith(found["wd"][:3]))
        return Day(
            start=found.start("core") if "core" in groups else found.start(),
            end=found.end(),
            phrases=(full,),
            language=self.language,
            week=week or self.weeks.get(which, "coming"),
            described=bool(groups.get("of")),
        )

    def date(self, found: re.Match[str]) -> Token:
        """A day of a month, with or without the year."""
        year = found["y"] or ""
        day = self.number(found["d"])
        return Day(
            start=found.start("core"),
            end=found.end(),
            language=self.language,
            has_year=bool(year),
            phrases=(f"{day} {found['month'].rstrip('.')} {year}".strip(),),
        )

    def of_month(self, found: re.Match[str]) -> Token | None:
        """A day of the month by its number."""
        if is_count(found.string, found.end()) or may_be_count(found.string, found.end()):
            return None
        return Day(
            start=found.start("d"),
            end=found.end(),
            language=self.language,
            of_month=int(found["d"]),
        )

    def relative(self, found: re.Match[str], phrase: str) -> Token:
        """A number of days, weeks or months from now; `phrase` is what dateparser reads."""
        number = self.number(found["n"])
        return Day(
            start=found.start(),
            end=found.end(),
            phrases=(phrase.format(n=number, unit=found["unit"]),),
            language=self.language,
        )

    def soon(self, found: re.Match[str], sign: int = 1) -> Token:
        """Hours or minutes from now, or ago with `sign` -1."""
        groups = found.groupdict()
        unit = timedelta(hours=1) if found["unit"].startswith("h") else timedelta(minutes=1)
        half = (groups.get("n") or "").startswith(("half", "media"))
        delta = unit / 2 if half else unit * self.number(found["n"])
        if groups.get("half"):
            delta += unit / 2
        if groups.get("more"):
            delta += timedelta(minutes=self.number(found["more"]))
        return Soon(start=found.start(), end=found.end(), delta=sign * delta)

    def hour(self, found: re.Match[str], *, weak: bool = False) -> Token | None:
        """A bare hour: weak unless the words around it leave no doubt that it is one."""
        hour = self.number(found["h"])
        if hour > _LAST_HOUR or is_count(found.string, found.end()):
            return None
        literal = hour > _NOON or found["h"].startswith("0")
        weak = weak or may_be_count(found.string, found.end())
        return Clock(start=found.start("h"), end=found.end(), hour=hour, weak=weak, literal=literal)

    def hour_half(self, found: re.Match[str]) -> Token | None:
        """Nine am, nueve p. m.: an hour in words with its half."""
        hour = self.number(found["h"]) % _NOON + (_NOON if found["half"] == "p" else 0)
        return Clock(start=found.start("h"), end=found.end(), hour=hour, literal=True)

    def spoken(
        self, found: re.Match[str], *, before: bool = False, weak: bool = False
    ) -> Token | None:
        """Half past five, las cinco menos cuarto (`before`)."""
        hour = self.number(found["h"])
        named = {"half": 30, "media": 30, "quarter": 15, "cuarto": 15, "un cuarto": 15}
        minute = named.get(found["n"]) or self.number(found["n"])
        late = hour > _NOON
        if is_count(found.string, found.end()) or hour >= _LAST_HOUR or minute >= _HOUR:
            return None
        weak = weak or may_be_count(found.string, found.end())
        if before:
            hour, minute = ((hour - 2) % _NOON + 1 + (_NOON if late else 0)), _HOUR - minute
        return Clock(
            start=found.start("core"),
            end=found.end(),
            hour=hour,
            minute=minute % _HOUR,
            literal=late,
            weak=weak,
        )


def word(found: re.Match[str], hour: int) -> Token:
    """Noon, or midnight: hour 24, either end of the day."""
    return Clock(
        start=found.start(),
        end=found.end(),
        hour=hour,
        literal=True,
        midnight=hour == _LAST_HOUR,
    )


def part(found: re.Match[str], parts: Mapping[str, Part]) -> Token:
    """A part of the day, by the word in the group ``part``."""
    return PartOfDay(start=found.start(), end=found.end(), part=parts[found["part"]])


def elusive(found: re.Match[str]) -> Token:
    """A cadence, or a day that was named elsewhere."""
    return Elusive(start=found.start(), end=found.end())
