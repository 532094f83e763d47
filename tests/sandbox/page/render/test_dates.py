"""Slack's dates, in the zone and the words of who looks."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.page.render import mrkdwn
from bot.sandbox.page.render.dates import date_text, to_local
from tests.sandbox.page.render.looks import NOW, look

FRIDAY = int(datetime(2026, 11, 27, 22, 5, 9, tzinfo=UTC).timestamp())
ENGLISH = look(locale="en-US")
SPANISH = look("es", locale="es-LA", zone="America/Bogota")


@pytest.mark.parametrize(
    ("pattern", "english", "spanish"),
    [
        ("{date_num}", "2026-11-27", "2026-11-27"),
        ("{date_slash}", "11/27/2026", "27/11/2026"),
        ("{date}", "November 27th, 2026", "27 de noviembre de 2026"),
        ("{date_short}", "Nov 27, 2026", "27 nov 2026"),
        ("{date_long}", "Friday, November 27th, 2026", "viernes, 27 de noviembre de 2026"),
        ("{date_long_full}", "November 27, 2026", "27 de noviembre de 2026"),
        ("{date_pretty}", "Today", "Hoy"),
        ("on {date_short_pretty}", "on today", "on hoy"),
        ("{day_divider_pretty}", "Today", "Hoy"),
        ("{time}", "11:05\N{NARROW NO-BREAK SPACE}PM", "5:05\N{NARROW NO-BREAK SPACE}p.m."),
        (
            "{time_secs}",
            "11:05:09\N{NARROW NO-BREAK SPACE}PM",
            "5:05:09\N{NARROW NO-BREAK SPACE}p.m.",
        ),
        ("{ago}", "In 6 hours", "Dentro de 6 horas"),
        ("{nothing}", None, None),
    ],
)
def test_each_token(pattern: str, english: str | None, spanish: str | None) -> None:
    assert date_text(FRIDAY, pattern, ENGLISH) == english
    assert date_text(FRIDAY, pattern, SPANISH) == spanish


def test_yesterday_and_tomorrow_are_those_of_the_viewers_zone() -> None:
    late = int((NOW + timedelta(hours=7)).timestamp())
    assert date_text(late, "{date_pretty}", look(zone="Europe/Madrid")) == "Tomorrow"
    assert date_text(late, "{date_pretty}", look(zone="America/Bogota")) == "Today"
    soon = int((NOW + timedelta(hours=1)).timestamp())
    assert date_text(soon, "{date_pretty}", look(zone="Asia/Tokyo")) == "Today"
    early = int((NOW - timedelta(days=1)).timestamp())
    assert date_text(early, "{date_long_pretty}", look()) == "Yesterday"


def test_a_day_line_names_the_year_only_of_another() -> None:
    def days(count: int) -> str | None:
        at = int((NOW - timedelta(days=count)).timestamp())
        return date_text(at, "{day_divider_pretty}", look())

    assert days(4) == "Monday, November 23rd"
    assert days(366) == "Wednesday, November 26th, 2025"


@pytest.mark.parametrize(
    ("day", "written"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")]
)
def test_days_have_their_endings(day: int, written: str) -> None:
    at = int(datetime(2026, 3, day, 12, tzinfo=UTC).timestamp())
    assert date_text(at, "{date}", look()) == f"March {written}, 2026"


def test_in_a_text_with_link_and_fallback() -> None:
    drawn = mrkdwn(f"<!date^{FRIDAY}^{{date_num}} at {{time}}^https://a.b|then>", look())
    assert '<a href="https://a.b"' in drawn
    assert '<time datetime="2026-11-27T22:05:09+00:00"' in drawn
    assert "2026-11-27 at 11:05" in drawn
    assert mrkdwn(f"<!date^{FRIDAY}^{{never}}|then &amp; there>", look()) == "then &amp; there"
    assert mrkdwn("<!date^99999999999999999^{date}|then>", look()) == "then"


def test_an_input_shows_a_moment_in_the_viewers_zone() -> None:
    assert to_local(FRIDAY, look(zone="Europe/Madrid")) == "2026-11-27T23:05"
    assert to_local(FRIDAY, SPANISH) == "2026-11-27T17:05"
