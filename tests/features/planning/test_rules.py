"""What an item holds, who agrees to it, and what somebody typed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from bot.errors import UserFacingError
from bot.features.clients.rules import Role, Side
from bot.features.planning.rules import (
    LONGEST_ABOUT,
    LONGEST_REASON,
    LONGEST_TITLE,
    BadPerWeek,
    CannotAgree,
    EmptyReason,
    EmptyTitle,
    EndsBeforeStart,
    ItemDraft,
    ItemIsClosed,
    ItemNotAgreed,
    Kind,
    LongText,
    NoNetwork,
    NothingMoved,
    Status,
    agreeing_side,
    before_after,
    check_draft,
    check_movable,
    check_reason,
    differences,
)

ANA = UUID(int=1)
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 31)
CAMPAIGN = ItemDraft(kind="campaign", title="Summer", owner_id=ANA)
CADENCE = ItemDraft(kind="cadence", title="3 a week", owner_id=ANA, network="x", per_week=3)


def test_words_are_tidied() -> None:
    tidy = check_draft(replace(CAMPAIGN, title="  Summer \n launch ", about="  tea\n "))
    assert (tidy.title, tidy.about) == ("Summer launch", "tea")


@pytest.mark.parametrize(
    ("draft", "error", "field"),
    [
        (replace(CAMPAIGN, title="  "), EmptyTitle, "title"),
        (replace(CAMPAIGN, title="x" * (LONGEST_TITLE + 1)), LongText, "title"),
        (replace(CAMPAIGN, about="x" * (LONGEST_ABOUT + 1)), LongText, "about"),
        (replace(CAMPAIGN, starts=JULY, ends=JUNE), EndsBeforeStart, "ends"),
        (replace(CADENCE, network=None), NoNetwork, "network"),
        (replace(CADENCE, network="friendster"), NoNetwork, "network"),
        (replace(CADENCE, per_week=None), BadPerWeek, "per_week"),
        (replace(CADENCE, per_week=0), BadPerWeek, "per_week"),
        (replace(CADENCE, per_week=100), BadPerWeek, "per_week"),
    ],
)
def test_what_does_not_fit_is_told_at_its_input(
    draft: ItemDraft, error: type[UserFacingError], field: str
) -> None:
    with pytest.raises(error) as caught:
        check_draft(draft)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("kind", "network", "per_week"),
    [
        ("campaign", None, None),
        ("programme", None, None),
        ("theme", None, None),
        ("channel", "x", None),
        ("cadence", "x", 3),
    ],
)
def test_an_item_keeps_only_what_its_kind_has(
    kind: Kind, network: str | None, per_week: int | None
) -> None:
    tidy = check_draft(replace(CADENCE, kind=kind))
    assert (tidy.network, tidy.per_week) == (network, per_week)


def test_one_day_and_the_limits_are_fine() -> None:
    check_draft(replace(CAMPAIGN, starts=JUNE, ends=JUNE, title="x" * LONGEST_TITLE))
    check_draft(replace(CADENCE, per_week=99))
    check_draft(replace(CAMPAIGN, kind="channel"))


def test_a_reason_is_needed_and_not_too_long() -> None:
    assert check_reason("  the fair is off ") == "the fair is off"
    with pytest.raises(EmptyReason):
        check_reason(" \n")
    with pytest.raises(LongText):
        check_reason("x" * (LONGEST_REASON + 1))


@pytest.mark.parametrize(
    ("roles", "side", "expected"),
    [
        ({"manager"}, "agency", "agency"),
        ({"strategist"}, "agency", "agency"),
        ({"client"}, "client", "client"),
        ({"client", "manager"}, "client", "client"),
        ({"staff", "strategist"}, "agency", "agency"),
    ],
)
def test_for_whom_somebody_agrees(roles: set[Role], side: Side, expected: Side) -> None:
    assert agreeing_side(frozenset(roles), side) == expected


@pytest.mark.parametrize(
    ("roles", "side"),
    [({"staff"}, "agency"), ({"coach"}, "agency"), ({"staff"}, "client")],
)
def test_who_reads_does_not_agree(roles: set[Role], side: Side) -> None:
    with pytest.raises(CannotAgree):
        agreeing_side(frozenset(roles), side)


@pytest.mark.parametrize(
    ("status", "after", "error"),
    [
        ("closed", (JUNE, JUNE), ItemIsClosed),
        ("proposed", (JUNE, JUNE), ItemNotAgreed),
        ("agreed", (JUNE, JULY), NothingMoved),
        ("agreed", (JULY, JUNE), EndsBeforeStart),
    ],
)
def test_what_cannot_be_moved(
    status: Status, after: tuple[date, date], error: type[UserFacingError]
) -> None:
    with pytest.raises(error):
        check_movable(status, number=4, before=(JUNE, JULY), after=after)


def test_an_agreed_item_may_lose_its_dates() -> None:
    check_movable("agreed", number=4, before=(JUNE, JULY), after=(None, None))


def test_what_differs_is_told_in_order_and_as_plain_json() -> None:
    before = replace(CAMPAIGN, starts=JUNE).content
    after = replace(CAMPAIGN, title="Autumn", objective_id=ANA).content
    assert differences(before, after) == ["title", "starts", "objective_id"]
    assert before_after(before, after) == {
        "before": {"title": "Summer", "starts": "2026-06-01", "objective": None},
        "after": {"title": "Autumn", "starts": None, "objective": str(ANA)},
    }
