"""Who has looked at their Home, so that it is kept up to date while they may still do."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, Tenant

__all__ = ["HomeView"]


class HomeView(Tenant, Base):
    """One person's Home tab."""

    __tablename__ = "home_views"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "person_id"], ["people.workspace_id", "people.id"]),
    )

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    opened_at: Mapped[datetime]
    """When they opened it last."""
