"""What planning asks of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = ["ShowItem", "TurnWeek"]


class ShowItem(Task):
    """Post an item's card, or bring it up to date."""

    name: ClassVar[str] = "planning.show_item"
    item_id: UUID


class TurnWeek(DueTask):
    """Another week begins at a client (``subject_id``): what is counted by week begins anew."""

    name: ClassVar[str] = "planning.turn_week"
