"""Direct posts, and who may write them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.direct.rules import Change, Verdict
from bot.storage.base import Base, Tenant

__all__ = ["DirectPermission", "DirectPost", "OnNetwork"]

_TO_CLIENT = (["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"])
_TO_ACCOUNT = (["workspace_id", "account_id"], ["accounts.workspace_id", "accounts.id"])


class OnNetwork(Tenant):
    """How a network shows a post; mixed into tables of posts."""

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
    before: Mapped[str | None]
    """What it said before the last edit."""
    edited_at: Mapped[datetime | None]
    """When the last edit was noticed."""
    deleted_at: Mapped[datetime | None]
    """When it was noticed that it is gone."""

    def edit(self, at: datetime, *, latest_id: str, version: int, text: str, url: str) -> None:
        """Take over a newer version."""
        if version <= self.version:
            raise ValueError(f"version {version} is not newer than {self.version}")
        self.before, self.text, self.edited_at = self.text, text, at
        self.latest_id, self.version, self.url = latest_id, version, url

    def delete(self, at: datetime) -> None:
        """It is gone from the network."""
        self.deleted_at = self.deleted_at or at

    def restore(self) -> None:
        """It is there again."""
        self.deleted_at = None

    def is_still(self, change: Change, version: int) -> bool:
        """Whether nothing has happened to it since that change (to ``version``)."""
        if change == "edited":
            return version == self.version
        return (change == "deleted") == (self.deleted_at is not None)


class DirectPost(OnNetwork, Base):
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
    word: Mapped[str] = mapped_column("verdict", Text())
    """``verdict``, as the database keeps it."""
    item_id: Mapped[UUID | None]
    """The plan item that it is part of."""
    sorted_by: Mapped[UUID | None]
    """None where nobody did: silence, a permission, or Rapport itself."""
    sorted_at: Mapped[datetime | None]
    alerts: Mapped[int] = mapped_column(default=0)
    """How often somebody said *Not us*."""
    card_outbound_id: Mapped[UUID | None]

    @property
    def verdict(self) -> Verdict:
        """What it is, as far as anybody said."""
        return Verdict(self.word)

    @property
    def kind(self) -> str:
        """``reply``, ``quote`` or ``post``."""
        return "reply" if self.in_reply_to else "quote" if self.quotes else "post"

    def sort(
        self, verdict: Verdict, at: datetime, *, by: UUID | None, item_id: UUID | None
    ) -> None:
        """Show what it is."""
        self.word, self.item_id, self.sorted_by, self.sorted_at = verdict.value, item_id, by, at
        self.alerts += verdict is Verdict.NOT_US


class DirectPermission(Tenant, Base):
    """Somebody may post directly at a client."""

    __tablename__ = "direct_permissions"
    __table_args__ = (ForeignKeyConstraint(*_TO_CLIENT),)

    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    who: Mapped[str] = mapped_column(primary_key=True)
    """``all``, or a person's id."""
    allowed_by: Mapped[UUID]
    allowed_at: Mapped[datetime]
