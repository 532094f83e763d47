"""What the overview asks of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["ShowPlan"]


class ShowPlan(Task):
    """Bring the plan's card up to date, where one stands."""

    name: ClassVar[str] = "overview.show_plan"
    client_id: UUID
