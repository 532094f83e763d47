"""The buttons and the modal of readings."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["CorrectReading", "LogReading", "ReadingModal", "ShowGoal"]


class _OfGoal(ActionPayload):
    objective_id: UUID


class ShowGoal(_OfGoal):
    """*All readings*."""

    action_id: ClassVar[str] = "standing.show"


class LogReading(_OfGoal):
    """*Log a reading*."""

    action_id: ClassVar[str] = "standing.log"


class CorrectReading(_OfGoal):
    """*Correct a reading*."""

    action_id: ClassVar[str] = "standing.correct"


class ReadingModal(ModalPayload):
    """Where a goal stands; without ``objective_id`` the modal asks of which."""

    callback_id: ClassVar[str] = "standing.reading"
    client_id: UUID
    objective_id: UUID | None = None
    correcting: bool = False
    """The modal asks in the place of which reading it stands."""
