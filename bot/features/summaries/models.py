"""Which day's summary was made, and what it told."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.summaries.rules import Content, DayNumbers, day_told
from bot.storage.base import Base, Tenant

__all__ = ["Summary"]


class Summary(Tenant, Base):
    """One client's summary of one local day. Its key is what makes it once a day."""

    __tablename__ = "summaries"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
    )

    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    """In the client's zone, as it was on that day."""
    since: Mapped[datetime]
    until: Mapped[datetime]
    skipped: Mapped[bool]
    """There was nothing to tell."""
    numbers: Mapped[dict[str, Any]]
    """``published``, ``answered``, ``open``, ``median_seconds``; for the table of the last days."""
    told_posts: Mapped[list[str]]
    """Ids of the posts that it told of as published or direct: the next one leaves them out."""
    outbound_id: Mapped[UUID | None]

    def tell(self, content: Content, post_ids: list[UUID]) -> None:
        """Keep what it tells; skipped when that is nothing."""
        self.skipped = content.is_empty
        self.told_posts = [str(one) for one in post_ids]
        self.numbers = {
            "published": len(content.published),
            "answered": content.inbox.answered,
            "open": content.inbox.waiting,
            "median_seconds": content.inbox.median_seconds,
        }

    def show(self, outbound_id: UUID) -> None:
        """Keep which message it is."""
        self.outbound_id = outbound_id

    def day_numbers(self, at: time) -> DayNumbers:
        """Its line in the table of the last days, where summaries are due ``at`` that time."""
        return DayNumbers(day=day_told(self.day, at), **self.numbers)
