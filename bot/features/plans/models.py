"""Plan changes, and the mails that tell of them."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from bot.features.clients.rules import Side
from bot.features.plans.rules import Door, Effect, Status
from bot.storage.base import Base, Tenant

__all__ = ["Notice", "NoticeStatus", "PlanChange"]

NoticeStatus = Literal["waiting", "sent", "refused"]


class PlanChange(Tenant, Base):
    """One departure from the agreed plan."""

    __tablename__ = "plan_changes"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        UniqueConstraint("workspace_id", "client_id", "number"),
        Index(
            "ix_plan_changes_workspace_id_client_id_status", "workspace_id", "client_id", "status"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    number: Mapped[int]
    """For people: #12 of this client."""
    status: Mapped[str]
    """As kept; read it as ``state``."""
    text: Mapped[str]
    effective_at: Mapped[datetime | None]
    effective_day: Mapped[date | None]
    told_by: Mapped[UUID]
    told_side: Mapped[Side] = mapped_column(Text())
    told_at: Mapped[datetime]
    door: Mapped[Door] = mapped_column(Text())
    fixed: Mapped[bool]
    announced_at: Mapped[datetime | None]
    channel_id: Mapped[str | None]
    """Where the card stands."""
    card_id: Mapped[UUID | None]
    """The card's outbound message."""
    seen_by: Mapped[UUID | None]
    seen_at: Mapped[datetime | None]

    @property
    def state(self) -> Status:
        """How far it has come."""
        return Status(self.status)

    def fix(self, text: str, effect: Effect) -> None:
        """Put it right, before anybody was told."""
        self.text = text
        self.set_effect(effect)
        self.fixed = True

    def set_effect(self, effect: Effect) -> None:
        """When it takes effect."""
        self.effective_at, self.effective_day = effect.at, effect.day

    def take_back(self) -> None:
        """Nobody is told."""
        self.status = Status.TAKEN_BACK

    def announce(self, now: datetime, channel_id: str) -> None:
        """The other side is told, there."""
        self.status, self.announced_at, self.channel_id = Status.ANNOUNCED, now, channel_id

    def see(self, person_id: UUID, now: datetime) -> None:
        """The other side has seen it."""
        self.status, self.seen_by, self.seen_at = Status.SEEN, person_id, now


class Notice(Tenant, Base):
    """One e-mail that tells of a change, kept as it was sent."""

    __tablename__ = "plan_notices"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "change_id"], ["plan_changes.workspace_id", "plan_changes.id"]
        ),
        UniqueConstraint("workspace_id", "change_id", "address"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    change_id: Mapped[UUID]
    address: Mapped[str]
    person_id: Mapped[UUID | None]
    """Whose address it is; none: the client's, as set up."""
    message_id: Mapped[str]
    subject: Mapped[str]
    plain: Mapped[str]
    html: Mapped[str]
    status: Mapped[NoticeStatus] = mapped_column(Text())
    prepared_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When it was handed over or refused."""

    def end(self, status: NoticeStatus, now: datetime) -> None:
        """Handed over, or refused for good."""
        self.status, self.ended_at = status, now
