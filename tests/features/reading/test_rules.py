"""What is asked of the page, and who still has a link."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.clients.rules import Role, Side
from bot.features.reading.rules import (
    Sought,
    audience_of,
    bounds,
    decide_reader_stands,
    read_sought,
)

AREAS = ("plan", "posts")
MADRID = ZoneInfo("Europe/Madrid")


def test_an_address_says_what_is_looked_for() -> None:
    asked = {
        "before": "12",
        "item": str(UUID(int=1)),
        "person": "system",
        "area": "plan",
        "from": "2026-11-01",
        "to": "2026-11-30",
        "words": " late   stock ",
    }
    assert read_sought(asked, AREAS) == Sought(
        before=12,
        item=UUID(int=1),
        person="system",
        area="plan",
        since=date(2026, 11, 1),
        until=date(2026, 11, 30),
        words="late stock",
    )


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"before": "-1"},
        {"before": "9" * 19},
        {"before": "²"},
        {"item": "1"},
        {"item": "{00000000-0000-0000-0000-00000000000}"},
        {"person": "'; --"},
        {"area": "garden"},
        {"from": "20261101"},
        {"to": "2026-02-30"},
        {"words": " \x00 "},
    ],
)
def test_what_cannot_be_read_asks_for_nothing(asked: dict[str, str]) -> None:
    assert read_sought(asked, AREAS) == Sought()
    assert not read_sought(asked, AREAS).filtered


@given(
    st.dictionaries(
        st.sampled_from(["before", "item", "person", "area", "from", "to", "words"]), st.text()
    )
)
def test_no_address_is_a_fault(asked: dict[str, str]) -> None:
    bounds(read_sought(asked, AREAS), MADRID)


def test_days_begin_and_end_in_the_readers_zone() -> None:
    sought = Sought(since=date(2026, 10, 25), until=date(2026, 10, 25))  # 25 hours long
    since, until = bounds(sought, MADRID)
    assert since == datetime(2026, 10, 24, 22, tzinfo=UTC)
    assert until == datetime(2026, 10, 25, 23, tzinfo=UTC)
    assert bounds(Sought(until=date.max), MADRID) == (None, None)


@pytest.mark.parametrize(
    ("side", "roles", "audience"),
    [
        ("agency", ["staff"], "team"),
        ("agency", ["staff", "coach"], "team"),
        ("agency", ["staff", "manager"], "client"),
        ("agency", ["strategist"], "client"),
        ("client", ["staff"], "client"),
        ("client", ["client"], "client"),
    ],
)
def test_who_answers_for_the_agency_is_the_teams_matter(
    side: Side, roles: Sequence[Role], audience: str
) -> None:
    assert audience_of(side, roles) == audience


@pytest.mark.parametrize(
    ("is_person", "roles", "address", "contact", "stands"),
    [
        (True, ["client"], None, None, True),
        (True, [], None, "a@b.example", False),
        (False, [], "a@b.example", "a@b.example", True),
        (False, [], "a@b.example", "c@d.example", False),
        (False, [], "a@b.example", None, False),
        (False, [], None, None, False),
    ],
)
def test_a_link_stands_as_long_as_its_reader(
    *,
    is_person: bool,
    roles: Sequence[Role],
    address: str | None,
    contact: str | None,
    stands: bool,
) -> None:
    found = decide_reader_stands(
        is_person=is_person, roles=roles, address=address, contact_email=contact
    )
    assert found is stands
