"""What reading asks of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["SendLink"]


class SendLink(Task):
    """Mail a link to whose it is."""

    name: ClassVar[str] = "reading.send_link"
    link_id: UUID
