"""What was done on the network itself to what Rapport had put there."""

from dataclasses import dataclass
from uuid import UUID

__all__ = [
    "PostBackOnNetwork",
    "PostDeletedOnNetwork",
    "PostEditedOnNetwork",
    "ReplyBackOnNetwork",
    "ReplyDeletedOnNetwork",
    "ReplyEditedOnNetwork",
]


@dataclass(frozen=True)
class _OfPost:
    post_id: UUID
    client_id: UUID


@dataclass(frozen=True)
class PostEditedOnNetwork(_OfPost):
    """Somebody edited a post that Rapport had published, on the network itself."""


@dataclass(frozen=True)
class PostDeletedOnNetwork(_OfPost):
    """Somebody deleted a post that Rapport had published, on the network itself."""


@dataclass(frozen=True)
class PostBackOnNetwork(_OfPost):
    """A post that was gone from the network is there again."""


@dataclass(frozen=True)
class _OfReply:
    reply_id: UUID
    item_id: UUID
    client_id: UUID
    text: str
    """As the network shows it, or showed it last."""
    url: str


@dataclass(frozen=True)
class ReplyEditedOnNetwork(_OfReply):
    """Somebody edited an answer that Rapport had sent, on the network itself."""

    before: str
    version: int


@dataclass(frozen=True)
class ReplyDeletedOnNetwork(_OfReply):
    """Somebody deleted an answer that Rapport had sent, on the network itself."""


@dataclass(frozen=True)
class ReplyBackOnNetwork(_OfReply):
    """An answer that was gone from the network is there again."""
