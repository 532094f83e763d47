"""What details ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["ShowQuestions"]


class ShowQuestions(Task):
    """Ask in a change's thread what is missing, or bring what was asked up to date."""

    name: ClassVar[str] = "details.show_questions"
    change_id: UUID
