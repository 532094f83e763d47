"""What answers ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["ShowAnswer"]


class ShowAnswer(Task):
    """Bring what somebody wrote back into the thread, or tell them that it was not taken."""

    name: ClassVar[str] = "answers.show_answer"
    answer_id: UUID
