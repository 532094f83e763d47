"""The table of links."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base

__all__ = ["PageLink"]


class PageLink(Base):
    """One link to a page. Outside row-level security: ids and times only.

    Whoever opens a link says no workspace; the row tells it.
    """

    __tablename__ = "page_links"
    __table_args__ = (Index("ix_page_links_expires_at", "expires_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    purpose: Mapped[str]
    """The first part of its path."""
    workspace_id: Mapped[UUID]
    subject_id: Mapped[UUID]
    client_id: Mapped[UUID | None]
    person_id: Mapped[UUID | None]
    """Whose link it is; None for an address without a person."""
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
