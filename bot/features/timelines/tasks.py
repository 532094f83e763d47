"""What timelines ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = ["ReadTimeline", "TellPostChanged"]


class ReadTimeline(DueTask):
    """Read what is new on an account's own timeline; the subject is the account."""

    name: ClassVar[str] = "timelines.read_timeline"


class TellPostChanged(Task):
    """Say in the thread of a post of ours that it was edited, is gone from the network, or back."""

    name: ClassVar[str] = "timelines.tell_post_changed"
    post_id: UUID
    version: int = 0
    """The new version's number; 0: it is gone, or back."""
    back: bool = False
    stamp: str = ""
    """Tells one deletion from the next."""
