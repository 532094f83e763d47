"""What one person's *Agree* comes to. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: NothingWaits

from typing import ClassVar, Literal

from bot.errors import UserFacingError
from bot.features.planning.rules import Status

__all__ = ["AskThemselves", "NothingWaits", "Outcome", "outcome_of"]

Outcome = Literal["agreed", "own_side", "already", "changed", "closed"]
"""What became of one person's *Agree* to one item: it is the plan; their side has agreed and the
other one is awaited; both had agreed before; another version is proposed by now; it was closed."""


class AskThemselves(UserFacingError):
    """Somebody of the client is in Slack and can agree themselves. Takes ``who``."""

    key: ClassVar[str] = "planning-error-ask-themselves"


class NothingWaits(UserFacingError):
    """Nothing waits for agreement any more."""

    key: ClassVar[str] = "planning-error-nothing-waits"


def outcome_of(
    status: Status, *, waiting: int | None, wanted: int, in_force: int, own_side: bool
) -> Outcome:
    """What one *Agree* to version ``wanted`` of an item comes to.

    Args:
        status: of the item.
        waiting: the version that waits for agreement now; whoever proposed it has agreed.
        wanted: the version that was shown to who pressed.
        in_force: the version that both agreed to; 0 for none.
        own_side: the side of who presses has agreed to the one that waits.
    """
    if status == "closed":
        return "closed"
    if wanted == waiting:
        return "own_side" if own_side else "agreed"
    return "already" if wanted == in_force else "changed"
