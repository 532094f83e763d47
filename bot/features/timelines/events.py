"""What was done on the network to posts that Rapport had published."""

from dataclasses import dataclass
from uuid import UUID

__all__ = ["PostDeletedOnNetwork", "PostEditedOnNetwork"]


@dataclass(frozen=True)
class PostEditedOnNetwork:
    """Somebody edited a post that Rapport had published, on the network itself."""

    post_id: UUID
    client_id: UUID


@dataclass(frozen=True)
class PostDeletedOnNetwork:
    """Somebody deleted a post that Rapport had published, on the network itself."""

    post_id: UUID
    client_id: UUID
