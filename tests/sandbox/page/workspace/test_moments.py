"""Days and times as each person writes them, in their own zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.i18n.reader import Reader, language_of
from bot.sandbox.page.frame import Viewer
from bot.sandbox.page.workspace.moments import Moments
from bot.sandbox.slack.state import Team, User

NOW = datetime(2026, 11, 27, 1, 30, tzinfo=UTC)


def _moments(zone: str, locale: str) -> Moments:
    user = User("U1", "T1", "x", "X", "X", tz=zone, locale=locale)
    reader = Reader(language_of(locale, "en"), ZoneInfo(zone))
    return Moments(Viewer(user, Team("T1", "T", "t"), reader), NOW)


def _ts(year: int, month: int, day: int, hour: int, minute: int) -> str:
    return f"{datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp():.6f}"


@pytest.mark.parametrize(
    ("zone", "locale", "when", "day"),
    [
        ("Europe/London", "en-GB", (2026, 11, 27, 0, 5), "Today"),
        ("Europe/London", "en-GB", (2026, 11, 26, 23, 59), "Yesterday"),
        ("America/Mexico_City", "es-LA", (2026, 11, 26, 23, 59), "Hoy"),
        ("America/Mexico_City", "es-LA", (2026, 11, 26, 5, 59), "Ayer"),
        ("Europe/London", "en-GB", (2026, 11, 23, 12, 0), "Monday 23 November"),
        ("Europe/Madrid", "es-ES", (2026, 11, 23, 12, 0), "Lunes, 23 de noviembre"),
        ("Europe/London", "en-GB", (2025, 12, 31, 12, 0), "Wednesday, 31 December 2025"),
        ("Europe/Madrid", "es-ES", (2025, 12, 31, 12, 0), "Miércoles, 31 de diciembre de 2025"),
    ],
)
def test_a_day_is_called(
    zone: str, locale: str, when: tuple[int, int, int, int, int], day: str
) -> None:
    assert _moments(zone, locale).day(_ts(*when)) == day


def test_a_time_is_written_as_the_locale_has_it() -> None:
    at = _ts(2026, 11, 26, 17, 30)
    assert _moments("Europe/London", "en-GB").clock(at) == "17:30"
    assert _moments("America/New_York", "en-US").clock(at) == "12:30\u202fPM"
    assert _moments("Europe/Madrid", "es-ES").clock(at) == "18:30"
    assert _moments("Europe/London", "x-none").clock(at)  # a locale that nobody knows


def test_a_thread_tells_the_day_where_it_is_another() -> None:
    moments = _moments("Europe/London", "en-GB")
    assert moments.stamp(_ts(2026, 11, 27, 1, 0)) == "01:00"
    assert moments.stamp(_ts(2026, 11, 23, 9, 31)) == "Mon 23 Nov, 09:31"
    assert moments.last_reply(_ts(2026, 11, 27, 1, 0)) == "Last reply today at 01:00"
    assert moments.last_reply(_ts(2026, 11, 26, 9, 0)) == "Last reply yesterday at 09:00"
    assert moments.last_reply(_ts(2026, 11, 20, 9, 0)) == "Last reply on Fri 20 Nov"
