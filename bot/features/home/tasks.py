"""What Home asks of the worker."""

from typing import ClassVar

from bot.jobs.task import DueTask

__all__ = ["ShowHome"]


class ShowHome(DueTask):
    """Publish a person's Home as things stand; the subject is the person."""

    name: ClassVar[str] = "home.show"
