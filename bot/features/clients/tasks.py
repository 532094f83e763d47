"""What clients ask of the worker."""

from typing import ClassVar

from bot.jobs.task import DueTask

__all__ = ["RefreshCard", "TellFailure", "TellUndeliverable"]


class TellFailure(DueTask):
    """Tell a person that a job failed for good; the subject is the row in ``job_failures``."""

    name: ClassVar[str] = "clients.tell_failure"


class TellUndeliverable(DueTask):
    """Tell a person that a message could not be posted; the subject is its outbound row."""

    name: ClassVar[str] = "clients.tell_undeliverable"


class RefreshCard(DueTask):
    """Bring a client's set-up card up to date, if there is one; the subject is the client."""

    name: ClassVar[str] = "clients.refresh_card"
