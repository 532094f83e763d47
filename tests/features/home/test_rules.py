"""What waits for whom."""

from itertools import product
from uuid import UUID

import pytest

from bot.features.clients.rules import Role, Side
from bot.features.home.rules import Ask, agrees, ask_of, decides, may_answer
from bot.features.posts.rules import Status

ANA, BEN = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("state", "held", "asked", "author", "roles", "ask"),
    [
        (Status.IN_REVIEW, False, [ANA], BEN, ["client"], "decide"),
        (Status.IN_REVIEW, True, [ANA], BEN, ["manager"], "decide"),
        (Status.IN_REVIEW, False, [BEN], ANA, ["manager"], None),
        (Status.IN_REVIEW, True, [BEN], BEN, ["manager"], "held"),
        (Status.IN_REVIEW, True, [BEN], BEN, ["staff"], None),
        (Status.CHANGES_NEEDED, False, [], ANA, ["staff"], "changes_needed"),
        (Status.CHANGES_NEEDED, False, [ANA], BEN, ["manager"], None),
        (Status.FAILED, False, [], BEN, ["manager"], "failed"),
        (Status.FAILED, False, [], ANA, ["client"], None),
        (Status.UNCONFIRMED, False, [], BEN, ["staff", "manager"], "unconfirmed"),
        (Status.UNCONFIRMED, False, [], BEN, ["staff"], None),
    ],
)
def test_a_post_asks_those_who_can_move_it(  # noqa: PLR0917 - columns of the table
    state: Status,
    held: bool,  # noqa: FBT001 - a column of the table
    asked: list[UUID],
    author: UUID,
    roles: list[Role],
    ask: Ask | None,
) -> None:
    found = ask_of(state, held=held, asked=asked, author=author, person=ANA, roles=roles)
    assert found == ask


@pytest.mark.parametrize(
    "state", [Status.APPROVED, Status.PUBLISHING, Status.PUBLISHED, Status.WITHDRAWN]
)
def test_a_post_that_needs_nobody_asks_nobody(state: Status) -> None:
    roles: list[Role] = ["manager", "staff", "client"]
    for held, asked in product([True, False], [[], [ANA]]):
        found = ask_of(state, held=held, asked=asked, author=ANA, person=ANA, roles=roles)
        assert found is None


def test_staff_and_managers_answer() -> None:
    known: tuple[Role, ...] = ("manager", "strategist", "client", "staff", "coach")
    assert [role for role in known if may_answer([role])] == ["manager", "staff"]


@pytest.mark.parametrize(
    ("role", "side", "agree", "decide"),
    [
        ("manager", "agency", True, True),
        ("strategist", "agency", True, False),
        ("client", "client", True, True),
        ("staff", "agency", False, False),
        ("coach", "client", False, False),
        ("manager", "client", False, False),
    ],
)
def test_the_plan_waits_for_those_who_may_act_on_it(
    role: Role,
    side: Side,
    agree: bool,  # noqa: FBT001 - a column of the table
    decide: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert (agrees([role], side), decides([role], side)) == (agree, decide)
