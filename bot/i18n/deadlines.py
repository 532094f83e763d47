"""By when: ``by 31 March``, ``by the end of the year``, ``para finales de marzo``, ``by Q2``."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.i18n.catalogues import Language
from bot.i18n.when import DayOnly, Moment, Past, understand
from bot.i18n.when.folding import fold

__all__ = ["Deadline", "find_deadline", "read_day"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january enero",
            "february febrero",
            "march marzo",
            "april abril",
            "may mayo",
            "june junio",
            "july julio",
            "august agosto",
            "september septiembre setiembre",
            "october octubre",
            "november noviembre",
            "december diciembre",
        ),
        1,
    )
    for name in names.split()
}
_LEAD = re.compile(
    r"\b(?:by|until|till|before|hasta|para|antes del?)\b(?:\s+(?:the|el|la|los))?\s+", re.IGNORECASE
)
_END = r"(?:(?:the\s+)?end\s+of|(?:a\s+)?fin(?:al(?:es)?)?\s+del?)\s+"
_MONTH = re.compile(rf"(?:{_END})?({'|'.join(_MONTHS)})(?:\s+(?:de\s+)?(\d{{4}}))?")
_YEAR = re.compile(rf"{_END}(?:the\s+|this\s+|este\s+)?(?:year|ano)|year\s?end")
_QUARTER = re.compile(r"[qt]([1-4])(?:\s+(?:de\s+)?(\d{4}))?")


@dataclass(frozen=True)
class Deadline:
    """A day that was named, and the words before it."""

    day: date
    before: str


def find_deadline(
    text: str, *, language: Language, zone: ZoneInfo, now: datetime
) -> Deadline | None:
    """The day after the last word that announces one (*by*, *para*, …) and has one behind it."""
    for lead in reversed(list(_LEAD.finditer(text))):
        day = read_day(text[lead.end() :], language=language, zone=zone, now=now)
        if day is not None:
            return Deadline(day, text[: lead.start()].strip(" ,;"))
    return None


def read_day(text: str, *, language: Language, zone: ZoneInfo, now: datetime) -> date | None:
    """The one day that ``text`` names, in ``zone``; a month, quarter or year is its last day.

    A month without a year is the next to end. None where there is no day, or more than one
    honest reading. The day may be past.
    """
    said = " ".join(fold(text).text.split()).strip(" .,;!")
    today = now.astimezone(zone).date()
    if _YEAR.fullmatch(said):
        return date(today.year, 12, 31)
    if found := _MONTH.fullmatch(said):
        return _month_end(_MONTHS[found[1]], found[2], today)
    if found := _QUARTER.fullmatch(said):
        return _month_end(int(found[1]) * 3, found[2], today)
    match understand(text, language=language, zone=zone, now=now):
        case DayOnly(day=day):
            return day
        case Moment(at=at) | Past(at=at):
            return at.astimezone(zone).date()
        case _:
            return None


def _month_end(month: int, year: str | None, today: date) -> date:
    in_year = int(year) if year else today.year + (month < today.month)
    return date(in_year, month, monthrange(in_year, month)[1])
