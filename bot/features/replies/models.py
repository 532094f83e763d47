"""Claims and answers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.attempts.models import BaseAttempt, only_one
from bot.features.replies.rules import CLAIM, ONE
from bot.storage.base import Base, Tenant

__all__ = ["Claim", "Reply"]

_ITEM = ["inbox_items.workspace_id", "inbox_items.id"]


class Claim(Tenant, Base):
    """Who has an item in hand. Guarded by the lock of the item's row."""

    __tablename__ = "claims"
    __table_args__ = (ForeignKeyConstraint(["workspace_id", "item_id"], _ITEM),)

    item_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID]
    since: Mapped[datetime]
    """Business time, UTC, as ``lapses_at``: people see it."""
    lapses_at: Mapped[datetime]

    def take(self, person_id: UUID, at: datetime) -> None:
        """Pass to a person, or stay with them for longer."""
        if person_id != self.person_id:
            self.person_id, self.since = person_id, at
        self.lapses_at = at + CLAIM


class Reply(BaseAttempt, Base):
    """One person's answer to one item, and its way to the network; the item's row is the lock."""

    __tablename__ = "replies"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "item_id"], _ITEM),
        *only_one(__tablename__, "item_id", ONE),
    )

    item_id: Mapped[UUID]
    person_id: Mapped[UUID]
    in_reply_to: Mapped[str]
    """The network's id of the version of the message that it answers."""
    body: Mapped[str]
    """As typed."""
    signed: Mapped[str]
    """As it goes out."""
