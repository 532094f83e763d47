"""What one press comes to."""

import pytest

from bot.features.agreements.rules import Outcome, outcome_of
from bot.features.planning.rules import Status

PRESSES: list[tuple[tuple[Status, int | None, int, int, bool], Outcome]] = [
    # status, what waits, what was shown, what is in force, whether their side has agreed
    (("proposed", 1, 1, 0, False), "agreed"),
    (("proposed", 1, 1, 0, True), "own_side"),
    (("proposed", 2, 1, 0, False), "changed"),
    (("agreed", None, 1, 1, False), "already"),
    (("agreed", 2, 1, 1, False), "already"),
    (("agreed", 2, 2, 1, False), "agreed"),
    (("agreed", None, 1, 2, False), "changed"),
    (("agreed", 4, 2, 3, True), "changed"),
    (("closed", None, 1, 1, False), "closed"),
]


@pytest.mark.parametrize(("press", "expected"), PRESSES)
def test_what_one_press_comes_to(
    press: tuple[Status, int | None, int, int, bool], expected: Outcome
) -> None:
    status, waiting, wanted, in_force, own = press
    found = outcome_of(status, waiting=waiting, wanted=wanted, in_force=in_force, own_side=own)
    assert found == expected
