"""What standing asks of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = ["PostGoal", "ShowStanding"]


class PostGoal(DueTask):
    """The time to fix a goal (the subject) is over: its card is posted."""

    name: ClassVar[str] = "standing.post_goal"


class ShowStanding(Task):
    """Bring a goal's card up to date."""

    name: ClassVar[str] = "standing.show"
    objective_id: UUID
