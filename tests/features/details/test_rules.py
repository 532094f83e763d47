"""Who may say what a change moves, and what is still asked."""

from typing import Any
from uuid import UUID

import pytest

from bot.errors import UserFacingError
from bot.features.details import rules
from bot.features.details.rules import LONGEST_REASON, MOST_ITEMS, LongReason, NotYoursToSay
from bot.features.plans.rules import ChangeNotAnnounced, ChangeTakenBack, Status

ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("status", "same_side", "roles", "refused"),
    [
        (Status.HELD, True, {"client"}, None),
        (Status.HELD, True, {"staff"}, None),
        (Status.HELD, False, {"manager"}, ChangeNotAnnounced),
        (Status.ANNOUNCED, True, {"strategist"}, None),
        (Status.ANNOUNCED, True, {"coach"}, NotYoursToSay),
        (Status.ANNOUNCED, False, {"manager"}, None),
        (Status.SEEN, False, {"manager", "staff"}, None),
        (Status.SEEN, False, {"staff"}, NotYoursToSay),
        (Status.SEEN, False, {"client"}, NotYoursToSay),
        (Status.TAKEN_BACK, True, {"client"}, ChangeTakenBack),
    ],
)
def test_the_side_that_told_or_a_manager_says_what_moves(
    *, status: Status, same_side: bool, roles: set[Any], refused: type[UserFacingError] | None
) -> None:
    def check() -> None:
        rules.check_may_say(status, number=1, same_side=same_side, roles=roles)

    if refused is None:
        check()
        return
    with pytest.raises(refused):
        check()


def test_a_reason_is_one_line() -> None:
    assert rules.check_reason("  no \n stock ") == "no stock"
    with pytest.raises(LongReason) as refused:
        rules.check_reason("x" * (LONGEST_REASON + 1))
    assert refused.value.field == "reason"


def asked(**more: Any) -> rules.Questions:
    state: dict[str, Any] = {
        "open_items": (ONE, TWO),
        "chosen": (),
        "no_items": False,
        "movable": (),
        "answered": (),
        "reason": None,
        "open_objectives": True,
        "objective": False,
    }
    return rules.decide_questions(**(state | more))


def test_all_is_asked_at_first() -> None:
    assert asked() == rules.Questions(items=[ONE, TWO], reason=True, objective=True)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"open_items": ()}, {"items": []}),
        ({"chosen": (ONE,)}, {"items": [TWO]}),
        ({"no_items": True}, {"items": ()}),
        ({"chosen": tuple(UUID(int=n) for n in range(10, 10 + MOST_ITEMS))}, {"items": ()}),
        ({"chosen": (ONE,), "movable": (ONE,)}, {"items": [TWO], "days": True}),
        ({"chosen": (ONE,), "movable": (ONE,), "answered": (ONE,)}, {"items": [TWO]}),
        ({"reason": "no stock"}, {"reason": False}),
        ({"open_objectives": False}, {"objective": False}),
        ({"objective": True}, {"objective": False}),
    ],
)
def test_only_what_is_useful_and_not_said_is_asked(
    more: dict[str, Any], expected: dict[str, Any]
) -> None:
    base: dict[str, Any] = {"items": [ONE, TWO], "reason": True, "objective": True}
    assert asked(**more) == rules.Questions(**(base | expected))


def test_nothing_is_asked_where_all_is_known() -> None:
    assert not asked(open_items=(), reason="x", open_objectives=False).any
