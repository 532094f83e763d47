"""The modal of *I see it differently*, and what its author can do with it later."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["AddDifference", "DifferModal", "WithdrawDifference"]


class AddDifference(ActionPayload):
    """*Add something*: opens the modal again."""

    action_id: ClassVar[str] = "talks.add"
    change_id: UUID


class WithdrawDifference(ActionPayload):
    """*Withdraw*: it stays readable, and says so."""

    action_id: ClassVar[str] = "talks.withdraw"
    change_id: UUID


class DifferModal(ModalPayload):
    """What somebody sees differently, in their words."""

    callback_id: ClassVar[str] = "talks.differ"
    change_id: UUID
