"""Plan items, their versions, and the plan that they make up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.clients.rules import Side
from bot.features.objectives.models import Objective
from bot.features.planning.rules import Content, Kind, Status
from bot.features.progress.rules import Week
from bot.slack.models import Person
from bot.storage.base import Base, Tenant

__all__ = ["ItemPicture", "ItemVersion", "Moved", "Picture", "Plan", "PlanItem"]


class Plan(Tenant, Base):
    """What both sides of one client agreed to, counted in versions."""

    __tablename__ = "plans"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
    )

    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int]
    """Raised by every agreement and every move; 0: nothing was agreed yet."""
    card_id: Mapped[UUID | None]
    """The latest card that shows it to everybody in a channel: an outbound message."""

    def raise_version(self) -> int:
        """The plan is another one from now on; its version."""
        self.version += 1
        return self.version


class _Content:
    """What both sides agree to of an item, its kind apart (that never changes)."""

    title: Mapped[str]
    about: Mapped[str]
    """What it is, in some words; may be empty."""
    owner_id: Mapped[UUID]
    starts: Mapped[date | None]
    """Days of the client."""
    ends: Mapped[date | None]
    network: Mapped[str | None]
    """Of a cadence or a channel."""
    per_week: Mapped[int | None]
    """Of a cadence."""
    objective_id: Mapped[UUID | None]

    @property
    def content(self) -> Content:
        """All of it, as one value."""
        return Content(
            title=self.title,
            about=self.about,
            owner_id=self.owner_id,
            starts=self.starts,
            ends=self.ends,
            network=self.network,
            per_week=self.per_week,
            objective_id=self.objective_id,
        )

    def hold(self, content: Content) -> None:
        """From now on it says this."""
        for name, value in vars(content).items():
            setattr(self, name, value)


class PlanItem(_Content, Tenant, Base):
    """Something for the plan, as it is in force (or, before anybody agreed, as proposed)."""

    __tablename__ = "plan_items"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        UniqueConstraint("workspace_id", "client_id", "number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    number: Mapped[int]
    """For people: item 4 of this client."""
    kind: Mapped[Kind] = mapped_column(Text())
    status: Mapped[Status] = mapped_column(Text())
    version: Mapped[int]
    """Which version the content is: the one in force, or the first proposal."""
    waiting: Mapped[int | None]
    """The version that waits for agreement; None: none does."""
    last_version: Mapped[int]
    proposed_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    change_id: Mapped[UUID | None]
    """The last plan change about it."""
    change_number: Mapped[int | None]
    closed_by: Mapped[UUID | None]
    closed_at: Mapped[datetime | None]
    close_reason: Mapped[str | None]
    channel_id: Mapped[str]
    """Where its card stands."""
    card_id: Mapped[UUID | None]

    def propose(self, version: int, content: Content, now: datetime) -> None:
        """Another version waits; what was agreed stays until both have agreed to it."""
        self.waiting = self.last_version = version
        self.changed_at = now
        if self.status == "proposed":
            self.version = version
            self.hold(content)

    def agree(self, version: int, content: Content, now: datetime) -> None:
        """This version is the plan."""
        self.hold(content)
        self.status, self.version, self.waiting = "agreed", version, None
        self.changed_at = now

    def move(self, version: int, starts: date | None, ends: date | None, now: datetime) -> None:
        """A plan change gave it other dates; that is a version of its own."""
        self.starts, self.ends = starts, ends
        self.version = self.last_version = version
        self.changed_at = now

    def note_change(self, change_id: UUID | None, number: int) -> None:
        """A plan change is about it."""
        self.change_id, self.change_number = change_id, number

    def serve(self, objective_id: UUID | None, now: datetime) -> None:
        """The objective it serves."""
        self.objective_id, self.changed_at = objective_id, now

    def close(self, person_id: UUID, reason: str, now: datetime) -> None:
        """It is over."""
        self.status, self.waiting = "closed", None
        self.closed_by, self.closed_at, self.close_reason = person_id, now, reason
        self.changed_at = now


class ItemVersion(_Content, Tenant, Base):
    """One version of an item: what it says, and who agreed to it on each side."""

    __tablename__ = "plan_item_versions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "item_id"], ["plan_items.workspace_id", "plan_items.id"]
        ),
    )

    item_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    proposed_by: Mapped[UUID]
    proposed_side: Mapped[Side] = mapped_column(Text())
    proposed_at: Mapped[datetime]
    agency_by: Mapped[UUID | None]
    agency_at: Mapped[datetime | None]
    client_by: Mapped[UUID | None]
    client_at: Mapped[datetime | None]
    noted: Mapped[str | None]
    """Who of the client agreed and how, where nobody of theirs is in Slack to press a button."""
    noted_by: Mapped[UUID | None]
    agreed_at: Mapped[datetime | None]
    """When it became the plan, by agreement or by a plan change."""
    plan_version: Mapped[int | None]
    """The plan's version that it belongs to since then."""
    change_number: Mapped[int | None]
    """The plan change that made it; both sides' persons are those of the version before."""

    @property
    def agreed_by_mail(self) -> bool:
        """Whether whoever reads the client's address agreed to it."""
        return self.client_at is not None and self.client_by is None and self.noted is None

    def agreed_by(self, side: Side) -> UUID | None:
        """Who agreed to it on a side."""
        return self.agency_by if side == "agency" else self.client_by

    def agree(self, side: Side, person_id: UUID | None, now: datetime) -> None:
        """Somebody agreed for a side; None: whoever reads the client's address."""
        if side == "agency":
            self.agency_by, self.agency_at = person_id, now
        else:
            self.client_by, self.client_at = person_id, now

    def note(self, words: str, person_id: UUID, now: datetime) -> None:
        """The client agreed elsewhere; ``person_id`` wrote it down."""
        self.noted, self.noted_by, self.client_at = words, person_id, now

    def inherit(self, before: "ItemVersion", change_number: int) -> None:
        """A plan change made it: who agreed to the item stands as before."""
        self.agency_by, self.agency_at = before.agency_by, before.agency_at
        self.client_by, self.client_at = before.client_by, before.client_at
        self.noted, self.noted_by = before.noted, before.noted_by
        self.change_number = change_number

    def settle(self, now: datetime, plan_version: int) -> None:
        """It is the plan from now on."""
        self.agreed_at, self.plan_version = now, plan_version


@dataclass(frozen=True)
class Moved:
    """What a plan change did to an item's dates."""

    item: PlanItem
    starts_before: date | None
    ends_before: date | None


@dataclass(frozen=True)
class ItemPicture:
    """One item as it stands; ``waiting`` is the version that waits for agreement."""

    item: PlanItem
    waiting: ItemVersion | None = None
    in_force: ItemVersion | None = None
    weeks: Sequence[Week] | None = None
    """Of a cadence on a network that is read."""
    change_url: str | None = None
    """The card of the last plan change about it."""


@dataclass(frozen=True)
class Picture:
    """The plan of one client, or a part of it."""

    client_id: UUID
    brand: str
    now: datetime
    version: int
    items: Sequence[ItemPicture]
    people: Mapping[UUID, Person]
    objectives: Mapping[UUID, Objective]

    def name(self, person_id: UUID | None) -> str:
        """A name as it is; escape it."""
        person = self.people.get(person_id) if person_id else None
        return person.name if person else "?"

    @property
    def waiting(self) -> Sequence[ItemPicture]:
        """What waits for agreement."""
        return [each for each in self.items if each.waiting is not None]
