"""What happened to a post. The higher features (approvals, publishing) listen."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

__all__ = ["PostWithdrawn", "RevisionAdded"]


@dataclass(frozen=True)
class RevisionAdded:
    """A post has a (new) revision; whatever was decided about an older one holds no longer."""

    post_id: UUID
    client_id: UUID
    revision_no: int
    person_id: UUID
    """Who wrote this revision."""
    author_id: UUID
    """Who wrote the first one."""
    publish_at: datetime | None
    """UTC; None: as soon as it is approved."""


@dataclass(frozen=True)
class PostWithdrawn:
    """Somebody took a post back; it will not be published."""

    post_id: UUID
    client_id: UUID
    revision_no: int
    person_id: UUID
