"""The buttons and modals of plan items."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = [
    "AgreeItems",
    "AgreedElsewhere",
    "BringGoal",
    "CloseItem",
    "EditItem",
    "GoalModal",
    "OpenItem",
    "ShowWaiting",
]


class AgreeItems(ActionPayload):
    """*Agree*, to one or several: exactly what was shown."""

    action_id: ClassVar[str] = "planning.agree"
    client_id: UUID
    wanted: tuple[tuple[int, int], ...]
    """(number, version)."""


class AgreedElsewhere(AgreeItems):
    """*Agreed elsewhere*: the client has nobody in Slack."""

    action_id: ClassVar[str] = "planning.agreed_elsewhere"


class _OfItem(ActionPayload):
    item_id: UUID


class OpenItem(_OfItem):
    """*Open*: the item with all that can be done with it, for one person."""

    action_id: ClassVar[str] = "planning.open"


class EditItem(_OfItem):
    """*Edit*: opens the modal."""

    action_id: ClassVar[str] = "planning.edit"


class CloseItem(_OfItem):
    """*Close*: asks for the reason."""

    action_id: ClassVar[str] = "planning.close"


class BringGoal(_OfItem):
    """*Bring the goal here*: asks which objective it serves."""

    action_id: ClassVar[str] = "planning.bring_goal"


class _OfClient(ActionPayload):
    client_id: UUID


class ShowWaiting(_OfClient):
    """All that waits for agreement."""

    action_id: ClassVar[str] = "planning.waiting"


class GoalModal(ModalPayload):
    """Which objective it serves."""

    callback_id: ClassVar[str] = "planning.goal"
    item_id: UUID
