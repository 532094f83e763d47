"""Which messages become items, and how far an item has come. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: InboxIsTeamMatter

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import UserFacingError
from bot.networks.base import InboundItem

__all__ = [
    "ANSWERABLE",
    "BACKFILL",
    "OVER",
    "PAGE",
    "InboxIsTeamMatter",
    "InboxNumbers",
    "ItemStatus",
    "NotReading",
    "choose_items",
    "clamp_offset",
    "clean",
    "is_recent",
    "root_id",
    "version_of",
    "waited_seconds",
]

PAGE = 5
"""Items on one page of the list."""
BACKFILL = timedelta(days=1)
"""What customers wrote longer than this before an account was first connected is history."""


class ItemStatus(StrEnum):
    """How far an item has come."""

    OPEN = "open"
    IN_HAND = "in_hand"
    SENDING = "sending"
    """Somebody's answer is on its way."""
    UNCONFIRMED = "unconfirmed"
    """Nobody knows yet whether the network took the answer."""
    ANSWERED = "answered"
    DELETED = "deleted"
    """By the customer, before anybody answered."""


OVER = (ItemStatus.ANSWERED, ItemStatus.DELETED)
"""Nobody waits any more."""
ANSWERABLE = (ItemStatus.OPEN, ItemStatus.IN_HAND)


class NotReading(StrEnum):
    """Why an account cannot be read."""

    AUTH = "auth"
    """The network does not take its token."""
    CREDITS = "credits"
    """The network wants to be paid first."""
    REFUSED = "refused"


class InboxIsTeamMatter(UserFacingError):
    """Asked for where the client reads along. Takes ``channel``."""

    key = "inbox-is-team-matter"


@dataclass(frozen=True)
class InboxNumbers:
    """How the inbox of one client went in a period."""

    received: int
    """Written to the brand in the period."""
    answered: int
    """Answered in the period, whenever they came."""
    waiting: int
    """Not answered now, whenever they came."""
    oldest_waiting_at: datetime | None
    """When the one that waits longest was written (UTC)."""
    median_seconds: int | None
    """Median time to the answer of those answered in the period."""


def root_id(item: InboundItem) -> str:
    """The id of the first version: it stays when the customer edits."""
    return item.edit_history[0] if item.edit_history else item.external_id


def version_of(item: InboundItem) -> int:
    """1 for a message that was never edited."""
    return max(len(item.edit_history), 1)


def clean(text: str) -> str:
    """The text as written, but for what neither Postgres nor JSON holds: NUL, and half an emoji."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def choose_items(items: Iterable[InboundItem], *, own_id: str) -> list[InboundItem]:
    """The customers' messages, each once in its newest version, in a fixed order.

    What the account itself wrote is no item. The order is that of their first versions' ids, so
    that two batches never wait for each other crosswise.
    """
    newest: dict[str, InboundItem] = {}
    for item in items:
        known = newest.get(root_id(item))
        if item.author_id != own_id and (known is None or version_of(item) > version_of(known)):
            newest[root_id(item)] = item
    return [
        replace(
            item,
            text=clean(item.text),
            author_name=clean(item.author_name),
            author_handle=clean(item.author_handle),
        )
        for _, item in sorted(newest.items())
    ]


def is_recent(item: InboundItem, connected_at: datetime) -> bool:
    """Whether it is worth a card: an account brings years of history when it is connected."""
    return item.created_at >= connected_at - BACKFILL


def waited_seconds(written_at: datetime, answered_at: datetime) -> int:
    """How long the customer waited; never below zero, clocks differ."""
    return max(int((answered_at - written_at).total_seconds()), 0)


def clamp_offset(offset: int, total: int) -> int:
    """A page that exists: the list may have become shorter since its buttons were drawn."""
    last = max(total - 1, 0) // PAGE * PAGE
    return min(max(offset, 0), last)
