"""What planning asks of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["ShowItem"]


class ShowItem(Task):
    """Post an item's card, or bring it up to date."""

    name: ClassVar[str] = "planning.show_item"
    item_id: UUID
