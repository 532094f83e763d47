"""The protocol every network implements: plain data, typed errors, no client library.

Errors tell the one thing a publisher must know: whether the world was touched.

* ``Refused``, ``RateLimited``, ``AuthFailed`` and ``Unavailable``: definitely nothing was done.
* ``Unconfirmed``: it may have been done; never retry, read the account's own timeline.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

__all__ = [
    "AuthFailed",
    "Deleted",
    "Edited",
    "InboundEvent",
    "InboundItem",
    "ItemKind",
    "MentionsPage",
    "Network",
    "NetworkAccount",
    "NetworkError",
    "Profile",
    "PublishedPost",
    "RateLimited",
    "RefusalReason",
    "Refused",
    "Unavailable",
    "Unconfirmed",
]


@dataclass(frozen=True)
class NetworkAccount:
    """One profile on a network with what it takes to act as it. The token is in no ``repr``."""

    network: str
    handle: str
    external_id: str
    token: str = field(repr=False)


@dataclass(frozen=True)
class Profile:
    """Whose token this is."""

    external_id: str
    handle: str
    name: str


@dataclass(frozen=True)
class PublishedPost:
    """A post of the account's own, as read back from the network.

    ``text`` is as a reader sees it: unescaped, links expanded. ``created_at`` is UTC. Right after
    ``Network.post`` the network names only the id: ``text`` is then what was sent and
    ``created_at`` is None.
    """

    external_id: str
    url: str
    text: str
    created_at: datetime | None
    in_reply_to: str | None = None
    edit_history: tuple[str, ...] = ()


class ItemKind(StrEnum):
    """Why an inbound message reached us."""

    MENTION = "mention"
    REPLY = "reply"
    QUOTE = "quote"


@dataclass(frozen=True)
class InboundItem:
    """One message to the account, as its author wrote it: unescaped, newlines and emoji kept.

    ``edit_history`` holds the ids of every version, oldest first; the last is this one's. An
    edited post is a new id that names its predecessors. ``created_at`` is UTC.
    """

    external_id: str
    author_id: str
    author_handle: str
    author_name: str
    text: str
    created_at: datetime
    conversation_id: str
    in_reply_to: str | None
    kind: ItemKind
    url: str
    edit_history: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deleted:
    """An inbound message (or a post of the account's own) is gone from the network."""

    external_id: str
    author_id: str


@dataclass(frozen=True)
class Edited:
    """A message has a new version, ``item``; ``replaces`` are the older ids, oldest first."""

    replaces: tuple[str, ...]
    item: InboundItem


InboundEvent = InboundItem | Edited | Deleted


@dataclass(frozen=True)
class MentionsPage:
    """Inbound messages, oldest first.

    ``newest_id`` is the ``since_id`` for the next read, None when there was nothing. ``complete``
    is False when the cap on pages was reached. Networks page from the newest end, so the rest is
    *older* than what is here: read again with the same ``since_id`` and ``until_id=oldest_id``,
    and take over ``newest_id`` only when a page comes back complete.
    """

    items: Sequence[InboundItem]
    newest_id: str | None
    oldest_id: str | None = None
    complete: bool = True


class Network(Protocol):
    """What a feature may ask of a network. Every call is one try; nothing retries inside."""

    async def whoami(self, account: NetworkAccount) -> Profile:
        """Whose token it is. Raises AuthFailed, RateLimited, Unavailable."""
        ...

    async def post(
        self, account: NetworkAccount, text: str, *, in_reply_to: str | None = None
    ) -> PublishedPost:
        """Publish once, as an answer to ``in_reply_to`` if given.

        Raises Refused, RateLimited, AuthFailed, Unavailable (nothing was published) or
        Unconfirmed (something may have been).
        """
        ...

    async def own_timeline(
        self,
        account: NetworkAccount,
        *,
        since: datetime | None = None,
        since_id: str | None = None,
    ) -> Sequence[PublishedPost]:
        """The account's own posts and replies, newest first, from ``since`` (UTC) or ``since_id``.

        It may lag behind an accepted post: absence proves nothing. Raises AuthFailed,
        RateLimited, Unavailable.
        """
        ...

    async def mentions(
        self, account: NetworkAccount, *, since_id: str | None, until_id: str | None = None
    ) -> MentionsPage:
        """Messages to the account newer than ``since_id`` and older than ``until_id``.

        All pages up to a cap, see ``MentionsPage``. Raises AuthFailed, RateLimited, Unavailable.
        """
        ...

    def length(self, text: str) -> int:
        """How much of ``limit`` the text uses, by the network's own count."""
        ...

    @property
    def limit(self) -> int:
        """The longest text the network takes, in its own count."""
        ...

    def same_text(self, ours: str, theirs: str) -> bool:
        """Whether a text read back is the one that was sent, for settling an Unconfirmed."""
        ...


class RefusalReason(StrEnum):
    """Why the network said no."""

    DUPLICATE = "duplicate"
    TOO_LONG = "too_long"
    REPLY_NOT_ALLOWED = "reply_not_allowed"
    NOT_FOUND = "not_found"
    FORBIDDEN = "forbidden"
    BAD_REQUEST = "bad_request"


class NetworkError(Exception):
    """Something went wrong between us and the network."""


class Refused(NetworkError):
    """The network said no: nothing was done, and the same again will be refused again."""

    def __init__(self, reason: RefusalReason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class RateLimited(NetworkError):
    """Nothing was done; ask again from ``until`` (UTC, wall clock)."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"rate limited until {until.isoformat()}")
        self.until = until


class AuthFailed(NetworkError):
    """The token is not, or no longer, good for this account. Nothing was done."""


class Unavailable(NetworkError):
    """The network could not be read or not even reached. Nothing was done; may be tried again."""


class Unconfirmed(NetworkError):
    """A write was sent and its answer was lost: it may have been done. Never retry blindly."""
