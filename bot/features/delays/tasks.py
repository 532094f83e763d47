"""What lateness asks of the worker."""

from typing import ClassVar
from uuid import UUID

from bot.jobs.task import DueTask, Task

__all__ = ["AskAgain", "ProposeCauses", "ShowDelay"]


class AskAgain(DueTask):
    """The manager said *Later* to what is proposed of a delay (``subject_id``)."""

    name: ClassVar[str] = "delays.ask_again"


class ProposeCauses(Task):
    """Look for what moved a date that is settled by now."""

    name: ClassVar[str] = "delays.propose_causes"
    delay_id: UUID


class ShowDelay(Task):
    """Show a delay as it stands: to the team, and to the client once it is confirmed."""

    name: ClassVar[str] = "delays.show_delay"
    delay_id: UUID
