"""The questions in a change's thread and the modals behind them."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = [
    "NONE",
    "AskDays",
    "AskReason",
    "ChooseItem",
    "ChooseObjective",
    "DaysModal",
    "DetailsModal",
    "ReasonModal",
]

NONE = "none"
"""The value of *None of these*."""


class _OfChange(ActionPayload):
    change_id: UUID


class ChooseItem(_OfChange):
    """*Which item?*: one more, or none."""

    action_id: ClassVar[str] = "details.choose_item"


class ChooseObjective(_OfChange):
    """*Which goal?*."""

    action_id: ClassVar[str] = "details.choose_objective"


class AskDays(_OfChange):
    """*What moves?*: opens the modal with the days of the items."""

    action_id: ClassVar[str] = "details.ask_days"


class AskReason(_OfChange):
    """*Why?*: opens the modal with one line."""

    action_id: ClassVar[str] = "details.ask_reason"


class _ModalOfChange(ModalPayload):
    change_id: UUID
    echo_id: UUID | None = None
    """The posted echo to bring up to date."""
    whispered: bool = False
    """Asked for from an echo that only the teller saw: they are shown another."""


class DetailsModal(_ModalOfChange):
    """Items, reason and goal together, to say or to put right."""

    callback_id: ClassVar[str] = "details.details"


class DaysModal(_ModalOfChange):
    """First and last day of each item."""

    callback_id: ClassVar[str] = "details.days"
    item_ids: tuple[UUID, ...] = ()


class ReasonModal(_ModalOfChange):
    """Why, in one line."""

    callback_id: ClassVar[str] = "details.reason"
