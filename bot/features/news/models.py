"""What is to be told by mail at the day's end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from bot.features.clients.rules import Side
from bot.features.news.rules import LineKind
from bot.features.plans.models import NO_DETAILS, Details, PlanChange
from bot.slack.models import Person
from bot.storage.base import Base, Tenant

__all__ = ["Line", "Told"]


class Line(Tenant, Base):
    """One thing that was told or changed, for the mail at the day's end."""

    __tablename__ = "receipt_lines"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        UniqueConstraint("workspace_id", "key"),
        Index(
            "ix_receipt_lines_workspace_id_client_id",
            "workspace_id",
            "client_id",
            postgresql_where=text("listed_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    key: Mapped[str]
    """What it is about: the same thing told twice is one line."""
    kind: Mapped[LineKind] = mapped_column(Text())
    side: Mapped[Side] = mapped_column(Text())
    """Who did it; the other side is told."""
    person_id: Mapped[UUID | None]
    change_id: Mapped[UUID | None]
    params: Mapped[dict[str, str]] = mapped_column(JSONB())
    """The words' own: names and texts as they are, days and moments in ISO 8601."""
    at: Mapped[datetime]
    listed_at: Mapped[datetime | None]
    """When the day's mails were written; from then on it is nobody's news."""

    def list_now(self, now: datetime) -> None:
        """The day's mails tell it."""
        self.listed_at = now


@dataclass(frozen=True)
class Told:
    """A line with what it is about, as that stands now."""

    line: Line
    params: Mapping[str, str]
    """The line's, brought up to date."""
    change: PlanChange | None = None
    details: Details = NO_DETAILS
    """What was said of the change beside its words."""
    people: Mapping[UUID, Person] = field(default_factory=dict)
    """Everybody whom it names, by id."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Of those whom somebody's words name, by Slack's ids."""
