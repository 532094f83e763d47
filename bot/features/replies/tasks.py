"""What replies ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = [
    "AskAboutReply",
    "LapseClaim",
    "SendReply",
    "SettleReply",
    "TellReply",
    "TellReplyChanged",
]


class LapseClaim(DueTask):
    """Give an item (``subject_id``) back to everybody, if whoever had it has not answered."""

    name: ClassVar[str] = "replies.lapse_claim"


class SendReply(DueTask):
    """Send an answer (``subject_id``), if that is still wanted."""

    name: ClassVar[str] = "replies.send_reply"


class SettleReply(DueTask):
    """Look on the account's timeline for an answer (``subject_id``) that nobody confirmed."""

    name: ClassVar[str] = "replies.settle_reply"


class TellReply(Task):
    """Say in the item's thread what became of an answer that did not go out."""

    name: ClassVar[str] = "replies.tell_reply"
    reply_id: UUID


class TellReplyChanged(Task):
    """Say in the item's thread that the answer was edited, is gone from the network, or back."""

    name: ClassVar[str] = "replies.tell_reply_changed"
    reply_id: UUID
    version: int = 0
    """The new version's number; 0: it is gone, or back."""
    back: bool = False
    stamp: str = ""
    """Tells one deletion from the next."""


class AskAboutReply(Task):
    """Show the question whether an unconfirmed answer is on the network, or remove it."""

    name: ClassVar[str] = "replies.ask_about_reply"
    reply_id: UUID
