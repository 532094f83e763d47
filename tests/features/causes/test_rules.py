"""Days by cause: every day once, all of them accounted for, in whatever order events come."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.causes.rules import (
    CAUSES,
    KNOWN,
    Cause,
    Happening,
    Nearness,
    Part,
    divide,
    merged,
    redivide,
    total,
    waited,
    working_days,
)
from bot.features.clients.rules import OFFICE_HOURS

MONDAY = date(2027, 5, 10)


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def took(cause: Cause, *days: int, near: Nearness = "waits", id_: str = "1") -> Happening:
    began = day(min(days, default=0))
    return Happening(cause, near, f"change:{id_}", 1, began, frozenset(day(n) for n in days))


def counted(parts: list[Part]) -> list[tuple[Cause, int]]:
    return [(part.cause, part.days) for part in parts]


HAPPENINGS = st.lists(
    st.builds(
        Happening,
        cause=st.sampled_from(KNOWN),
        near=st.sampled_from(["waits", "moves", "around"]),
        subject=st.integers(0, 5).map(lambda n: f"change:{n}"),
        number=st.none() | st.integers(1, 9),
        began=st.integers(0, 9).map(day),
        days=st.frozensets(st.integers(0, 20).map(day), max_size=8),
    ),
    max_size=8,
)


@given(days=st.integers(0, 30), found=HAPPENINGS, seed=st.integers(0, 1000))
def test_the_sum_is_the_days_late_and_the_order_has_no_meaning(
    days: int, found: list[Happening], seed: int
) -> None:
    once = merged(found)
    parts = divide(days, once)
    assert sum(part.days for part in parts) == days
    assert all(part.days >= 0 for part in parts)
    mixed = list(once)
    random.Random(seed).shuffle(mixed)  # noqa: S311 - nothing secret
    assert divide(days, mixed) == parts
    known = sum(part.days for part in parts if part.cause != "unknown")
    assert known <= len(set().union(*(one.days for one in once)))
    assert len([part for part in parts if part.cause == "unknown"]) == (known < days)


@given(
    days=st.integers(0, 30),
    found=HAPPENINGS,
    said=st.lists(st.integers(0, 6), min_size=len(KNOWN), max_size=len(KNOWN)),
)
def test_what_a_person_says_stands_and_the_rest_is_not_known_yet(
    days: int, found: list[Happening], said: list[int]
) -> None:
    wanted: dict[Cause, int] = {}
    for cause, count in zip(KNOWN, said, strict=True):
        wanted[cause] = min(count, days - sum(wanted.values()))
    parts = redivide(days, divide(days, merged(found)), wanted)
    assert sum(part.days for part in parts) == days
    assert all(part.days >= 0 for part in parts)
    assert {c: n for c, n in total(parts).items() if c != "unknown"} == {
        c: n for c, n in wanted.items() if n
    }
    # said again in the same words, it stays as it is
    assert redivide(days, parts, wanted) == parts


def test_what_nothing_explains_is_nobodys() -> None:
    assert divide(6, []) == [Part("unknown", 6)]
    assert divide(0, []) == []


def test_a_day_that_two_took_counts_once_for_the_nearer() -> None:
    found = [
        took("approval", 0, 1, 2, near="around", id_="9"),
        took("change", 1, 2, near="moves", id_="2"),
        took("material", 2, 3, near="waits", id_="3"),
    ]
    assert counted(divide(4, found)) == [("material", 2), ("change", 1), ("approval", 1)]


def test_among_those_as_near_the_one_that_began_first_has_the_day() -> None:
    found = [took("agency", 1, 2, id_="2"), took("material", 0, 1, id_="1")]
    assert counted(divide(3, found)) == [("material", 2), ("agency", 1)]
    # both on the same days: in the order of the causes, for either side alike
    found = [took("agency", 1, id_="2"), took("material", 1, id_="1")]
    assert counted(divide(1, found)) == [("material", 1), ("agency", 0)]


def test_more_was_lost_than_it_is_late() -> None:
    found = [took("material", 0, 1, 2), took("approval", 3, 4, near="around", id_="2")]
    assert counted(divide(4, found)) == [("material", 3), ("approval", 1)]
    assert sum(part.days for part in divide(2, found)) == 2


def test_what_took_no_time_is_still_thought_of() -> None:
    (change, rest) = divide(3, [took("change")])
    assert (change.cause, change.days, change.number) == ("change", 0, 1)
    assert rest == Part("unknown", 3)


def test_correcting_moves_days_between_events() -> None:
    parts = divide(6, [took("change", 0, 1, id_="1"), took("approval", 2, 3, id_="2")])
    parts = redivide(6, parts, {"change": 4, "third_party": 1})
    assert counted(parts) == [
        ("change", 4),
        ("approval", 0),
        ("third_party", 1),
        ("unknown", 1),
    ]
    assert parts[0].subject == "change:1"
    assert parts[2].subject is None


@pytest.mark.parametrize(
    ("agreed", "asked", "answered", "lost"),
    [
        (1, 0, 0, 0),
        (1, 0, 1, 0),
        (1, 0, 2, 1),
        (1, 0, 4, 3),
        (1, 4, 7, 0),
        (1, 4, 8, 1),
        (1, 5, 7, 0),
        (3, 0, 3, 0),
        (3, 0, 4, 1),
        (3, 4, 10, 1),
    ],
)
def test_an_answer_may_take_as_many_working_days_as_were_agreed(
    agreed: int, asked: int, answered: int, lost: int
) -> None:
    assert len(waited(day(asked), day(answered), OFFICE_HOURS, agreed=agreed)) == lost


def test_weekends_are_no_working_days_unless_somebody_works() -> None:
    assert working_days(day(4), day(7), OFFICE_HOURS) == [day(7)]
    assert working_days(day(4), day(6), OFFICE_HOURS) == []
    assert len(working_days(day(4), day(7), {})) == 3
    assert working_days(day(4), day(4), OFFICE_HOURS) == []
    assert working_days(day(4), day(2), OFFICE_HOURS) == []
    assert set(KNOWN) == set(CAUSES) - {"unknown"}
