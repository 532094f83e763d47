"""The buttons of promises."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload

__all__ = ["DeliveredPromise", "ReceivedPromise"]


class DeliveredPromise(ActionPayload):
    """*Delivered*, on a card or in the queue."""

    action_id: ClassVar[str] = "promises.delivered"
    promise_id: UUID
    queue: bool = False
    """It stands in the queue, which is drawn again."""


class ReceivedPromise(ActionPayload):
    """*Received*."""

    action_id: ClassVar[str] = "promises.received"
    promise_id: UUID
    queue: bool = False
