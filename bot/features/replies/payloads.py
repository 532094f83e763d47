"""The form of an answer, and the buttons under "Is it on X?"."""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload, ModalPayload

__all__ = ["AnswerItem", "ReplyIsNotThere", "ReplyIsThere"]


class AnswerItem(ModalPayload):
    """The form in which an answer is written."""

    callback_id: ClassVar[str] = "replies.answer"
    item_id: UUID
    version: int = 1
    """Of the customer's text that the form shows."""


class ReplyIsThere(ActionPayload):
    """*It is on X*."""

    action_id: ClassVar[str] = "replies.it_is_there"
    reply_id: UUID


class ReplyIsNotThere(ActionPayload):
    """*It is not: send it again*."""

    action_id: ClassVar[str] = "replies.it_is_not_there"
    reply_id: UUID
