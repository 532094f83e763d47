"""What somebody wrote back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, Tenant

__all__ = ["Answer"]


class Answer(Tenant, Base):
    """What somebody wrote back."""

    __tablename__ = "receipt_answers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "receipt_id"], ["receipts.workspace_id", "receipts.id"]
        ),
        UniqueConstraint("workspace_id", "message_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    receipt_id: Mapped[UUID]
    message_id: Mapped[str]
    """Of the mail that came in: the same mail twice is one answer."""
    address: Mapped[str]
    taken: Mapped[bool]
    """False: it came from another address than the mail went to."""
    text: Mapped[str]
    """What they wrote; nothing is kept of what was not taken."""
    at: Mapped[datetime]
