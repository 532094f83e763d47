"""What the inbox asks of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = ["PollMentions", "ShowItems", "TellNotReading"]


class PollMentions(DueTask):
    """Read what is new for an account; the subject is the account."""

    name: ClassVar[str] = "inbox.poll_mentions"


class ShowItems(Task):
    """Bring the cards of some items (of one client) up to their present state."""

    name: ClassVar[str] = "inbox.show_items"
    item_ids: tuple[UUID, ...]


class TellNotReading(Task):
    """Say in the inbox's channel that an account cannot be read, and what to do."""

    name: ClassVar[str] = "inbox.tell_not_reading"
    account_id: UUID
    reason: str
    """A word of ``rules.NotReading``."""
