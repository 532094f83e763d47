"""What summaries ask of the worker."""

from typing import ClassVar

from bot.jobs.task import DueTask

__all__ = ["Summarise"]


class Summarise(DueTask):
    """Post a client's summary of the day; the subject is the client."""

    name: ClassVar[str] = "summaries.summarise"
