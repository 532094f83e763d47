"""Plan changes with all that was said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from bot.features.clients.rules import Side
from bot.features.objectives.models import Objective
from bot.features.planning.models import PlanItem
from bot.features.plans.rules import Door, Effect, Status
from bot.storage.base import Base, Tenant

__all__ = ["NO_DETAILS", "ChangeItem", "Details", "Difference", "PlanChange"]


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
    recorded_by: Mapped[UUID | None]
    """Who wrote down what the teller said elsewhere; None: the teller themselves."""
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
    """None though it was seen: by whoever reads the client's address."""
    seen_at: Mapped[datetime | None]
    asked_again_at: Mapped[datetime | None]
    """When *Seen* was asked for once more; it is never asked for a third time."""
    talk_by: Mapped[UUID | None]
    """Who pressed *Let's talk*."""
    talk_at: Mapped[datetime | None]
    echo_id: Mapped[UUID | None]
    """The echo's outbound message, where that is known."""
    objective_id: Mapped[UUID | None]
    reason: Mapped[str | None]
    no_items: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Somebody said that it is about none of the plan's items, or about no other."""

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

    def see(self, person_id: UUID | None, now: datetime) -> None:
        """The other side has seen it."""
        self.status, self.seen_by, self.seen_at = Status.SEEN, person_id, now

    def ask_again(self, now: datetime) -> None:
        """*Seen* was asked for once more."""
        self.asked_again_at = now

    def ask_to_talk(self, person_id: UUID, now: datetime) -> None:
        """Somebody of the other side would like to talk about it."""
        self.talk_by, self.talk_at = person_id, now

    def give_reason(self, reason: str | None) -> None:
        """Why, in a line; None: that is open again."""
        self.reason = reason

    def name_no_items(self, *, none: bool) -> None:
        """It is about no (other) item of the plan; or it is after all."""
        self.no_items = none

    def serve(self, objective_id: UUID | None) -> None:
        """Which objective it is about."""
        self.objective_id = objective_id


class ChangeItem(Tenant, Base):
    """An item of the plan that a change is about, and what moves of it."""

    __tablename__ = "plan_change_items"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "change_id"], ["plan_changes.workspace_id", "plan_changes.id"]
        ),
        Index("ix_plan_change_items_workspace_id_item_id", "workspace_id", "item_id"),
    )

    change_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID] = mapped_column(primary_key=True)
    starts_before: Mapped[date | None]
    ends_before: Mapped[date | None]
    starts_after: Mapped[date | None]
    ends_after: Mapped[date | None]
    moves: Mapped[bool | None]
    """Whether its days move, where somebody said so; None: nobody did."""
    moved_at: Mapped[datetime | None]
    """When the plan took these days over; it waits while the change may be taken back."""

    def move(
        self, before: tuple[date | None, date | None], after: tuple[date | None, date | None]
    ) -> None:
        """From which first and last day to which."""
        self.starts_before, self.ends_before = before
        self.starts_after, self.ends_after = after
        self.moves, self.moved_at = True, None

    def stay(self) -> None:
        """Its days stay as they are."""
        self.moves = False

    def mark_moved(self, now: datetime) -> None:
        """The plan has these days."""
        self.moved_at = now


class Difference(Tenant, Base):
    """What somebody sees differently; it stands beside the change for good."""

    __tablename__ = "plan_change_differences"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "change_id"], ["plan_changes.workspace_id", "plan_changes.id"]
        ),
    )

    change_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    side: Mapped[Side] = mapped_column(Text())
    text: Mapped[str]
    """All that they said of it, a line for each time."""
    said_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    def add(self, text: str) -> None:
        """Say more; what was withdrawn stands again."""
        self.text, self.withdrawn_at = f"{self.text}\n{text}", None

    def withdraw(self, now: datetime) -> None:
        """It stays readable."""
        self.withdrawn_at = now


@dataclass(frozen=True)
class Details:
    """What was said of a change beside its words, with what it names."""

    items: Sequence[tuple[PlanItem, ChangeItem]] = ()
    """By the items' numbers."""
    objective: Objective | None = None
    differences: Sequence[Difference] = ()
    """Oldest first."""


NO_DETAILS = Details()
