"""What was published."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, Tenant

__all__ = ["CountedPost"]


class CountedPost(Tenant, Base):
    """A post that stands on a network, whoever put it there."""

    __tablename__ = "counted_posts"
    __table_args__ = (
        Index(
            "ix_counted_posts_workspace_id_client_id_published_at",
            "workspace_id",
            "client_id",
            "published_at",
        ),
    )

    source_id: Mapped[UUID] = mapped_column(primary_key=True)
    """Of the post, or of the direct post."""
    client_id: Mapped[UUID]
    network: Mapped[str]
    external_id: Mapped[str | None]
    published_at: Mapped[datetime]
    direct: Mapped[bool]
    counted: Mapped[bool]
    """A direct post counts once somebody (or silence) said whose it is."""
    item_id: Mapped[UUID | None]
    """The plan item that a direct post is part of, where somebody said so."""
    deleted_at: Mapped[datetime | None]
    """When it was noticed that it is gone: what does not stand does not count."""

    def sort(self, item_id: UUID | None, *, counted: bool) -> None:
        """What somebody said a direct post is."""
        self.item_id, self.counted = item_id, counted
