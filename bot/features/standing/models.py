"""The readings of objectives."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Numeric, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, Tenant

__all__ = ["Reading"]


class Reading(Tenant, Base):
    """Where an objective stood on a day. Only ever added; a correction names what it replaces."""

    __tablename__ = "objective_readings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "objective_id"], ["objectives.workspace_id", "objectives.id"]
        ),
        UniqueConstraint("workspace_id", "objective_id", "number"),
        Index(
            "uq_objective_readings_workspace_id_corrects",
            "workspace_id",
            "corrects",
            unique=True,
            postgresql_where=text("corrects IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    objective_id: Mapped[UUID]
    number: Mapped[int]
    """For people: reading 3 of this objective."""
    value: Mapped[Decimal] = mapped_column(Numeric())
    day: Mapped[date]
    """The day for which the value holds, in the client's calendar."""
    source: Mapped[str]
    """Who or where the number comes from."""
    logged_by: Mapped[UUID]
    logged_at: Mapped[datetime]
    corrects: Mapped[UUID | None]
    """The reading in whose place it stands."""
    reason: Mapped[str | None]
    """Why it was corrected."""
