"""What requests ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["ShowRequest"]


class ShowRequest(Task):
    """Bring a request's card and thread up to date."""

    name: ClassVar[str] = "requests.show_request"
    request_id: UUID
