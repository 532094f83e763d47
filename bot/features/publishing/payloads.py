"""The buttons under "Is it on X?"."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["GiveAddress", "ItIsNotThere", "ItIsThere"]


class ItIsThere(ActionPayload):
    """*It is on X*: asks for the address."""

    action_id: ClassVar[str] = "publishing.it_is_there"
    attempt_id: UUID


class ItIsNotThere(ActionPayload):
    """*It is not: try again*."""

    action_id: ClassVar[str] = "publishing.it_is_not_there"
    attempt_id: UUID


class GiveAddress(ModalPayload):
    """The modal that asks for the address of the post."""

    callback_id: ClassVar[str] = "publishing.give_address"
    attempt_id: UUID
