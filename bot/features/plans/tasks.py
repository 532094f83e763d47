"""What plans ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = ["AnnounceChange", "MailNotice", "PrepareNotices", "ShowChange"]


class AnnounceChange(DueTask):
    """The time to fix a change (the subject) is over: tell the other side."""

    name: ClassVar[str] = "plans.announce_change"


class ShowChange(Task):
    """Bring a change's card up to date."""

    name: ClassVar[str] = "plans.show_change"
    change_id: UUID


class PrepareNotices(Task):
    """Write the e-mails that tell of a change."""

    name: ClassVar[str] = "plans.prepare_notices"
    change_id: UUID


class MailNotice(Task):
    """Hand one of them over."""

    name: ClassVar[str] = "plans.mail_notice"
    notice_id: UUID
