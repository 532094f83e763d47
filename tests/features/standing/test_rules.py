"""Which readings hold, where a goal stands by them, and what is still needed."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.objectives.rules import LongText, Missing
from bot.features.standing.rules import (
    Measure,
    NoDay,
    Standing,
    check_measure,
    current,
    path,
    stand,
    tidy,
)

BEGAN = date(2026, 11, 2)
DUE = BEGAN + timedelta(weeks=10)
N = Decimal


@dataclass(frozen=True)
class Read:
    number: int
    value: Decimal
    day: date
    corrects: UUID | None = None

    @property
    def id(self) -> UUID:
        return UUID(int=self.number)


def read(number: int, value: str, week: int, *, corrects: int | None = None) -> Read:
    wrong = UUID(int=corrects) if corrects else None
    return Read(number, N(value), BEGAN + timedelta(weeks=week), wrong)


def at(week: float, *readings: Read, **more: Any) -> Standing:
    values: dict[str, Any] = {"baseline": N(40), "target": N(60), "due": DUE, "began": BEGAN}
    today = BEGAN + timedelta(days=int(week * 7))
    return stand(**values | more, readings=current(readings), today=today)


def test_a_corrected_reading_no_longer_holds_and_a_late_one_takes_its_place_by_day() -> None:
    first, wrong, right, late = (
        read(1, "42", 1),
        read(2, "99", 3),
        read(3, "45", 3, corrects=2),
        read(4, "43", 2),
    )
    assert [one.number for one in current([first, wrong, right, late])] == [1, 4, 3]
    again = read(5, "46", 3, corrects=3)
    assert [one.number for one in current([first, wrong, right, late, again])] == [1, 4, 5]


def test_needs_what_is_left_a_week() -> None:
    now = at(3, read(1, "44", 2), read(2, "45", 3))
    assert (now.value, now.left, now.weekly) == (N(45), N(15), N("2.1"))
    assert now.so_far == N("1.7")
    assert not now.reached


def test_without_a_reading_the_baseline_is_where_it_stands() -> None:
    now = at(0)
    assert (now.value, now.weekly, now.so_far) == (N(40), N("2.0"), None)
    assert at(0, baseline=None) == Standing(days_left=70)


def test_a_baseline_that_is_not_known_is_the_first_reading() -> None:
    now = at(4, read(1, "50", 2), read(2, "52", 4), baseline=None)
    assert (now.rising, now.so_far, now.left) == (True, N("1.0"), N(8))


def test_less_can_be_wanted_too() -> None:
    now = at(4, read(1, "5", 4), baseline=N(6), target=N(1))
    assert (now.rising, now.reached, now.left, now.so_far) == (False, False, N(4), N("0.25"))
    assert at(4, read(1, "1", 4), baseline=N(6), target=N(1)).reached
    assert at(4, read(1, "8", 4), baseline=N(6), target=N(1)).so_far == N("-0.50")


def test_what_is_reached_needs_nothing_more() -> None:
    now = at(5, read(1, "60", 5))
    assert (now.reached, now.left, now.weekly) == (True, N(0), None)
    assert at(5, read(1, "60", 4), read(2, "59.5", 5)).reached is False
    assert at(5, baseline=N(70), target=N(60)).reached is False


@pytest.mark.parametrize(("days", "weekly"), [(7, "20"), (6, None), (0, None), (-3, None)])
def test_less_than_a_week_is_counted_in_days(days: int, weekly: str | None) -> None:
    now = at(0, due=BEGAN + timedelta(days=days))
    assert now.days_left == days
    assert now.weekly == (N(weekly) if weekly else None)


@pytest.mark.parametrize(
    ("pace", "shown"),
    [
        ("2.142857", "2.1"),
        ("0.0142857", "0.014"),
        ("1234.56", "1234.6"),
        ("0", "0"),
        ("-0.5", "-0.50"),
    ],
)
def test_a_pace_has_the_digits_that_tell(pace: str, shown: str) -> None:
    assert str(tidy(N(pace))) == shown


def test_the_even_way_leads_from_the_baseline_to_the_target() -> None:
    assert path(N(40), N(60), BEGAN, DUE, BEGAN) == N("40.00")
    assert path(N(40), N(60), BEGAN, DUE, BEGAN + timedelta(weeks=5)) == N("50.00")
    assert path(N(40), N(60), BEGAN, DUE, DUE + timedelta(weeks=5)) == N("60.00")
    assert path(N(40), N(60), BEGAN, DUE, BEGAN - timedelta(weeks=5)) == N("40.00")
    assert path(N(40), N(60), BEGAN, BEGAN, BEGAN) == N("40.00")


@given(
    st.decimals(-1000, 1000, places=2),
    st.decimals(-1000, 1000, places=2),
    st.decimals(-1000, 1000, places=2),
    st.integers(-50, 50),
)
def test_nothing_is_left_exactly_when_it_is_reached(
    baseline: Decimal, target: Decimal, value: Decimal, week: int
) -> None:
    now = at(week, read(1, str(value), week), baseline=baseline, target=target)
    assert now.left is not None
    assert now.left >= 0
    assert now.reached == (now.left == 0)
    assert now.weekly is None or (now.weekly >= 0 and now.days_left >= 7)


def test_a_reading_tells_of_what_was_and_says_where_from() -> None:
    said = Measure(N(52), BEGAN, "  the till ")
    assert check_measure(said, BEGAN).source == "the till"
    with pytest.raises(NoDay):
        check_measure(said, BEGAN - timedelta(days=1))
    with pytest.raises(Missing):
        check_measure(Measure(N(52), BEGAN, " "), BEGAN)
    with pytest.raises(LongText):
        check_measure(Measure(N(52), BEGAN, "x" * 301), BEGAN)
