"""What plans ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = ["AnnounceChange", "AskSeenAgain", "ShowChange"]


class AnnounceChange(DueTask):
    """The time to fix a change (the subject) is over: tell the other side."""

    name: ClassVar[str] = "plans.announce_change"


class AskSeenAgain(DueTask):
    """Nobody has said *Seen* to a change (the subject): ask once more, and never again."""

    name: ClassVar[str] = "plans.ask_seen_again"


class ShowChange(Task):
    """Bring a change's card up to date."""

    name: ClassVar[str] = "plans.show_change"
    change_id: UUID
