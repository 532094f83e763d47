"""Work that waits for its time, and work that failed for good."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, Tenant

__all__ = ["DueWork", "JobFailure"]


class DueWork(Base):
    """The one table in which time lives. Outside row-level security: ids and times only."""

    __tablename__ = "due_work"
    __table_args__ = (Index("ix_due_work_due_at", "due_at"),)

    workspace_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    """The task's name."""
    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    due_at: Mapped[datetime]
    """Business time, UTC."""


class JobFailure(Tenant, Base):
    """A job that failed for good, kept until a person was told."""

    __tablename__ = "job_failures"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    task: Mapped[str]
    reference: Mapped[str]
    """The id that the log and the message to the manager share."""
    failed_at: Mapped[datetime]
