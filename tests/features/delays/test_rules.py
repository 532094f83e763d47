"""When a day is over, what moved later, and what may be said of a delay."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.errors import UserFacingError
from bot.features.causes.rules import Part
from bot.features.clients.rules import OFFICE_HOURS
from bot.features.delays.rules import (
    AlreadyConfirmed,
    BadDays,
    DelayChanged,
    EmptyWords,
    LongWords,
    NotSettled,
    Status,
    TooManyDays,
    check_proposed,
    check_words,
    digest_of,
    end_of_day,
    moved_later,
    read_days,
)

MADRID = ZoneInfo("Europe/Madrid")
MAY, JUNE, JULY = date(2027, 5, 12), date(2027, 6, 1), date(2027, 7, 1)


def test_a_business_day_ends_with_its_last_span() -> None:
    friday, saturday = date(2027, 5, 14), date(2027, 5, 15)
    assert end_of_day(friday, OFFICE_HOURS, MADRID) == datetime(2027, 5, 14, 16, tzinfo=UTC)
    assert end_of_day(saturday, OFFICE_HOURS, MADRID) == datetime(2027, 5, 15, 22, tzinfo=UTC)
    twice = {"fri": [["09:00", "13:00"], ["16:00", "20:00"]]}
    assert end_of_day(friday, twice, MADRID) == datetime(2027, 5, 14, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((MAY, JUNE), (MAY, JULY), ("end", JUNE, JULY)),
        ((MAY, None), (JUNE, None), ("start", MAY, JUNE)),
        ((MAY, JUNE), (JUNE, JULY), ("end", JUNE, JULY)),
        ((MAY, JULY), (JUNE, JUNE), ("start", MAY, JUNE)),
        ((JUNE, JULY), (MAY, JUNE), None),
        ((None, None), (MAY, JUNE), None),
        ((MAY, JUNE), (None, None), None),
    ],
)
def test_which_date_moved_later(
    before: tuple[date | None, date | None],
    after: tuple[date | None, date | None],
    expected: object,
) -> None:
    assert moved_later(before, after) == expected


@pytest.mark.parametrize(
    ("status", "shown", "error"),
    [
        (Status.PROPOSED, "now", None),
        (Status.PROPOSED, "then", DelayChanged),
        (Status.CONFIRMED, "now", AlreadyConfirmed),
        (Status.OPEN, "now", NotSettled),
        (Status.SETTLED, "now", NotSettled),
        (Status.DROPPED, "now", NotSettled),
        (Status.CLOSED, "now", NotSettled),
    ],
)
def test_what_was_read_is_what_is_confirmed(
    status: Status, shown: str, error: type[UserFacingError] | None
) -> None:
    if error is None:
        check_proposed(status, who="Maya", shown=shown, now="now")
        return
    with pytest.raises(error):
        check_proposed(status, who="Maya", shown=shown, now="now")


def test_another_division_has_another_name() -> None:
    parts = [Part("change", 2, "change:1"), Part("unknown", 4)]
    assert digest_of(6, parts) == digest_of(6, list(parts))
    assert digest_of(6, parts) != digest_of(7, parts)
    assert digest_of(6, parts) != digest_of(6, [Part("change", 3, "change:1"), parts[1]])


def test_days_are_read_and_blamed_where_they_stand() -> None:
    assert read_days({"change": " 4 ", "third_party": "", "note": "x"}, 6) == {
        "change": 4,
        "approval": 0,
        "material": 0,
        "agency": 0,
        "third_party": 0,
    }
    for typed in ("-1", "1.5", "two", "٣", "1000"):
        with pytest.raises(BadDays) as bad:
            read_days({"approval": typed}, 6)
        assert bad.value.field == "approval"
    with pytest.raises(TooManyDays) as many:
        read_days({"change": "4", "agency": "3"}, 6)
    assert many.value.field == "agency"


def test_words() -> None:
    assert check_words("  we waited  ", "words") == "we waited"
    assert check_words(" ", "note", needed=False) == ""
    with pytest.raises(EmptyWords):
        check_words(" ", "words")
    with pytest.raises(LongWords):
        check_words("x" * 1001, "words")
