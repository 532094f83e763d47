"""Links to the record page that people were given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.clients.models import Client
from bot.features.clients.rules import Side
from bot.features.delays.models import CauseDays
from bot.features.planning.models import PlanItem
from bot.features.progress.rules import Week
from bot.features.working.rules import HowWeWork
from bot.record.heads import Head
from bot.record.repository import RecordedEntry
from bot.slack.models import Person
from bot.storage.base import Base, Tenant
from bot.telling.entries import Erasure
from bot.telling.values import Known

__all__ = ["Page", "PlanLine", "Reading", "ReadingLink"]


class ReadingLink(Tenant, Base):
    """One reader's way to the record page of one client; its id is that of the page's link."""

    __tablename__ = "reading_links"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        Index("ix_reading_links_workspace_id_client_id", "workspace_id", "client_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    person_id: Mapped[UUID | None]
    """Who reads; None: the contact whom the client's settings name by e-mail alone."""
    address: Mapped[str | None]
    """Of a contact without a person: where the link was mailed to."""
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    """When an opening was last recorded."""
    mailed_at: Mapped[datetime | None]

    def is_good(self, now: datetime) -> bool:
        """Whether it opens anything."""
        return self.revoked_at is None and self.expires_at > now

    def revoke(self, now: datetime) -> bool:
        """Withdraw it; False where it was withdrawn before."""
        if self.revoked_at is not None:
            return False
        self.revoked_at = now
        return True

    def to_be_mailed(self, now: datetime) -> bool:
        """Whether it still waits for its mail."""
        return self.address is not None and self.mailed_at is None and self.is_good(now)

    def mailed(self, now: datetime) -> bool:
        """It is on its way to its reader; False where it was before."""
        if self.mailed_at is not None:
            return False
        self.mailed_at = now
        return True

    def open(self, now: datetime, *, again_after: timedelta) -> bool:
        """Whether this opening is one to record: the first, or after a while."""
        if self.opened_at is not None and now - self.opened_at < again_after:
            return False
        self.opened_at = now
        return True


@dataclass(frozen=True)
class Reading:
    """Who opened the page of which client."""

    client: Client
    person: Person | None
    """None: the contact whom the settings name by e-mail alone."""
    side: Side
    expires_at: datetime


@dataclass(frozen=True)
class PlanLine:
    """One open item of the plan."""

    item: PlanItem
    owner: str
    objective: str | None
    weeks: Sequence[Week]
    """Of a cadence on a network that is read; the last one is this week."""


@dataclass(frozen=True)
class Page:
    """All that the page shows, as its reader may see it."""

    plan: Sequence[PlanLine]
    entries: Sequence[RecordedEntry]
    """Newest first."""
    folded: frozenset[int]
    """Numbers of entries whose words this reader's side was not told."""
    erasures: Mapping[int, Erasure]
    known: Known
    more: bool
    items: Sequence[PlanItem]
    people: Sequence[Person]
    """By whom one can look."""
    head: Head
    working: HowWeWork | None = None
    """How both sides work, once one side has agreed to it; only where nothing is looked for."""
    late: Sequence[CauseDays] = ()
    """Days by cause of what came later than agreed; only where nothing is looked for."""
