"""What became of posts on their network."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

__all__ = [
    "PostFailed",
    "PostPublished",
    "PostPutBack",
    "PostRetried",
    "PostUnconfirmed",
    "PublishingStarted",
]


@dataclass(frozen=True)
class PublishingStarted:
    """From here on the post can be neither edited nor withdrawn."""

    post_id: UUID
    client_id: UUID
    revision_no: int


@dataclass(frozen=True)
class PostPutBack:
    """The network took no call just now; nothing was done, and it will be tried again."""

    post_id: UUID
    client_id: UUID
    revision_no: int


@dataclass(frozen=True)
class PostPublished:
    """It is on the network. Id and address are None where a person only said so."""

    post_id: UUID
    client_id: UUID
    revision_no: int
    external_id: str | None
    url: str | None
    at: datetime
    account_id: UUID | None = None
    """On which account."""


@dataclass(frozen=True)
class PostFailed:
    """It is definitely not on the network; ``reason`` is a word of ``Failure``."""

    post_id: UUID
    client_id: UUID
    revision_no: int
    reason: str
    at: datetime


@dataclass(frozen=True)
class PostUnconfirmed:
    """It may or may not be on the network; its timeline is being read."""

    post_id: UUID
    client_id: UUID
    revision_no: int
    at: datetime


@dataclass(frozen=True)
class PostRetried:
    """A person had it tried once more; its approval stands."""

    post_id: UUID
    client_id: UUID
    revision_no: int
    person_id: UUID
    at: datetime
