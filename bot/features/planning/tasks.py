"""What planning asks of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["ShowItem", "ShowPlan"]


class ShowItem(Task):
    """Post an item's card, or bring it up to date."""

    name: ClassVar[str] = "planning.show_item"
    item_id: UUID


class ShowPlan(Task):
    """Bring the plan's card up to date, where one stands."""

    name: ClassVar[str] = "planning.show_plan"
    client_id: UUID
