"""Direct posts, what Rapport published as the network shows it, and when accounts are read."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.direct.rules import SORTABLE, Verdict
from bot.storage.base import Base, Tenant

__all__ = ["DirectPermission", "DirectPost", "TimelineMark", "WatchedPost"]

_TO_CLIENT = (["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"])
_TO_ACCOUNT = (["workspace_id", "account_id"], ["accounts.workspace_id", "accounts.id"])


class _OnNetwork(Tenant):
    """How the network shows a post; mixed into both kinds."""

    client_id: Mapped[UUID]
    account_id: Mapped[UUID]
    external_id: Mapped[str]
    """Of the first version: it stays through every edit."""
    latest_id: Mapped[str]
    version: Mapped[int]
    text: Mapped[str]
    """Of the latest version that was read."""
    url: Mapped[str]
    written_at: Mapped[datetime]
    """By the network's clock, UTC."""
    edited_at: Mapped[datetime | None]
    """When the last edit was noticed."""
    deleted_at: Mapped[datetime | None]
    """When it was noticed that it is gone."""

    def edit(self, at: datetime, *, latest_id: str, version: int, text: str, url: str) -> None:
        """Take over a newer version."""
        if version <= self.version:
            raise ValueError(f"version {version} is not newer than {self.version}")
        self.latest_id, self.version, self.text, self.url = latest_id, version, text, url
        self.edited_at = at

    def delete(self, at: datetime) -> None:
        """It is gone from the network."""
        self.deleted_at = self.deleted_at or at


class DirectPost(_OnNetwork, Base):
    """A post on the account that did not go through Rapport. The row is also the lock."""

    __tablename__ = "direct_posts"
    __table_args__ = (
        ForeignKeyConstraint(*_TO_CLIENT),
        ForeignKeyConstraint(*_TO_ACCOUNT),
        UniqueConstraint("workspace_id", "account_id", "external_id"),
        Index("ix_direct_posts_sorted", "workspace_id", "client_id", "sorted_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    in_reply_to: Mapped[str | None]
    quotes: Mapped[str | None]
    """The network's id of the post that it quotes."""
    found_at: Mapped[datetime]
    one_off_at: Mapped[datetime | None]
    """When silence means one-off (UTC)."""
    verdict: Mapped[Verdict] = mapped_column(Text())
    item_id: Mapped[UUID | None]
    """The plan item that it is part of."""
    sorted_by: Mapped[UUID | None]
    """None where nobody did: silence, a permission, or Rapport itself."""
    sorted_at: Mapped[datetime | None]
    alerts: Mapped[int] = mapped_column(default=0)
    """How often somebody said *Not us*."""
    card_outbound_id: Mapped[UUID | None]

    @property
    def sortable(self) -> bool:
        """Whether people may say what it is."""
        return self.verdict in SORTABLE

    def sort(
        self, verdict: Verdict, at: datetime, *, by: UUID | None, item_id: UUID | None
    ) -> None:
        """Show what it is."""
        self.verdict, self.item_id, self.sorted_by, self.sorted_at = verdict, item_id, by, at
        self.alerts += verdict is Verdict.NOT_US


class WatchedPost(_OnNetwork, Base):
    """A post that Rapport published, as the network shows it now."""

    __tablename__ = "watched_posts"
    __table_args__ = (
        ForeignKeyConstraint(*_TO_CLIENT),
        ForeignKeyConstraint(*_TO_ACCOUNT),
        ForeignKeyConstraint(["workspace_id", "post_id"], ["posts.workspace_id", "posts.id"]),
        UniqueConstraint("workspace_id", "account_id", "external_id"),
    )

    post_id: Mapped[UUID] = mapped_column(primary_key=True)


class DirectPermission(Tenant, Base):
    """Somebody may post directly at a client."""

    __tablename__ = "direct_permissions"
    __table_args__ = (ForeignKeyConstraint(*_TO_CLIENT),)

    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    who: Mapped[str] = mapped_column(primary_key=True)
    """``all``, or a person's id."""
    allowed_by: Mapped[UUID]
    allowed_at: Mapped[datetime]


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
