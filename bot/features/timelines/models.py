"""What Rapport put on the network as it is shown there, and when timelines are read."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.direct.models import OnNetwork
from bot.storage.base import Base

__all__ = ["TimelineMark", "WatchedPost", "WatchedReply"]


class WatchedPost(OnNetwork, Base):
    """A post that Rapport published, as the network shows it now."""

    __tablename__ = "watched_posts"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        ForeignKeyConstraint(
            ["workspace_id", "account_id"], ["accounts.workspace_id", "accounts.id"]
        ),
        ForeignKeyConstraint(["workspace_id", "post_id"], ["posts.workspace_id", "posts.id"]),
        UniqueConstraint("workspace_id", "account_id", "external_id"),
    )

    post_id: Mapped[UUID] = mapped_column(primary_key=True)


class WatchedReply(OnNetwork, Base):
    """An answer that Rapport sent to a customer, as the network shows it now."""

    __tablename__ = "watched_replies"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        ForeignKeyConstraint(
            ["workspace_id", "account_id"], ["accounts.workspace_id", "accounts.id"]
        ),
        ForeignKeyConstraint(["workspace_id", "reply_id"], ["replies.workspace_id", "replies.id"]),
        UniqueConstraint("workspace_id", "account_id", "external_id"),
    )

    reply_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID]


class TimelineMark(Base):
    """When an account's own timeline is read next. Outside row-level security: ids and times only.

    Not due work, for the same reason as the inbox's marks.
    """

    __tablename__ = "timeline_marks"
    __table_args__ = (Index("ix_timeline_marks_next_read_at", "next_read_at"),)

    workspace_id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    profile_id: Mapped[str]
    """The network's id of the profile that ``cursor`` belongs to."""
    cursor: Mapped[str | None]
    """Everything up to this id is known."""
    since: Mapped[datetime]
    """When the profile was first connected; business time, UTC. What is older is history."""
    next_read_at: Mapped[datetime]
    """Wall clock, UTC, as the next two."""
    eager_until: Mapped[datetime]
    """Until then it is read often: something was heard of that the timeline may not show yet."""
    next_deep_at: Mapped[datetime]
    """When the posts of the last days are read again, for what became of them."""
