"""Words that move the clock, in both languages; and kind doubts."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.i18n.reader import Language, Reader
from bot.sandbox.page.curtain.ahead import (
    NotUnderstoodError,
    friday_evening,
    moment_in,
    working_morning,
)

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # a Wednesday
LONDON = Reader("en", ZoneInfo("Europe/London"))
MADRID = Reader("es", ZoneInfo("Europe/Madrid"))


@pytest.mark.parametrize(
    ("language", "words", "meant"),
    [
        ("en", "to Friday 17:30", "2026-11-27T17:30"),
        ("en", "+2 h", "2026-11-25T12:00"),
        ("en", "1h30m", "2026-11-25T11:30"),
        ("en", "+ 2 hours and 5 minutes", "2026-11-25T12:05"),
        ("en", "in 2 hours", "2026-11-25T12:00"),
        ("en", "2 weeks", "2026-12-09T10:00"),
        ("en", "tomorrow at 9", "2026-11-26T09:00"),
        ("es", "mañana a las 9", "2026-11-26T08:00"),
        ("es", "+2 h", "2026-11-25T12:00"),
        ("es", "hasta el viernes 17:30", "2026-11-27T16:30"),
        ("es", "3 días y 2 horas", "2026-11-28T12:00"),
        ("es", "2 semanas", "2026-12-09T10:00"),
    ],
)
def test_words_mean_a_moment_ahead(language: Language, words: str, meant: str) -> None:
    reader = LONDON if language == "en" else MADRID
    assert moment_in(words, reader, NOW) == datetime.fromisoformat(meant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("blah", "There is no time in that. Type, for example: Friday 17:30"),
        ("", "There is no time in that"),
        ("+0 min", "There is no time in that"),
        ("Friday", "Fri 27 Nov: at what time?"),
        ("yesterday 9:00", "it is Wed 25 Nov, 10:00 GMT here, and the clock only goes forward"),
        ("at 9", "More than one time fits: Wed 25 Nov, 21:00 GMT and Thu 26 Nov, 09:00 GMT"),
        ("+400 days", "more than a year away"),
        ("99999 weeks", "more than a year away"),
    ],
)
def test_a_doubt_says_what_to_type(words: str, told: str) -> None:
    with pytest.raises(NotUnderstoodError) as doubt:
        moment_in(words, LONDON, NOW)
    assert told in str(doubt.value)


def test_a_doubt_speaks_the_readers_language() -> None:
    with pytest.raises(NotUnderstoodError, match="¿a qué hora\\?"):
        moment_in("el viernes", MADRID, NOW)


def test_the_next_working_morning_and_friday_evening_are_ahead_in_the_readers_zone() -> None:
    assert working_morning(MADRID, NOW) == datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
    assert friday_evening(MADRID, NOW) == datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
    then = datetime(2026, 11, 27, 17, 30, tzinfo=UTC)
    assert working_morning(LONDON, then) == datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    assert friday_evening(LONDON, then) == datetime(2026, 12, 4, 17, 30, tzinfo=UTC)
