"""The buttons on an item's card and in the list.

*Reply* and *Let go* stand on the card, which is this feature's; what they do is the business of
replies.
"""

from typing import ClassVar
from uuid import UUID

from bot.slack.payloads import ActionPayload

__all__ = ["LetGo", "ReplyToItem", "ShowPage"]


class ReplyToItem(ActionPayload):
    """*Reply*: takes the item in hand and opens the form."""

    action_id: ClassVar[str] = "inbox.reply"
    item_id: UUID
    reply_id: UUID | None = None
    """An answer that was not sent: its text stands in the form."""


class LetGo(ActionPayload):
    """*Let go*: somebody else may answer."""

    action_id: ClassVar[str] = "inbox.let_go"
    item_id: UUID


class ShowPage(ActionPayload):
    """Another page of the list."""

    action_id: ClassVar[str] = "inbox.show_page"
    client_id: UUID
    offset: int = 0
