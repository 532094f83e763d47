"""What holds for any text at all."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n.catalogues import LANGUAGES, Language
from bot.i18n.when import DayOnly, Moment, Past, Unclear, understand

ZONES = st.sampled_from(
    ["UTC", "Europe/Madrid", "America/Mexico_City", "Pacific/Apia", "Asia/Kathmandu"]
).map(ZoneInfo)
NOWS = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis attaches the zone
PIECES = (
    "friday lunes mañana la de a las el at on next próximo que viene in en 2 5 9 12 24 30 31 2026 "
    "hours horas noon mediodía midnight 17:30 5pm 17h 17.30 3/12 29/2 february marzo half past "
    "quarter to menos cuarto y media tonight noche tarde not from del al every todos los today "
    "hoy ayer last pasado week semana dentro de ago hace - , ( 0 00:00 24:00 99:99 utc+14 cet "
    "2026-02-30 31st día mar sat week 999 months mes same day"
)
WORDS = PIECES.split()
TEXTS = st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, language=st.sampled_from(LANGUAGES), zone=ZONES, now=NOWS)
def test_any_text_gives_an_honest_result(
    text: str, language: Language, zone: ZoneInfo, now: datetime
) -> None:
    result = understand(text, language=language, zone=zone, now=now)
    for each in result.candidates if isinstance(result, Unclear) else (result,):
        match each:
            case Moment():
                assert each.at > now
                assert each.at.utcoffset() == timedelta()
                assert each.matched == text[slice(*each.span)] != ""
            case DayOnly():
                # A zone in the text may have its own today.
                assert each.day >= now.astimezone(zone).date() - timedelta(days=1)
                assert each.matched == text[slice(*each.span)] != ""
            case Past():
                assert each.at <= now
                assert each.matched in text


@pytest.mark.parametrize(
    "piece",
    ["a@", "friday ", "17:30 ", "3/12 ", "<", "(", " ", "5", "a las ", "in a ", "x" * 7 + " "],
)
def test_a_long_text_does_not_hold_the_process_up(piece: str) -> None:
    """A second is fifty times what the slowest takes; a runaway pattern takes minutes."""
    started = time.perf_counter()
    understand(
        piece * 4_000, language="en", zone=ZoneInfo("UTC"), now=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert time.perf_counter() - started < 2
