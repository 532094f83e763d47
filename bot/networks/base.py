"""The protocol every network implements: plain data, typed errors, no client library.

Errors tell the one thing a publisher must know: whether the world was touched.

* ``Refused``, ``RateLimited``, ``AuthFailed`` and ``Unavailable``: definitely nothing was done.
* ``Unconfirmed``: it may have been done; never retry, read the account's own timeline.
"""

# ruff: noqa: N818 -- the errors carry the words of the design: refused, unconfirmed, rate limited

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

__all__ = [
    "MOST_OF_TIMELINE",
    "AuthFailed",
    "Deleted",
    "InboundEvent",
    "InboundItem",
    "ItemKind",
    "Lookup",
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


MOST_OF_TIMELINE = 400
"""So many posts ``Network.own_timeline`` gives at most, the newest."""


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
    quotes: str | None = None


class ItemKind(StrEnum):
    """Why an inbound message reached us."""

    MENTION = "mention"
    REPLY = "reply"


@dataclass(frozen=True)
class InboundItem:
    """One message to the account, as its author wrote it: unescaped, newlines and emoji kept.

    ``edit_history`` holds the ids of every version, oldest first; the last is this one's. An
    edited message comes again under a new id and names its predecessors. ``created_at`` is UTC.
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

    @property
    def replaces(self) -> tuple[str, ...]:
        """The ids of the older versions that this one stands for, oldest first."""
        return tuple(one for one in self.edit_history if one != self.external_id)


@dataclass(frozen=True)
class Deleted:
    """A message (or a post of the account's own) is gone from the network."""

    external_id: str
    author_id: str


InboundEvent = InboundItem | Deleted


@dataclass(frozen=True)
class MentionsPage:
    """Inbound messages, oldest first.

    Keep ``cursor`` with the items, in one transaction, and hand it to the next read. ``complete``
    is False when there is more to read now (a cap or a rate limit was met on the way).
    Networks page from the newest end, so what is still missing is then *older* than ``items``:
    the cursor knows. An item may come twice; its ``external_id`` does not change.
    """

    items: Sequence[InboundItem]
    cursor: str | None
    complete: bool = True


@dataclass(frozen=True)
class Lookup:
    """What became of some messages: those still there, and the ids that nobody can read now."""

    found: Sequence[InboundItem]
    gone: Sequence[str]


class Network(Protocol):
    """What a feature may ask of a network. Every call is one try; nothing retries inside."""

    async def whoami(self, account: NetworkAccount) -> Profile:
        """Whose token it is. Raises Refused, AuthFailed, RateLimited, Unavailable."""
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
        """The account's own posts, answers and quotes, newest first.

        From ``since`` (UTC) or after ``since_id``, at most ``MOST_OF_TIMELINE``. What it only
        passes on (reposts) is left out.

        It may lag behind an accepted post: absence proves nothing. Raises Refused, AuthFailed,
        RateLimited, Unavailable.
        """
        ...

    async def mentions(self, account: NetworkAccount, *, cursor: str | None) -> MentionsPage:
        """Messages to the account since ``cursor`` (None: as far back as the network goes).

        A message's id is a valid cursor: everything newer than it. Raises Refused, AuthFailed,
        RateLimited, Unavailable.
        """
        ...

    async def lookup(self, account: NetworkAccount, ids: Sequence[str]) -> Lookup:
        """Up to a hundred messages by id: the way to learn that one was deleted.

        Raises Refused, AuthFailed, RateLimited, Unavailable.
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
    CREDITS = "credits"
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
