"""What receipts ask of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = ["AskAddress", "MailReceipt", "ShowAnswer", "TellAtOnce", "WriteReceipts"]


class TellAtOnce(Task):
    """Write the mails about one change that cannot wait for the day's end."""

    name: ClassVar[str] = "receipts.tell_at_once"
    change_id: UUID


class WriteReceipts(DueTask):
    """The day of a client (the subject) is over: write the mails about all of it."""

    name: ClassVar[str] = "receipts.write_receipts"


class MailReceipt(Task):
    """Hand one mail over."""

    name: ClassVar[str] = "receipts.mail_receipt"
    receipt_id: UUID


class AskAddress(Task):
    """Write the mail that asks whether the client's address is right."""

    name: ClassVar[str] = "receipts.ask_address"
    client_id: UUID


class ShowAnswer(Task):
    """Bring what somebody wrote back into the thread, or tell them that it was not taken."""

    name: ClassVar[str] = "receipts.show_answer"
    answer_id: UUID
