"""Hours as people type them, what changed, who agrees, and what a click comes to."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from bot.errors import UserFacingError
from bot.features.clients.rules import Role, Side
from bot.features.working.rules import (
    Agreed,
    CannotAgreeHere,
    HowWeWork,
    UnknownSection,
    agreeing_side,
    changed,
    digest_of,
    gone,
    outcome_of,
    section_of,
    tidy_hours,
)
from bot.record.rules import JSON

NOW = datetime(2026, 5, 12, 10, tzinfo=UTC)
ANA, CARL = str(UUID(int=7)), str(UUID(int=8))
CONTENT: dict[str, JSON] = {"crises_does": [ANA, "Aunt May"], "cutoff_minutes": 30}


def page(latest: Agreed | None = None, agreed: Agreed | None = None) -> HowWeWork:
    return HowWeWork(
        client_id=UUID(int=2),
        brand="Acme",
        handle="acme",
        content=CONTENT,
        digest=digest_of(CONTENT),
        latest=latest,
        agreed=agreed,
        names={ANA: "Ana", CARL: "Carl"},
        here=frozenset({CARL}),
        by_mail=False,
        now=NOW,
    )


def agreed(*sides: Side, cutoff: int = 30, version: int = 1) -> Agreed:
    content: dict[str, JSON] = CONTENT | {"cutoff_minutes": cutoff}
    by = (UUID(CARL), NOW)
    return Agreed(
        version,
        content,
        digest_of(content),
        agency=by if "agency" in sides else None,
        client=by if "client" in sides else None,
    )


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("9:00-18:00", [["09:00", "18:00"]]),
        (" 9.00 – 14:00 , 16:00—19:30", [["09:00", "14:00"], ["16:00", "19:30"]]),  # noqa: RUF001
        ("0:00-9:00;9:30-23:59", [["00:00", "09:00"], ["09:30", "23:59"]]),
    ],
)
def test_hours_are_read(typed: str, spans: list[list[str]]) -> None:
    assert tidy_hours({"tue": typed, "mon": ""}) == ({"tue": spans}, {})


@pytest.mark.parametrize(
    "typed",
    [
        "9",
        "9:00",
        "9:00-",
        "18:00-9:00",
        "9:00-9:00",
        "9:00-14:00, 13:00-19:00",
        "a-b",
        ",",
        "9:00-10:00-11:00",
        "24:00-25:00",
    ],
)
def test_what_is_not_hours_is_told_at_its_day(typed: str) -> None:
    _, problems = tidy_hours({"mon": "9:00-10:00", "sun": typed})
    assert list(problems) == ["sun"]


def test_some_day_has_hours() -> None:
    hours, problems = tidy_hours({})
    assert hours == {}
    assert [error.key for error in problems.values()] == ["working-error-never"]
    assert isinstance(problems["mon"], UserFacingError)


@pytest.mark.parametrize(
    ("roles", "side", "for_side"),
    [
        ({"manager"}, "agency", "agency"),
        ({"strategist", "staff"}, "agency", "agency"),
        ({"client"}, "client", "client"),
        ({"client", "staff"}, "client", "client"),
    ],
)
def test_who_agrees(roles: set[Role], side: Side, for_side: Side) -> None:
    assert agreeing_side(roles, side) == for_side


@pytest.mark.parametrize(
    ("roles", "side"),
    [({"staff"}, "agency"), ({"staff"}, "client"), ({"coach"}, "agency"), ({"manager"}, "client")],
)
def test_who_only_reads(roles: set[Role], side: Side) -> None:
    with pytest.raises(CannotAgreeHere):
        agreeing_side(roles, side)


def test_a_click_counts_once_for_a_side_and_for_what_was_shown() -> None:
    own = digest_of(CONTENT)
    assert outcome_of(page(), wanted=own, side="agency") == "agreed"
    assert outcome_of(page(), wanted="other", side="agency") == "changed"
    waits = agreed("agency")
    assert outcome_of(page(waits), wanted=own, side="agency") == "own_side"
    assert outcome_of(page(waits), wanted=own, side="client") == "agreed"
    both = agreed("agency", "client")
    assert outcome_of(page(both, both), wanted=own, side="client") == "already"


def test_what_changed_since_both_agreed_is_asked_about_again() -> None:
    was = agreed("agency", "client", cutoff=60)
    seen = page(was, was)
    assert (seen.in_force, seen.changed, seen.waiting) == (False, ("cutoff_minutes",), None)
    assert outcome_of(seen, wanted=seen.digest, side="client") == "agreed"
    stale = agreed("agency", cutoff=45, version=2)
    assert replace(seen, latest=stale).waiting is None
    assert page(agreed("client")).waiting is not None


def test_differences_stand_in_the_pages_order() -> None:
    after: dict[str, JSON] = {"direct": ["all"], "approvers": [ANA], "crises_words": "Call us"}
    assert changed({}, after) == ("approvers", "crises_words", "direct")
    assert changed(after, after) == ()


def test_who_left_is_found_and_a_typed_name_never_left() -> None:
    assert gone(page()) == {ANA: ("crises_does",)}


def test_no_such_section() -> None:
    with pytest.raises(UnknownSection):
        section_of("weather")
