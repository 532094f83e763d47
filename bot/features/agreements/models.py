"""What an agreement came to."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.agreements.rules import Outcome
from bot.features.planning.models import PlanItem

__all__ = ["Agreed"]


@dataclass(frozen=True)
class Agreed:
    """What one *Agree* came to, by item; ``version`` is the plan's, as it is now."""

    outcomes: Sequence[tuple[PlanItem, Outcome]]
    version: int
