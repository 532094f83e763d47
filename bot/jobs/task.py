"""What can be asked of the worker: a name and ids. Pure; features declare theirs in tasks.py."""

from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

__all__ = ["DueTask", "Task", "TryLater"]


class Task(BaseModel):
    """One request to the worker. Fields are ids or small plain values, never content.

    Old workers read new arguments (unknown fields are ignored) and new workers read old ones (a
    field added later has a default). ``workspace_id`` is filled in by ``enqueue``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: ClassVar[str]
    """``feature.verb_noun``; unique, and never renamed while jobs of that name may be waiting."""


class DueTask(Task):
    """A task that can wait for its time: it is about one subject, and one such task is due once."""

    subject_id: UUID


class TryLater(Exception):  # noqa: N818 - an answer of the job, not a fault
    """Raised by a job that cannot run yet (a rate limit, a network away); not counted as a fault.

    ``seconds`` is how long to wait, by the wall clock.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"try again in {seconds:.0f} s")
        self.seconds = seconds
