"""Whoever reads: a language and a time zone, and everything that is written in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.core import Locale
from babel.dates import format_date, format_datetime, format_time, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.i18n.catalogues import LANGUAGES, CatalogueError, Language, bundle_of

__all__ = ["Language", "Reader", "language_of"]

# fluent.runtime refuses string parameters over 2,500 characters (its MAX_PART_LENGTH).
_LONG = 2_000
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def language_of(slack_locale: str | None, default: Language) -> Language:
    """The language for a Slack locale such as ``es-LA`` or ``en-GB``; others get `default`."""
    asked = (slack_locale or "").replace("_", "-").partition("-")[0].lower()
    return next((language for language in LANGUAGES if language == asked), default)


@dataclass(frozen=True)
class Reader:
    """Writes for one person or one shared place. Cheap to make; catalogues are shared."""

    language: Language
    zone: ZoneInfo
    years: bool = False
    """Every day is written with its year, for what is read long after."""

    def text(self, key: str, **params: str | int) -> str:
        """Give the message `key`, with `params` put in as they are (escape at the boundary).

        Raises:
            CatalogueError: no such key, or a parameter it needs is missing. A key is never shown.
        """
        bundle = bundle_of(self.language)
        if not bundle.has_message(key):
            raise CatalogueError(f"no {key!r} in the {self.language} catalogues")
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise CatalogueError(f"{key!r} has no text of its own in {self.language}")
        short, long = _set_long_aside(params)
        written, errors = bundle.format_pattern(pattern, short)
        if errors:
            raise CatalogueError(f"{key!r} in {self.language}: {errors[0]}") from errors[0]
        return _put_back(str(written), long)

    def moment(self, at: datetime, *, now: datetime | None = None) -> str:
        """Write a moment as ``Fri 27 Nov, 17:30 CET``, in the reader's zone, which is named.

        Args:
            at: aware, in any zone.
            now: aware; the year is written only where it differs from this one's (in the
                reader's zone). Without it the year is left out.
        """
        local = at.astimezone(self.zone)
        year = self.years or self._of_another(local.year, now)
        pattern = "EEE d MMM y, HH:mm" if year else "EEE d MMM, HH:mm"
        written = format_datetime(local.replace(tzinfo=None), pattern, locale=self._locale)
        return f"{written} {self._zone_name(local)}"

    def day(self, day: date, *, now: datetime | None = None) -> str:
        """Write a day as ``Fri 27 Nov``; the year as in `moment`."""
        year = self.years or self._of_another(day.year, now)
        return format_date(day, "EEE d MMM y" if year else "EEE d MMM", locale=self._locale)

    def date(self, day: date) -> str:
        """Write a day with its year: ``31 March 2027``, ``31 de marzo de 2027``."""
        return format_date(day, "long", locale="en_GB" if self.language == "en" else self._locale)

    def clock_time(self, at: datetime) -> str:
        """Write the time of day in the reader's zone: ``17:30 CET``."""
        local = at.astimezone(self.zone)
        written = format_time(local.time(), "HH:mm", locale=self._locale)
        return f"{written} {self._zone_name(local)}"

    def duration(self, seconds: int) -> str:
        """Write a length of time by its two largest units, rounded down; below zero is zero."""
        left = max(seconds, 0)
        days, hours, minutes = left // _DAY, left % _DAY // _HOUR, left % _HOUR // _MINUTE
        if days:
            key = "when-days-hours" if hours else "when-days"
        elif hours:
            key = "when-hours-minutes" if minutes else "when-hours"
        else:
            key = "when-minutes" if minutes else "when-seconds"
        return self.text(key, days=days, hours=hours, minutes=minutes, seconds=left % _MINUTE)

    def number(self, number: int) -> str:
        """Write a whole number with the separators of the language."""
        return format_decimal(number, locale=self._locale)

    def decimal(self, number: Decimal) -> str:
        """Write a number exactly, with the separators of the language, up to six decimals."""
        return format_decimal(number, format="#,##0.######", locale=self._locale)

    def listing(self, items: Sequence[str]) -> str:
        """Write ``a, b and c``."""
        if self.language == "es" and len(items) > 1 and _sounds_like_i(items[-1]):
            return f"{', '.join(items[:-1])} e {items[-1]}"
        # The British list has no comma before "and".
        return format_list(items, locale="en_GB" if self.language == "en" else self._locale)

    def _of_another(self, year: int, now: datetime | None) -> bool:
        return now is not None and now.astimezone(self.zone).year != year

    @property
    def _locale(self) -> Locale:
        return Locale(self.language)

    def _zone_name(self, local: datetime) -> str:
        abbreviation = local.tzname() or ""
        if abbreviation.isalpha():
            return abbreviation
        # Some carry their country: "Argentina/Buenos Aires".
        place = get_timezone_location(self.zone, locale=self._locale, return_city=True)
        city = place.rpartition("/")[2]
        return self.text("when-city-time", city=city)


def _sounds_like_i(word: str) -> bool:
    """Spanish writes *e* for *y* before the sound i: Ignacio, Hilda; not hielo, not yate."""
    low = word.lstrip("¿¡\"'«*_@").lower()
    return low.startswith(("i", "í", "hi", "hí")) and not low.startswith(
        ("hie", "hia", "ia", "ie", "io")
    )


def _set_long_aside(
    params: dict[str, str | int],
) -> tuple[dict[str, str | int], dict[str, str]]:
    """Swap long strings for tokens of private-use characters that no person types."""
    long: dict[str, str] = {}
    short: dict[str, str | int] = {}
    for name, value in params.items():
        if isinstance(value, str) and len(value) > _LONG:
            token = f"\ue000\uf8ff{len(long)}\ue001"
            long[token] = value
            short[name] = token
        else:
            short[name] = value
    return short, long


def _put_back(written: str, long: dict[str, str]) -> str:
    for token, value in long.items():
        written = written.replace(token, value)
    return written
