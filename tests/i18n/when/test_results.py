"""What comes with the result: the words read, the note about clocks, and the doubts."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.i18n.catalogues import Language
from bot.i18n.when import DayOnly, Moment, Nothing, Past, Unclear, understand
from tests.i18n.when.reading import MADRID, NOW, read


def test_the_words_that_were_read_are_named_where_they_stand() -> None:
    text = "We moved the launch to *Friday 17:30*, stock is late"
    result = understand(text, language="en", zone=MADRID, now=NOW)
    assert result == Moment(
        at=datetime(2026, 11, 27, 16, 30, tzinfo=UTC), matched="Friday 17:30", span=(24, 36)
    )
    assert text[24:36] == "Friday 17:30"


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("Lo pasamos al MIÉRCOLES a las 9:15 🎉", "MIÉRCOLES a las 9:15"),
        ("ﬁnally: man\u0303ana a las 9, ok", "man\u0303ana a las 9"),
        ("el 3 de an\u0303o; mie\u0301rcoles 18:00", "mie\u0301rcoles 18:00"),
        ("viernes a mediodi\u0301a\u0301", "viernes a mediodi\u0301a\u0301"),
        ("Friday\u00a05\u202fpm\u2019s fine", "Friday\u00a05\u202fpm"),
    ],
)
def test_accents_ligatures_and_odd_spaces_keep_their_places(text: str, matched: str) -> None:
    result = understand(text, language="es", zone=MADRID, now=NOW)
    assert isinstance(result, Moment)
    assert result.matched == matched
    assert text[slice(*result.span)] == matched


@pytest.mark.parametrize(
    "text",
    [
        "<@U0123456> look at <https://example.com/2026/12/03/10:00|this at 9am>",
        "https://example.com/2026-12-03",
        "write to friday.5pm@example.com",
        "#friday",
        "we are there 24/7",
    ],
)
def test_markup_addresses_and_tags_are_not_times(text: str) -> None:
    assert read(text, "en") == "-"


def test_a_time_that_the_clocks_skip_moves_on_and_says_so() -> None:
    result = understand("28 March 2027 02:30", language="en", zone=MADRID, now=NOW)
    assert isinstance(result, Moment)
    assert (f"{result.at:%H:%M}", result.note) == ("01:30", "gap")
    assert f"{result.at.astimezone(MADRID):%H:%M}" == "03:30"


def test_a_time_that_comes_twice_is_the_first_and_says_so() -> None:
    result = understand("el 31 de octubre de 2027 a las 02:30", language="es", zone=MADRID, now=NOW)
    assert isinstance(result, Moment)
    assert (result.at, result.note) == (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), "fold")


def test_a_time_that_comes_twice_is_the_second_once_the_first_is_past() -> None:
    now = datetime(2027, 10, 31, 0, 45, tzinfo=UTC)
    result = understand("today 02:30", language="en", zone=MADRID, now=now)
    assert isinstance(result, Moment)
    assert (result.at, result.note) == (datetime(2027, 10, 31, 1, 30, tzinfo=UTC), "fold")


def test_other_zones_change_on_other_nights() -> None:
    new_york = ZoneInfo("America/New_York")
    result = understand("14 March 2027 02:30", language="en", zone=new_york, now=NOW)
    assert isinstance(result, Moment)
    assert (result.at, result.note) == (datetime(2027, 3, 14, 7, 30, tzinfo=UTC), "gap")


def test_a_day_without_a_time_takes_the_default_where_there_is_one() -> None:
    day = understand("Friday", language="en", zone=MADRID, now=NOW)
    assert day == DayOnly(day=date(2026, 11, 27), matched="Friday", span=(0, 6))
    at = understand("Friday", language="en", zone=MADRID, now=NOW, default_time=time(9, 0))
    assert isinstance(at, Moment)
    assert at.at == datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
    told = understand("Friday 5pm", language="en", zone=MADRID, now=NOW, default_time=time(9, 0))
    assert isinstance(told, Moment)
    assert told.at == datetime(2026, 11, 27, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "text", "understood"),
    [
        ("en", "3/12 10:00", "? 2026-12-03 10:00 | 2027-03-12 10:00"),
        ("es", "3/12 10:00", "2026-12-03 10:00"),
        ("en", "12/12 10:00", "2026-12-12 10:00"),
        ("en", "13/12 10:00", "2026-12-13 10:00"),
        ("en", "12/13 10:00", "2026-12-13 10:00"),
        ("en", "3/12/2026 10:00", "2026-12-03 10:00"),
        ("en", "3/12/2027 10:00", "? 2027-03-12 10:00 | 2027-12-03 10:00"),
        ("en", "32/12 10:00", "2026-11-26 10:00"),
    ],
)
def test_the_order_of_day_and_month_is_the_language_s_and_else_asked(
    language: Language, text: str, understood: str
) -> None:
    assert read(text, language) == understood


def test_midnight_of_a_day_may_be_either_end_of_it() -> None:
    assert read("Friday at midnight", "en") == "? 2026-11-27 00:00 | 2026-11-28 00:00"
    assert read("el viernes a medianoche", "es") == "? 2026-11-27 00:00 | 2026-11-28 00:00"
    assert read("tonight at midnight", "en") == "2026-11-26 00:00"
    assert read("Friday at 00:00", "en") == "2026-11-27 00:00"
    assert read("Friday at 24:00", "en") == "2026-11-28 00:00"


def test_the_weekday_of_today_is_today_only_while_the_time_is_ahead() -> None:
    assert read("Wednesday 10:01", "en") == "2026-11-25 10:01"
    assert read("Wednesday 10:00", "en") == "2026-12-02 10:00"
    assert read("el miércoles a las 9", "es") == "2026-12-02 09:00"
    assert read("next Wednesday 17:00", "en") == "2026-12-02 17:00"
    assert read("Wednesday", "en") == "2026-12-02"
    assert read("this Wednesday", "en") == "2026-11-25"


def test_the_same_abbreviation_is_the_reader_s_own_zone_first() -> None:
    mexico = ZoneInfo("America/Mexico_City")
    # In July Chicago keeps another time, Mexico does not.
    assert read("3 July 17:30 CST", "en", zone=mexico) == "2027-07-03 17:30"
    assert read("Friday 17:30 CST", "en") == "2026-11-28 00:30"
    assert read("Friday 17:30 BST", "en", zone=ZoneInfo("Europe/London")) == "2026-11-27 17:30"


def test_a_date_that_just_went_by_is_past_and_an_old_one_comes_again() -> None:
    assert read("3 November at 10:00", "en") == "past 2026-11-03 10:00"
    assert read("3 June at 10:00", "en") == "2027-06-03 10:00"
    assert read("25 November at 17:00", "en") == "2026-11-25 17:00"


def test_the_past_is_named_and_never_moved_ahead() -> None:
    result = understand("yesterday at 10:00", language="en", zone=MADRID, now=NOW)
    assert result == Past(at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC), matched="yesterday at 10:00")


def test_doubts_come_soonest_first_and_each_lies_ahead() -> None:
    result = understand("Monday 10:00 or Friday 17:30", language="en", zone=MADRID, now=NOW)
    assert isinstance(result, Unclear)
    assert [each.matched for each in result.candidates] == ["Friday 17:30", "Monday 10:00"]


@pytest.mark.parametrize("text", ["", "   ", "thanks!", "gracias", "no dates here", "🎉"])
def test_nothing_is_nothing(text: str) -> None:
    assert understand(text, language="es", zone=MADRID, now=NOW) == Nothing()
