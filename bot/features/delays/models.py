"""What was late, what moved it, and who sees that differently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.causes.rules import Cause, Part
from bot.features.clients.rules import Side
from bot.features.delays.rules import Lateness, Status, SubjectKind, Which, digest_of
from bot.slack.models import Person
from bot.storage.base import Base, Tenant

__all__ = ["CauseDays", "Delay", "DelayCause", "DelayDifference", "Sight"]


class Delay(Tenant, Base):
    """One date that passed or moved."""

    __tablename__ = "delays"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        UniqueConstraint("workspace_id", "kind", "subject_id", "agreed", "version"),
        Index("ix_delays_workspace_id_client_id_status", "workspace_id", "client_id", "status"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    kind: Mapped[SubjectKind] = mapped_column(Text())
    subject_id: Mapped[UUID]
    version: Mapped[int]
    """Of the item or post whose date it was; the same is late once."""
    item_id: Mapped[UUID | None]
    """The plan item that it belongs to, if it does to one."""
    thing: Mapped[str]
    """What the entries are about whose date it was: ``request:<uuid>`` of a promise."""
    title: Mapped[str]
    number: Mapped[int | None]
    side: Mapped[Side | None] = mapped_column(Text())
    """Who had promised it."""
    which: Mapped[Which] = mapped_column(Text())
    agreed: Mapped[date]
    """Days of the client's."""
    came: Mapped[date | None]
    """None: it is not there yet."""
    was_open: Mapped[bool]
    """It was noticed before it was known how late it would be."""
    moved: Mapped[bool]
    """A change moved the date, rather than that it passed."""
    days: Mapped[int]
    """Working days of the client's between the two."""
    status: Mapped[str]
    noticed_at: Mapped[datetime]
    confirmed_by: Mapped[UUID | None]
    confirmed_at: Mapped[datetime | None]
    note: Mapped[str | None]
    asked_later: Mapped[int]
    """How often *Later* was pressed."""
    team_card_id: Mapped[UUID | None]
    client_card_id: Mapped[UUID | None]

    @property
    def state(self) -> Status:
        """How far it has come."""
        return Status(self.status)

    @property
    def lateness(self) -> Lateness:
        """What was late, as a value."""
        return Lateness(
            kind=self.kind,
            which=self.which,
            title=self.title,
            number=self.number,
            side=self.side,
            agreed=self.agreed,
            came=self.came,
            moved=self.moved,
            days=self.days,
        )

    def settle(self, came: date, days: int, *, moved: bool) -> None:
        """How late it was is known."""
        self.came, self.days, self.moved, self.status = came, days, moved, Status.SETTLED

    def propose(self) -> None:
        """Its causes were looked for."""
        self.status = Status.PROPOSED

    def confirm(self, person_id: UUID, now: datetime, note: str | None) -> None:
        """A manager said that it was so."""
        self.status, self.note = Status.CONFIRMED, note
        self.confirmed_by, self.confirmed_at = person_id, now

    def drop(self) -> None:
        """It was not late."""
        self.status = Status.DROPPED

    def close(self) -> None:
        """Nobody waits for it any more."""
        self.status = Status.CLOSED

    def ask_later(self) -> None:
        """Asked once more, later."""
        self.asked_later += 1


class DelayCause(Tenant, Base):
    """So many of its days go back to this."""

    __tablename__ = "delay_causes"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "delay_id"], ["delays.workspace_id", "delays.id"]),
    )

    delay_id: Mapped[UUID] = mapped_column(primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    cause: Mapped[Cause] = mapped_column(Text())
    days: Mapped[int]
    subject: Mapped[str | None]
    number: Mapped[int | None]
    began: Mapped[date | None]

    @property
    def part(self) -> Part:
        """As a value."""
        return Part(self.cause, self.days, self.subject, self.number, self.began)


class DelayDifference(Tenant, Base):
    """What somebody sees differently; it stands beside the delay for good."""

    __tablename__ = "delay_differences"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "delay_id"], ["delays.workspace_id", "delays.id"]),
    )

    delay_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    side: Mapped[Side] = mapped_column(Text())
    text: Mapped[str]
    """All that they said of it, a line for each time."""
    said_at: Mapped[datetime]

    def add(self, text: str) -> None:
        """Say more."""
        self.text = f"{self.text}\n{text}"


@dataclass(frozen=True)
class Sight:
    """A delay with all that is shown of it."""

    brand: str
    delay: Delay
    parts: Sequence[Part]
    differences: Sequence[DelayDifference]
    people: Mapping[UUID, Person]
    urls: Mapping[str, str]
    """Where the cards of what happened stand, by subject."""
    now: datetime
    managers: Sequence[Person] = ()

    @property
    def digest(self) -> str:
        """A name of what it tells."""
        return digest_of(self.delay.days, self.parts)


@dataclass(frozen=True)
class CauseDays:
    """The days of one cause, with the delays and parts that they come from, newest first."""

    cause: Cause
    days: int
    parts: Sequence[tuple[Delay, Part]]
