"""What the day's news asks of the worker."""

from typing import ClassVar

from bot.jobs.task import DueTask

__all__ = ["WriteReceipts"]


class WriteReceipts(DueTask):
    """The day of a client (the subject) is over: write the mails about all of it."""

    name: ClassVar[str] = "receipts.write_receipts"
