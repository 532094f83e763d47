"""What a reader is shown."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.i18n.catalogues import CatalogueError
from bot.i18n.reader import Language, Reader, language_of

MADRID = ZoneInfo("Europe/Madrid")
FRIDAY = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
EN = Reader("en", MADRID)
ES = Reader("es", MADRID)


def test_a_moment_names_day_time_and_zone() -> None:
    assert EN.moment(FRIDAY) == "Fri 27 Nov, 17:30 CET"
    assert ES.moment(FRIDAY) == "vie 27 nov, 17:30 CET"


def test_the_year_is_written_only_where_it_differs() -> None:
    assert EN.moment(FRIDAY, now=FRIDAY) == "Fri 27 Nov, 17:30 CET"
    late = datetime(2027, 1, 4, 9, tzinfo=UTC)
    assert EN.moment(late, now=FRIDAY) == "Mon 4 Jan 2027, 10:00 CET"
    assert ES.moment(late, now=FRIDAY) == "lun 4 ene 2027, 10:00 CET"
    eve = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert EN.moment(eve, now=FRIDAY) == "Fri 1 Jan 2027, 00:30 CET", "the reader's year counts"
    lasting = Reader("es", MADRID, years=True)
    assert lasting.moment(FRIDAY, now=FRIDAY) == "vie 27 nov 2026, 17:30 CET", "for what is kept"
    assert lasting.day(date(2026, 11, 27)) == "vie 27 nov 2026"


@pytest.mark.parametrize(
    ("zone", "english", "spanish"),
    [
        ("Europe/London", "GMT", "GMT"),
        ("America/Mexico_City", "CST", "CST"),
        ("America/Bogota", "Bogota time", "hora de Bogotá"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time", "hora de Buenos Aires"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_the_zone_is_always_named(zone: str, english: str, spanish: str) -> None:
    assert Reader("en", ZoneInfo(zone)).moment(FRIDAY).endswith(f" {english}")
    assert Reader("es", ZoneInfo(zone)).clock_time(FRIDAY).endswith(f" {spanish}")


def test_days_and_clock_times() -> None:
    assert EN.day(date(2026, 11, 27)) == "Fri 27 Nov"
    assert ES.day(date(2027, 11, 27), now=FRIDAY) == "sáb 27 nov 2027"
    assert EN.clock_time(FRIDAY) == "17:30 CET"


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (-5, "0 s"),
        (45, "45 s"),
        (180, "3 min"),
        (7_500, "2 h 5 min"),
        (7_200, "2 h"),
        (86_400, "1 d"),
        (100_800, "1 d 4 h"),
        (100 * 86_400, "100 d"),
    ],
)
def test_durations(seconds: int, written: str) -> None:
    assert EN.duration(seconds) == written
    assert ES.duration(seconds) == written


def test_numbers_and_lists_follow_the_language() -> None:
    assert (EN.number(12_345), ES.number(12_345)) == ("12,345", "12.345")
    assert EN.listing(["Ana", "Bo", "Cy"]) == "Ana, Bo and Cy"
    assert ES.listing(["Ana", "Bo", "Cy"]) == "Ana, Bo y Cy"
    assert ES.listing(["Ana", "Ignacio"]) == "Ana e Ignacio"
    assert EN.listing([]) == ""
    assert EN.listing(["Ana"]) == "Ana"


def test_a_missing_key_or_parameter_is_a_fault_and_never_text() -> None:
    with pytest.raises(CatalogueError, match="no-such-key"):
        EN.text("no-such-key")
    with pytest.raises(CatalogueError, match="city"):
        EN.text("when-city-time")


def test_parameters_pass_unescaped_and_at_any_length() -> None:
    assert EN.text("when-city-time", city="<!here> & *b*") == "<!here> & *b* time"
    long = "ñ" * 9_000
    assert EN.text("when-city-time", city=long) == f"{long} time"


@pytest.mark.parametrize(
    ("locale", "default", "language"),
    [
        ("es-LA", "en", "es"),
        ("es_ES", "en", "es"),
        ("en-GB", "es", "en"),
        ("de-DE", "es", "es"),
        (None, "en", "en"),
        ("", "es", "es"),
        ("est-EE", "en", "en"),
    ],
)
def test_the_language_comes_from_slack_else_from_the_default(
    locale: str | None, default: Language, language: Language
) -> None:
    assert language_of(locale, default) == language
