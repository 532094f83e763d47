"""The buttons on a direct post's card, and the modal before an alert."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["ConfirmNotUs", "ItWasUs", "NotUs", "OneOff", "PartOf"]


class PartOf(ActionPayload):
    """*Part of …*: a select of plan items; the value is an item's id, or ``plan``."""

    action_id: ClassVar[str] = "direct.part_of"
    direct_id: UUID


class OneOff(ActionPayload):
    """*One-off, fine*."""

    action_id: ClassVar[str] = "direct.one_off"
    direct_id: UUID


class NotUs(ActionPayload):
    """*Not us*: asks once more."""

    action_id: ClassVar[str] = "direct.not_us"
    direct_id: UUID


class ItWasUs(ActionPayload):
    """*It was us after all*: ends the alert."""

    action_id: ClassVar[str] = "direct.it_was_us"
    direct_id: UUID


class ConfirmNotUs(ModalPayload):
    """Says what happens when it was neither side."""

    callback_id: ClassVar[str] = "direct.confirm_not_us"
    direct_id: UUID
