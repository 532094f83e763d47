"""Who may say what a change moves, and what is still asked. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: NotYoursToSay

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar
from uuid import UUID

from bot.errors import UserFacingError
from bot.features.clients.rules import Role
from bot.features.plans.rules import ChangeNotAnnounced, ChangeTakenBack, Status

__all__ = [
    "LONGEST_REASON",
    "MOST_ITEMS",
    "Days",
    "GoalGone",
    "ItemGone",
    "ItemMovedAlready",
    "LongReason",
    "NotYoursToSay",
    "Questions",
    "Said",
    "TooManyItems",
    "check_may_say",
    "check_reason",
    "decide_questions",
]

LONGEST_REASON = 300
MOST_ITEMS = 10
"""Items of one change: their days fit into one modal."""

Days = tuple[date | None, date | None]
"""The first and the last day of an item, in the client's calendar."""


class NotYoursToSay(UserFacingError):
    """The side that told says what it moves, or a manager does."""

    key: ClassVar[str] = "details-error-not-yours"


class ItemGone(UserFacingError):
    """What was chosen is not on the plan (any more)."""

    key: ClassVar[str] = "details-error-item-gone"


class GoalGone(UserFacingError):
    """What was chosen is no open goal of this client."""

    key: ClassVar[str] = "details-error-goal-gone"


class ItemMovedAlready(UserFacingError):
    """The plan has the item's new days: it cannot be left out of the change. Takes ``title``."""

    key: ClassVar[str] = "details-error-item-moved"


class TooManyItems(UserFacingError):
    """More than one change can be about. Takes ``limit``."""

    key: ClassVar[str] = "details-error-too-many"


class LongReason(UserFacingError):
    """More than a line. Takes ``length`` and ``limit``."""

    key: ClassVar[str] = "details-error-long-reason"


@dataclass(frozen=True)
class Said:
    """An answer; what is None (or not in ``days``) was not touched."""

    items: frozenset[UUID] | None = None
    """All the items that it is about; where there are some, it is about no other."""
    add: UUID | None = None
    """One more of them."""
    no_items: bool = False
    reason: str | None = None
    objective_id: UUID | None = None
    days: Mapping[UUID, Days] = field(default_factory=dict)


@dataclass(frozen=True)
class Questions:
    """What is still asked of a change."""

    items: Sequence[UUID] = ()
    """Those to choose from."""
    days: bool = False
    reason: bool = False
    objective: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is."""
        return bool(self.items or self.days or self.reason or self.objective)


def check_may_say(status: Status, *, number: int, same_side: bool, roles: Collection[Role]) -> None:
    """Whether this person may say what a change moves; coaches may not.

    Raises:
        ChangeTakenBack, ChangeNotAnnounced, NotYoursToSay: why not.
    """
    if status is Status.TAKEN_BACK:
        raise ChangeTakenBack(number=number)
    if same_side and set(roles) - {"coach"}:
        return
    if status is Status.HELD:
        raise ChangeNotAnnounced(number=number)
    if "manager" not in roles:
        raise NotYoursToSay(number=number)


def check_reason(typed: str) -> str:
    """Why, in one line.

    Raises:
        LongReason: more than 300 characters.
    """
    reason = " ".join(typed.split())
    if len(reason) > LONGEST_REASON:
        raise LongReason(field="reason", length=len(reason), limit=LONGEST_REASON, typed=typed)
    return reason


def decide_questions(
    *,
    open_items: Sequence[UUID],
    chosen: Collection[UUID],
    no_items: bool,
    movable: Collection[UUID],
    answered: Collection[UUID],
    reason: str | None,
    open_objectives: bool,
    objective: bool,
) -> Questions:
    """What is still worth asking.

    Args:
        open_items: what is on the plan.
        chosen: what somebody said it is about.
        no_items: about no (other) one.
        movable: those of the chosen that are agreed and have days.
        answered: those of them of which somebody said whether their days move.
        reason: why, if somebody said.
        open_objectives: whether there are any.
        objective: whether one was named, or is served by what was chosen.
    """
    left = [one for one in open_items if one not in chosen]
    return Questions(
        items=() if no_items or len(chosen) >= MOST_ITEMS else left,
        days=bool(set(movable) - set(answered)),
        reason=not reason,
        objective=open_objectives and not objective,
    )
