"""The forms of plan items."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["ChooseKind", "CloseModal", "EditModal", "NewModal"]


class ChooseKind(ActionPayload):
    """What it is, in the modal: its fields depend on it."""

    action_id: ClassVar[str] = "planning.kind"
    client_id: UUID


class NewModal(ModalPayload):
    """An item to be proposed."""

    callback_id: ClassVar[str] = "planning.new"
    client_id: UUID
    kind: str = "campaign"
    """One of ``planning.rules.KINDS``."""


class EditModal(ModalPayload):
    """Another version of an item; ``seen`` is the latest when it was opened."""

    callback_id: ClassVar[str] = "planning.edit"
    item_id: UUID
    seen: int


class CloseModal(ModalPayload):
    """Why it is closed."""

    callback_id: ClassVar[str] = "planning.close"
    item_id: UUID
