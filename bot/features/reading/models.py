"""Links to the record page that people were given."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, Tenant

__all__ = ["ReadingLink"]


class ReadingLink(Tenant, Base):
    """One reader's way to the record page of one client; its id is that of the page's link."""

    __tablename__ = "reading_links"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        Index("ix_reading_links_workspace_id_client_id", "workspace_id", "client_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    person_id: Mapped[UUID | None]
    """Who reads; None: the contact whom the client's settings name by e-mail alone."""
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    """When an opening was last recorded."""

    def is_good(self, now: datetime) -> bool:
        """Whether it opens anything."""
        return self.revoked_at is None and self.expires_at > now

    def revoke(self, now: datetime) -> bool:
        """Withdraw it; False where it was withdrawn before."""
        if self.revoked_at is not None:
            return False
        self.revoked_at = now
        return True

    def open(self, now: datetime, *, again_after: timedelta) -> bool:
        """Whether this opening is one to record: the first, or after a while."""
        if self.opened_at is not None and now - self.opened_at < again_after:
            return False
        self.opened_at = now
        return True
