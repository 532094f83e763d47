"""What is told of goals, promises, lateness, the plan and requests in a few lines. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.features.causes.rules import Cause
from bot.features.clients.rules import Side
from bot.features.delays.rules import Lateness
from bot.features.promises.rules import Kind
from bot.features.standing.rules import Standing

__all__ = ["GoalLine", "LateLine", "Outlook", "PromiseLine", "Waits"]


@dataclass(frozen=True)
class GoalLine:
    """An open goal, its last reading and how it goes."""

    number: int
    indicator: str
    unit: str
    target: Decimal
    due: date
    last: Decimal | None
    last_day: date | None
    fresh: bool
    """The last reading was told in the time looked at."""
    standing: Standing


@dataclass(frozen=True)
class PromiseLine:
    """A promise whose day is over and that is not here yet, of either side."""

    number: int
    """Of the request it belongs to."""
    title: str
    side: Side
    kind: Kind
    due: date
    days: int
    """Since its day."""


@dataclass(frozen=True)
class LateLine:
    """What was late, what moved it as a manager confirmed, and who sees that differently."""

    late: Lateness
    causes: Mapping[Cause, int]
    differ: Sequence[tuple[str, Side]] = ()
    """Names and sides, of those who said so in the time looked at."""


@dataclass(frozen=True)
class Waits:
    """How many of a kind wait for each side."""

    client: int = 0
    agency: int = 0

    @property
    def any(self) -> bool:
        """Whether something does."""
        return bool(self.client or self.agency)


@dataclass(frozen=True)
class Outlook:
    """All of it; both sides read the same, but for what says otherwise."""

    goals: Sequence[GoalLine] = ()
    promises: Sequence[PromiseLine] = ()
    items: Waits = Waits()
    """Plan items proposed that a side has not agreed to."""
    requests: Waits = Waits()
    late: Sequence[LateLine] = ()
    """Confirmed or seen differently in the time looked at."""
    days: Mapping[Cause, int] = field(default_factory=dict)
    """Days by cause since ``days_since``, as `/plan why` shows them."""
    days_since: date | None = None
    unconfirmed: int = 0
    """How many a manager has still to confirm; 0 where anybody but the team reads."""

    @property
    def is_empty(self) -> bool:
        """Nothing new is told of a goal, and nothing waits."""
        news = any(goal.fresh for goal in self.goals)
        late = self.late or self.unconfirmed
        return not (news or late or self.promises or self.items.any or self.requests.any)
