"""The mails as they were sent, and the addresses they go to."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from bot.features.receipts.rules import ReceiptStatus
from bot.storage.base import Base, Tenant

__all__ = ["Address", "Receipt", "Switch"]


class Receipt(Tenant, Base):
    """One mail, kept as it was sent."""

    __tablename__ = "receipts"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        UniqueConstraint("workspace_id", "scope", "address"),
        Index("ix_receipts_workspace_id_client_id", "workspace_id", "client_id", "prepared_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    scope: Mapped[str]
    """``change:<id>``, ``day:<moment>``, ``address:<moment>``, ``answer:<id>``: written once for
    each address."""
    change_id: Mapped[UUID | None]
    """Which change an answer to it is about."""
    address: Mapped[str]
    person_id: Mapped[UUID | None]
    """Whose address it is; none: the client's, as set up."""
    message_id: Mapped[str]
    thread: Mapped[list[str]] = mapped_column(JSONB())
    """The Message-IDs that it goes on from, the conversation's first."""
    subject: Mapped[str]
    plain: Mapped[str]
    html: Mapped[str]
    digest: Mapped[str]
    """SHA-256 of subject, plain text and HTML, as it stands in the record."""
    status: Mapped[ReceiptStatus] = mapped_column(Text())
    tries: Mapped[int]
    prepared_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When it was handed over or refused."""

    def end(self, status: ReceiptStatus, now: datetime) -> None:
        """Handed over, or refused for good."""
        self.status, self.ended_at = status, now

    def try_again(self) -> None:
        """The mail server was not there."""
        self.tries += 1

    def release(self) -> None:
        """Its address was confirmed."""
        self.status = "waiting"


class Address(Tenant, Base):
    """An address that is not Slack's word, and whether somebody there has confirmed it."""

    __tablename__ = "receipt_addresses"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
    )

    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)
    """Without case."""
    asked_at: Mapped[datetime | None]
    verified_at: Mapped[datetime | None]

    def verify(self, now: datetime) -> None:
        """Somebody there pressed the button."""
        self.verified_at = now

    def stop(self) -> None:
        """Somebody there wants no more mails: they wait as before it was confirmed."""
        self.verified_at = None


class Switch(Tenant, Base):
    """Whether a client's receipts are sent; no row: they are."""

    __tablename__ = "receipt_switches"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
    )

    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    off: Mapped[bool]

    def turn(self, *, on: bool) -> None:
        """On or off."""
        self.off = not on
