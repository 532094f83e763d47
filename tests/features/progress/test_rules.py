"""Weeks of a client: Monday to Sunday in its own zone, across changes of the clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.progress.rules import weeks_begin, weeks_of

MADRID, AUCKLAND, LA = (
    ZoneInfo(name) for name in ("Europe/Madrid", "Pacific/Auckland", "America/Los_Angeles")
)
WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 23)


def counts(published: list[datetime], zone: ZoneInfo = MADRID, **more: object) -> list[int]:
    found = weeks_of(published, zone=zone, now=WEDNESDAY, **more)  # type: ignore[arg-type]
    return [week.count for week in found]


def test_five_weeks_the_last_one_is_this() -> None:
    found = weeks_of([], zone=MADRID, now=WEDNESDAY)
    assert [week.monday for week in found] == [MONDAY - timedelta(weeks=n) for n in (4, 3, 2, 1, 0)]
    assert all(week.whole for week in found)


def test_each_post_counts_in_its_week() -> None:
    at = [WEDNESDAY - timedelta(days=n) for n in (0, 1, 2, 3, 10, 35, 100)]
    assert counts(at) == [0, 0, 1, 1, 3]


@pytest.mark.parametrize(
    ("zone", "at", "expected"),
    [
        # Sunday 23:59 and Monday 00:00 where the client is
        (MADRID, datetime(2026, 11, 22, 22, 59, tzinfo=UTC), [1, 0]),
        (MADRID, datetime(2026, 11, 22, 23, 0, tzinfo=UTC), [0, 1]),
        (AUCKLAND, datetime(2026, 11, 22, 10, 59, tzinfo=UTC), [1, 0]),
        (AUCKLAND, datetime(2026, 11, 22, 11, 0, tzinfo=UTC), [0, 1]),
        (LA, datetime(2026, 11, 23, 7, 59, tzinfo=UTC), [1, 0]),
        (LA, datetime(2026, 11, 23, 8, 0, tzinfo=UTC), [0, 1]),
    ],
)
def test_a_week_begins_at_midnight_of_the_client(
    zone: ZoneInfo, at: datetime, expected: list[int]
) -> None:
    assert counts([at], zone)[-2:] == expected


def test_across_the_end_of_summer_time() -> None:
    """25 October 2026, 03:00 comes twice in Madrid: that Sunday has 25 hours."""
    now = datetime(2026, 10, 26, 12, tzinfo=UTC)
    last = datetime(2026, 10, 25, 22, 59, tzinfo=UTC)  # 23:59 CET
    first = last + timedelta(minutes=1)
    found = weeks_of([last, first], zone=MADRID, now=now)
    assert [week.count for week in found[-2:]] == [1, 1]


def test_the_time_looked_at_begins_with_the_first_week_also_across_summer_time() -> None:
    assert weeks_begin(WEDNESDAY, MADRID) == datetime(2026, 10, 25, 23, tzinfo=UTC)
    spring = datetime(2026, 4, 1, 12, tzinfo=UTC)
    assert weeks_begin(spring, MADRID) == datetime(2026, 3, 1, 23, tzinfo=UTC)


def test_now_late_on_sunday_in_utc_is_monday_for_auckland() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert weeks_of([], zone=AUCKLAND, now=now)[-1].monday == MONDAY
    assert weeks_of([], zone=LA, now=now)[-1].monday == MONDAY - timedelta(weeks=1)


def test_only_days_within_the_dates_count() -> None:
    starts, ends = date(2026, 11, 18), date(2026, 11, 24)
    days = [datetime(2026, 11, day, 12, tzinfo=UTC) for day in (17, 18, 22, 24, 25)]
    found = weeks_of(days, zone=MADRID, now=WEDNESDAY, starts=starts, ends=ends)
    assert [(week.count, week.whole) for week in found] == [(2, False), (1, False)]


@pytest.mark.parametrize(
    ("starts", "ends", "whole"),
    [
        (MONDAY, None, True),
        (MONDAY + timedelta(days=1), None, False),
        (None, MONDAY + timedelta(days=6), True),
        (None, MONDAY + timedelta(days=5), False),
    ],
)
def test_a_week_is_whole_if_all_its_days_lie_within(
    starts: date | None,
    ends: date | None,
    whole: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    found = weeks_of([], zone=MADRID, now=WEDNESDAY, starts=starts, ends=ends)
    assert found[-1].whole is whole


def test_what_begins_next_week_or_is_over_for_long_has_no_weeks() -> None:
    nothing: list[datetime] = []
    assert counts(nothing, starts=MONDAY + timedelta(weeks=1)) == []
    assert counts(nothing, ends=MONDAY - timedelta(weeks=4, days=1)) == []
    assert counts(nothing, ends=MONDAY - timedelta(weeks=4)) == [0]
    assert counts(nothing, starts=MONDAY + timedelta(days=6)) == [0]


def test_across_the_turn_of_the_year() -> None:
    now = datetime(2027, 1, 1, 12, tzinfo=UTC)
    at = [datetime(2026, 12, 28, 12, tzinfo=UTC), datetime(2027, 1, 1, 11, tzinfo=UTC)]
    found = weeks_of(at, zone=MADRID, now=now)
    assert (found[-1].monday, found[-1].count) == (date(2026, 12, 28), 2)
