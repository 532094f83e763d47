"""What direct posts ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = ["SettleSilence", "ShowDirect", "TellAlert", "TellChanged"]


class SettleSilence(DueTask):
    """Nobody said what a direct post (the subject) is: it is a one-off."""

    name: ClassVar[str] = "direct.settle_silence"


class ShowDirect(Task):
    """Bring a direct post's card up to date."""

    name: ClassVar[str] = "direct.show_direct"
    direct_id: UUID


class TellAlert(Task):
    """Tell the team and every manager that somebody else writes on the account."""

    name: ClassVar[str] = "direct.tell_alert"
    direct_id: UUID


class TellChanged(Task):
    """Say under a direct post's card that it was edited, is gone from the network, or back."""

    name: ClassVar[str] = "direct.tell_changed"
    direct_id: UUID
    version: int = 0
    """The new version's number; 0: it is gone, or back."""
    back: bool = False
    stamp: str = ""
    """Tells one deletion from the next."""
