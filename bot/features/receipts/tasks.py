"""What receipts ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["AskAddress", "MailNotice", "MailReceipt", "PrepareNotices", "TellAtOnce"]


class TellAtOnce(Task):
    """Write the mails about one change that cannot wait for the day's end."""

    name: ClassVar[str] = "receipts.tell_at_once"
    change_id: UUID


class MailReceipt(Task):
    """Hand one mail over."""

    name: ClassVar[str] = "receipts.mail_receipt"
    receipt_id: UUID


class AskAddress(Task):
    """Write the mail that asks whether the client's address is right."""

    name: ClassVar[str] = "receipts.ask_address"
    client_id: UUID


class PrepareNotices(Task):
    """As :class:`TellAtOnce`, from a process of the release before."""

    name: ClassVar[str] = "plans.prepare_notices"
    change_id: UUID


class MailNotice(Task):
    """As :class:`MailReceipt`, from a process of the release before."""

    name: ClassVar[str] = "plans.mail_notice"
    notice_id: UUID
