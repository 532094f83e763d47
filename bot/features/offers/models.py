"""Words kept for a button."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, Tenant

__all__ = ["KeptWords"]


class KeptWords(Tenant, Base):
    """Words too long for a button, kept until somebody says what they are."""

    __tablename__ = "kept_words"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    author_id: Mapped[UUID]
    text: Mapped[str]
    said_at: Mapped[datetime]
