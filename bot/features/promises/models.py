"""What was promised."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.clients.rules import Side
from bot.features.promises.rules import Kind
from bot.storage.base import Base, Tenant

__all__ = ["Promise"]


class Promise(Tenant, Base):
    """What a side said it would do by a day."""

    __tablename__ = "promises"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        Index("ix_promises_workspace_id_client_id_due", "workspace_id", "client_id", "due"),
        Index("ix_promises_workspace_id_subject", "workspace_id", "subject"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    subject: Mapped[str]
    """What it belongs to, ``request:<uuid>``."""
    number: Mapped[int]
    """Of the subject, for people."""
    title: Mapped[str]
    """The subject's first words, as somebody wrote them."""
    kind: Mapped[Kind] = mapped_column(Text())
    side: Mapped[Side] = mapped_column(Text())
    """Which side promised."""
    due: Mapped[date]
    """A day of the client's."""
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]
    kept_by: Mapped[UUID | None]
    kept_at: Mapped[datetime | None]
    received_by: Mapped[UUID | None]
    received_at: Mapped[datetime | None]
    dropped_at: Mapped[datetime | None]
    """It is not wanted any more."""

    @property
    def open(self) -> bool:
        """Whether somebody still waits for it."""
        return self.kept_at is None and self.dropped_at is None

    def keep(self, person_id: UUID, now: datetime) -> None:
        """It was delivered."""
        self.kept_by, self.kept_at = person_id, now

    def receive(self, person_id: UUID, now: datetime) -> None:
        """The other side has it."""
        self.received_by, self.received_at = person_id, now

    def drop(self, now: datetime) -> None:
        """Nobody waits for it any more."""
        self.dropped_at = now
