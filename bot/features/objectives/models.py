"""Objectives, and how their targets were moved."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from bot.storage.base import Base, Tenant

__all__ = ["Objective", "ObjectiveStatus", "TargetChange"]

ObjectiveStatus = Literal["open", "closed"]


class Objective(Tenant, Base):
    """A business result that a client wants."""

    __tablename__ = "objectives"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        UniqueConstraint("workspace_id", "client_id", "number"),
        Index("ix_objectives_workspace_id_client_id_status", "workspace_id", "client_id", "status"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    number: Mapped[int]
    """For people: goal 2 of this client."""
    indicator: Mapped[str]
    unit: Mapped[str]
    """May be empty: a bare number."""
    baseline: Mapped[Decimal | None] = mapped_column(Numeric())
    target: Mapped[Decimal] = mapped_column(Numeric())
    due: Mapped[date]
    """A day of the client's calendar."""
    owner_id: Mapped[UUID]
    note: Mapped[str | None]
    """What it is for."""
    status: Mapped[ObjectiveStatus] = mapped_column(Text())
    set_by: Mapped[UUID]
    set_at: Mapped[datetime]
    shown_at: Mapped[datetime | None]
    """When its card was posted; until then it may be fixed."""
    channel_id: Mapped[str | None]
    """Where the card stands."""
    card_id: Mapped[UUID | None]
    """The card's outbound message."""
    closed_by: Mapped[UUID | None]
    closed_at: Mapped[datetime | None]
    closed_why: Mapped[str | None]

    def fix(
        self,
        *,
        indicator: str,
        unit: str,
        baseline: Decimal | None,
        target: Decimal,
        due: date,
        owner_id: UUID,
        note: str | None,
    ) -> None:
        """Put it right, before its card is posted."""
        self.indicator, self.unit, self.baseline = indicator, unit, baseline
        self.owner_id, self.note = owner_id, note
        self.aim(target, due)

    def aim(self, target: Decimal, due: date) -> None:
        """Another target, or another date."""
        self.target, self.due = target, due

    def show(self, now: datetime, channel_id: str, card_id: UUID) -> None:
        """Its card was posted."""
        self.shown_at, self.channel_id, self.card_id = now, channel_id, card_id

    def close(self, person_id: UUID, now: datetime, why: str) -> None:
        """It is no longer worked for."""
        self.status, self.closed_by, self.closed_at = "closed", person_id, now
        self.closed_why = why


class TargetChange(Tenant, Base):
    """A target or date that was moved. Only ever added."""

    __tablename__ = "objective_targets"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "objective_id"], ["objectives.workspace_id", "objectives.id"]
        ),
        Index("ix_objective_targets_workspace_id_objective_id", "workspace_id", "objective_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    objective_id: Mapped[UUID]
    target_before: Mapped[Decimal] = mapped_column(Numeric())
    target_after: Mapped[Decimal] = mapped_column(Numeric())
    due_before: Mapped[date]
    due_after: Mapped[date]
    reason: Mapped[str]
    changed_by: Mapped[UUID]
    changed_at: Mapped[datetime]
