"""What approvals ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = ["HoldPost", "ShowReminder"]


class HoldPost(DueTask):
    """The cut-off of a post (``subject_id``): if nobody has approved it, it is held."""

    name: ClassVar[str] = "approvals.hold_post"


class ShowReminder(Task):
    """Show or remove the line that tells how to approve, as the post now stands."""

    name: ClassVar[str] = "approvals.show_reminder"
    post_id: UUID
