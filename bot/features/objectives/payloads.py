"""The buttons and modals of goals."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["ChangeTarget", "CloseGoal", "CloseModal", "FixGoal", "GoalModal", "TargetModal"]


class _OfGoal(ActionPayload):
    objective_id: UUID


class FixGoal(_OfGoal):
    """*Fix*, until its card is there."""

    action_id: ClassVar[str] = "objectives.fix"


class ChangeTarget(_OfGoal):
    """*Change the target*."""

    action_id: ClassVar[str] = "objectives.change_target"


class CloseGoal(_OfGoal):
    """*Close*."""

    action_id: ClassVar[str] = "objectives.close"


class GoalModal(ModalPayload):
    """A new goal, or (with ``objective_id``) one put right."""

    callback_id: ClassVar[str] = "objectives.goal"
    client_id: UUID
    objective_id: UUID | None = None


class TargetModal(ModalPayload):
    """Another target or date."""

    callback_id: ClassVar[str] = "objectives.target"
    objective_id: UUID


class CloseModal(ModalPayload):
    """Why it is closed."""

    callback_id: ClassVar[str] = "objectives.close"
    objective_id: UUID
