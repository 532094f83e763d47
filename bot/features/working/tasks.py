"""What the page of how both sides work asks of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["ShowWorking"]


class ShowWorking(Task):
    """Post the card that both sides agree on, or bring it up to date."""

    name: ClassVar[str] = "working.show"
    client_id: UUID
