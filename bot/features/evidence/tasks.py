"""What evidence asks of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import Task

__all__ = ["KeepFile", "ShowEvidence", "ShowMessageChange"]


class KeepFile(Task):
    """Fetch a file's bytes from Slack."""

    name: ClassVar[str] = "evidence.keep_file"
    file_id: UUID


class ShowEvidence(Task):
    """Say in a change's thread what it was read from, or bring that line up to date."""

    name: ClassVar[str] = "evidence.show_evidence"
    change_id: UUID


class ShowMessageChange(Task):
    """Say in the thread that the message was edited (``mark``: Slack's) or deleted (none)."""

    name: ClassVar[str] = "evidence.show_message_change"
    evidence_id: UUID
    mark: str | None = None
