"""What is kept for the page of how both sides work, and what was agreed to."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bot.features.clients.rules import Side
from bot.features.working.rules import Agreed
from bot.storage.base import Base, Tenant

__all__ = ["Agreement", "Term"]

_TO_CLIENT = (["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"])


class Term(Tenant, Base):
    """One line of the page that is nobody else's setting."""

    __tablename__ = "working_terms"
    __table_args__ = (ForeignKeyConstraint(*_TO_CLIENT),)

    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    term: Mapped[str] = mapped_column(primary_key=True)
    """One of ``rules.TERMS``."""
    value: Mapped[Any] = mapped_column(JSONB())
    """A list of persons' ids and of names, or words."""


class Agreement(Tenant, Base):
    """One version of the page; the last one may wait for a side."""

    __tablename__ = "working_agreements"
    __table_args__ = (
        ForeignKeyConstraint(*_TO_CLIENT),
        UniqueConstraint("workspace_id", "client_id", "version"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    version: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSONB())
    """The page as it was agreed to."""
    digest: Mapped[str]
    agency_by: Mapped[UUID | None]
    agency_at: Mapped[datetime | None]
    client_by: Mapped[UUID | None]
    client_at: Mapped[datetime | None]
    card_id: Mapped[UUID | None]
    """The card's outbound message."""

    @property
    def both(self) -> bool:
        """Whether both sides have agreed."""
        return self.agency_at is not None and self.client_at is not None

    @property
    def plain(self) -> Agreed:
        """The same as plain data."""
        return Agreed(
            version=self.version,
            content=self.content,
            digest=self.digest,
            agency=_who(self.agency_by, self.agency_at),
            client=_who(self.client_by, self.client_at),
        )

    def put(self, content: Mapping[str, Any], digest: str) -> None:
        """Another page is to be agreed to: nobody has yet.

        Raises:
            ValueError: both agreed to this version; a new one is due.
        """
        if self.both:
            raise ValueError(f"both agreed to version {self.version}")
        self.content, self.digest = dict(content), digest
        self.agency_by = self.agency_at = self.client_by = self.client_at = None

    def agree(self, side: Side, person_id: UUID | None, now: datetime) -> None:
        """One person of a side agrees; None: whoever reads the client's address."""
        if side == "agency":
            self.agency_by, self.agency_at = person_id, now
        else:
            self.client_by, self.client_at = person_id, now


def _who(person_id: UUID | None, at: datetime | None) -> tuple[UUID | None, datetime] | None:
    return (person_id, at) if at else None
