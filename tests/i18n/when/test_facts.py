"""Everything that dateparser gets wrong by itself, in both languages.

Each row was measured: dateparser alone gives another time without an error, or nothing.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.i18n.catalogues import Language
from bot.i18n.when import Moment, understand, warm
from tests.i18n.when.reading import MADRID, NOW, read

WRONG_ALONE: list[tuple[Language, str, str]] = [
    ("es", "mañana a las 9", "2026-11-26 09:00"),
    ("en", "tomorrow at 9", "2026-11-26 09:00"),
    ("en", "tonight at 8", "2026-11-25 20:00"),
    ("es", "esta noche a las 8", "2026-11-25 20:00"),
    ("en", "at 11", "2026-11-25 11:00"),
    ("es", "a las 11", "2026-11-25 11:00"),
    ("en", "5", "-"),
    ("es", "5", "-"),
    ("en", "9", "-"),
    ("es", "el viernes a las 17:30", "2026-11-27 17:30"),
    ("es", "el viernes", "2026-11-27"),
    ("en", "the Friday", "2026-11-27"),
    ("es", "próximo viernes a las 10", "2026-11-27 10:00"),
    ("es", "el próximo viernes", "2026-11-27"),
    ("en", "next Friday at 10", "2026-11-27 10:00"),
    ("es", "pasado mañana", "2026-11-27"),
    ("es", "pasado mañana a las 9", "2026-11-27 09:00"),
    ("en", "the day after tomorrow at 9", "2026-11-27 09:00"),
    ("es", "5 de la tarde", "2026-11-25 17:00"),
    ("es", "las 5 de la tarde del viernes", "2026-11-27 17:00"),
    ("en", "5 in the afternoon", "2026-11-25 17:00"),
    ("es", "mediodía", "2026-11-25 12:00"),
    ("es", "mañana al mediodía", "2026-11-26 12:00"),
    ("en", "midday", "2026-11-25 12:00"),
    ("en", "noon on Friday", "2026-11-27 12:00"),
    ("en", "today at 09:00", "past 2026-11-25 09:00"),
    ("es", "hoy a las 09:00", "past 2026-11-25 09:00"),
    ("en", "09:00", "2026-11-26 09:00"),
    ("es", "09:00", "2026-11-26 09:00"),
]


@pytest.mark.parametrize(("language", "text", "understood"), WRONG_ALONE)
def test_what_dateparser_gets_wrong_alone(language: Language, text: str, understood: str) -> None:
    assert read(text, language) == understood


def test_a_bare_nine_that_is_past_may_be_tonight_or_tomorrow() -> None:
    assert read("at 9", "en") == "? 2026-11-25 21:00 | 2026-11-26 09:00"
    assert read("a las 9", "es") == "? 2026-11-25 21:00 | 2026-11-26 09:00"


@pytest.mark.parametrize("text", ["Monday at 10:00", "el lunes a las 10:00"])
@pytest.mark.parametrize(
    ("now", "utc"),
    [
        (datetime(2026, 10, 23, 9, tzinfo=UTC), datetime(2026, 10, 26, 9, tzinfo=UTC)),
        (datetime(2027, 3, 26, 9, tzinfo=UTC), datetime(2027, 3, 29, 8, tzinfo=UTC)),
    ],
)
def test_the_hour_holds_across_a_change_of_the_clocks(
    text: str, now: datetime, utc: datetime
) -> None:
    result = understand(text, language="en", zone=MADRID, now=now)
    assert isinstance(result, Moment)
    assert result.at == utc


@pytest.mark.parametrize("text", ["in 3 hours", "dentro de 3 horas"])
def test_hours_from_now_are_hours_that_pass(text: str) -> None:
    """At 00:30 on the night when 02:00 becomes 03:00."""
    now = datetime(2027, 3, 27, 23, 30, tzinfo=UTC)
    result = understand(text, language="en", zone=MADRID, now=now)
    assert isinstance(result, Moment)
    assert result.at - now == timedelta(hours=3)
    assert f"{result.at.astimezone(MADRID):%H:%M}" == "04:30"


def test_now_is_counted_on_the_reader_s_clock() -> None:
    """22:30 UTC on Wednesday is Thursday in Tokyo, and still Wednesday in Mexico."""
    now = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)
    assert read("tomorrow at 09:00", "en", zone=ZoneInfo("Asia/Tokyo"), now=now) == (
        "2026-11-27 09:00"
    )
    assert read("mañana a las 09:00", "es", zone=ZoneInfo("America/Mexico_City"), now=now) == (
        "2026-11-26 09:00"
    )


def test_warming_up_can_be_done_twice() -> None:
    warm()
    warm()
    assert read("Friday 17:30", "en", now=NOW) == "2026-11-27 17:30"
