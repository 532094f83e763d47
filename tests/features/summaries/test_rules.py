"""When summaries are due, over every zone and many years; what is worth one."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.inbox.rules import InboxNumbers
from bot.features.summaries.rules import (
    Content,
    DayNumbers,
    Published,
    Slot,
    Unseen,
    Waiting,
    day_told,
    due_summary,
    is_due,
    next_summary,
    period_start,
    worth_a_table,
)

NINE = time(9)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
QUIET = InboxNumbers(0, 0, 0, None, None)
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)

zones = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
moments = st.datetimes(datetime(1970, 1, 3), datetime(2099, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds
hours = st.times().map(lambda at: at.replace(second=0, microsecond=0))
Case = tuple[ZoneInfo, datetime, time]


@st.composite
def near_a_jump(draw: st.DrawFn) -> Case:
    """A zone, a time within two days of a jump of its clock, and an hour near that jump."""
    zone = draw(zones)
    first = datetime(draw(st.integers(1970, 2090)), 1, 1, tzinfo=UTC)
    offsets = [(first + day * DAY).astimezone(zone).utcoffset() for day in range(366)]
    jumps = [day for day, (one, two) in enumerate(pairwise(offsets)) if one != two]
    if not jumps:
        return zone, first, draw(hours)
    start = first + draw(st.sampled_from(jumps)) * DAY
    minutes = [start + timedelta(minutes=number) for number in range(24 * 60 + 1)]
    jump = next(
        after
        for before, after in pairwise(minutes)
        if before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset()
    )
    local = shown(jump - timedelta(minutes=1), zone)
    at = (local + timedelta(minutes=draw(st.integers(-90, 90)))).time()
    now = jump + timedelta(minutes=draw(st.integers(-2 * 24 * 60, 2 * 24 * 60)))
    return zone, now, at.replace(second=0, microsecond=0)


cases = st.one_of(st.tuples(zones, moments, hours), near_a_jump())


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def shown(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("zone", "at", "now", "expected"),
    [
        # ordinary days
        ("Europe/Madrid", NINE, "2026-11-27 07:59", "2026-11-27 08:00"),
        ("Europe/Madrid", NINE, "2026-11-27 08:00", "2026-11-28 08:00"),
        # the hour that is skipped: the first valid moment after it
        ("Europe/Madrid", time(2, 30), "2026-03-28 20:00", "2026-03-29 01:00"),
        ("America/New_York", time(2, 30), "2026-03-07 20:00", "2026-03-08 07:00"),
        ("Australia/Lord_Howe", time(2, 15), "2026-10-03 12:00", "2026-10-03 15:30"),
        # the hour that comes twice: the first time
        ("Europe/Madrid", time(2, 30), "2026-10-24 20:00", "2026-10-25 00:30"),
        ("America/New_York", time(1, 30), "2026-10-31 20:00", "2026-11-01 05:30"),
        ("Australia/Lord_Howe", time(1, 45), "2026-04-04 10:00", "2026-04-04 14:45"),
        # … and not again the second time
        ("Europe/Madrid", time(2, 30), "2026-10-25 00:30", "2026-10-26 01:30"),
        ("America/New_York", time(1, 30), "2026-11-01 05:30", "2026-11-02 06:30"),
        ("Australia/Lord_Howe", time(1, 45), "2026-04-04 14:45", "2026-04-05 15:15"),
        # nine o'clock stays nine o'clock
        ("Europe/Madrid", NINE, "2026-03-28 08:00", "2026-03-29 07:00"),
        ("Europe/Madrid", NINE, "2026-10-24 07:00", "2026-10-25 08:00"),
        # midnight does not exist in Beirut that day
        ("Asia/Beirut", time(0), "2026-03-28 12:00", "2026-03-28 22:00"),
        # Samoa left 30 December 2011 out
        ("Pacific/Apia", NINE, "2011-12-29 19:00", "2011-12-30 19:00"),
    ],
)
def test_the_next_summary(zone: str, at: time, now: str, expected: str) -> None:
    assert next_summary(utc(now), ZoneInfo(zone), at).at == utc(expected)


def test_the_day_of_a_summary_is_the_local_one() -> None:
    slot = next_summary(utc("2026-11-26 20:30"), ZoneInfo("Pacific/Auckland"), NINE)
    assert slot == Slot(date(2026, 11, 28), utc("2026-11-27 20:00"))
    assert next_summary(utc("2011-12-29 19:00"), ZoneInfo("Pacific/Apia"), NINE).day == date(
        2011, 12, 31
    )


def test_a_day_that_had_its_summary_gets_no_second_one() -> None:
    madrid, now = ZoneInfo("Europe/Madrid"), utc("2026-11-27 10:00")
    later = time(18)
    assert next_summary(now, madrid, later).day == date(2026, 11, 27)
    assert next_summary(now, madrid, later, after=date(2026, 11, 27)).day == date(2026, 11, 28)
    assert next_summary(now, madrid, later, after=date(2026, 11, 26)).day == date(2026, 11, 27)


@settings(max_examples=150, deadline=None)
@given(case=cases)
def test_it_comes_when_the_clock_shows_the_hour_and_not_before(case: Case) -> None:
    zone, now, at = case
    slot = next_summary(now, zone, at)
    wall = datetime.combine(slot.day, at)
    assert slot.at > now
    assert shown(slot.at, zone) >= wall
    assert shown(slot.at - SECOND, zone) < wall or shown(slot.at, zone) == wall
    if shown(slot.at, zone) != wall:  # skipped: the moment of the jump itself
        assert shown(slot.at - SECOND, zone) < wall
    # within a day and a bit, but for a day that a zone leaves out
    assert slot.at - now <= 2 * DAY + timedelta(hours=1)


@settings(max_examples=150, deadline=None)
@given(case=cases)
def test_days_follow_each_other_and_none_comes_twice(case: Case) -> None:
    zone, now, at = case
    slots = [next_summary(now, zone, at)]
    for _ in range(4):
        slots.append(next_summary(slots[-1].at, zone, at))
    for before, after in pairwise(slots):
        assert after.at > before.at
        assert after.day == before.day + DAY or not exists(before.day + DAY, zone)


@settings(max_examples=150, deadline=None)
@given(case=cases)
def test_what_is_due_is_what_came_before_the_next(case: Case) -> None:
    zone, now, at = case
    due = due_summary(now, zone, at)
    assert due.at <= now
    following = next_summary(due.at, zone, at)
    assert following == next_summary(now, zone, at)
    assert due_summary(following.at, zone, at) == following
    assert due_summary(following.at - SECOND, zone, at) == due


def exists(day: date, zone: ZoneInfo) -> bool:
    """Looked for hour by hour, which is fine enough for every zone there is."""
    noon = datetime.combine(day, time(12), tzinfo=UTC)
    return any(
        (noon + timedelta(hours=hour)).astimezone(zone).date() == day for hour in range(-30, 31)
    )


def test_due_is_what_no_later_summary_covers_and_what_the_client_was_there_for() -> None:
    slot = Slot(date(2026, 11, 27), NOW)
    before, after = NOW - DAY, NOW + SECOND
    assert is_due(slot, served_since=before, last_day=None)
    assert is_due(slot, served_since=before, last_day=date(2026, 11, 26))
    assert not is_due(slot, served_since=before, last_day=date(2026, 11, 27))
    assert not is_due(slot, served_since=before, last_day=date(2026, 11, 28))
    assert not is_due(slot, served_since=after, last_day=None)
    assert not is_due(slot, served_since=NOW, last_day=None)


@pytest.mark.parametrize(
    ("last", "asked", "expected"),
    [
        (None, False, NOW - DAY),
        (None, True, NOW - DAY),
        (NOW - timedelta(hours=3), False, NOW - timedelta(hours=3)),
        (NOW - timedelta(hours=3), True, NOW - DAY),
        (NOW - 3 * DAY, False, NOW - 3 * DAY),
        (NOW - 3 * DAY, True, NOW - 3 * DAY),
    ],
)
def test_a_summary_goes_on_where_the_last_one_ended(
    last: datetime | None,
    asked: bool,  # noqa: FBT001 - a column of the table
    expected: datetime,
) -> None:
    assert period_start(NOW, last, asked=asked) == expected


def content(
    published: Sequence[Published] = (),
    waiting: Sequence[Waiting] = (),
    unseen: Sequence[Unseen] = (),
    inbox: InboxNumbers = QUIET,
) -> Content:
    return Content(NOW - DAY, NOW, tuple(published), tuple(waiting), tuple(unseen), inbox)


def test_a_summary_is_empty_when_nothing_happened_and_nobody_waits() -> None:
    assert content().is_empty
    assert content(inbox=InboxNumbers(4, 0, 0, None, None)).is_empty
    for told in (
        content(published=[Published("Hello", None, NOW)]),
        content(waiting=[Waiting("Hello", "in_review", (), NOW, None, None)]),
        content(unseen=[Unseen(1, "Later", "client", NOW, None)]),
        content(inbox=InboxNumbers(0, 1, 0, None, 60)),
        content(inbox=InboxNumbers(0, 0, 1, NOW, None)),
    ):
        assert not told.is_empty


def test_a_table_needs_two_days_on_which_something_happened() -> None:
    def day(published: int = 0, answered: int = 0, waiting: int = 0) -> DayNumbers:
        return DayNumbers(date(2026, 11, 27), published, answered, waiting, None)

    assert not worth_a_table([])
    assert not worth_a_table([day(), day(published=2), day()])
    assert worth_a_table([day(answered=1), day(), day(published=1)])
    assert worth_a_table([day(waiting=1), day(published=1)])


def test_a_summary_of_the_morning_is_known_by_the_day_before() -> None:
    day = date(2026, 11, 27)
    assert day_told(day, time(9)) == day_told(day, time(11, 59)) == date(2026, 11, 26)
    assert day_told(day, time(12)) == day_told(day, time(18, 30)) == day
