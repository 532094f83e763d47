"""Covered hours in words: ``Monday to Friday, 09:00 to 18:00``."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from babel.dates import get_day_names

from bot.i18n.reader import Reader

__all__ = ["DAYS", "day_name", "write_hours"]

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def day_name(reader: Reader, day: str) -> str:
    """``Monday``, ``lunes``, of ``mon``."""
    return str(get_day_names("wide", locale=reader.language)[DAYS.index(day)])


def write_hours(reader: Reader, hours: Mapping[str, Any]) -> str:
    """Days with the same spans together.

    Args:
        reader: whose language it is.
        hours: weekday to spans, ``{"mon": [["09:00", "18:00"]]}``; without any, every hour counts.
    """
    runs: list[tuple[Sequence[str], Any]] = []
    for spans, days in groupby(DAYS, key=lambda day: hours.get(day) or []):
        if spans:
            runs.append((list(days), spans))
    if not runs:
        return reader.text("when-any-hour")
    return "; ".join(f"{_days(reader, days)}, {_spans(reader, spans)}" for days, spans in runs)


def _days(reader: Reader, days: Sequence[str]) -> str:
    if len(days) == 1:
        return day_name(reader, days[0])
    first, last = day_name(reader, days[0]), day_name(reader, days[-1])
    return reader.text("when-day-to-day", first=first, last=last)


def _spans(reader: Reader, spans: Sequence[Sequence[str]]) -> str:
    written = [reader.text("when-from-to", opens=opens, closes=closes) for opens, closes in spans]
    return reader.listing(written)
