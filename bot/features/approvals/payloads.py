"""What the modal of *Needs changes* carries."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ModalPayload

__all__ = ["GiveReason"]


class GiveReason(ModalPayload):
    """The modal that asks what needs to change."""

    callback_id: ClassVar[str] = "approvals.give_reason"
    post_id: UUID
    revision_no: int
