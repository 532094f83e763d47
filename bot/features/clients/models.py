"""Clients, the people around them, their accounts on networks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from bot.features.clients.rules import Role, Side
from bot.i18n.catalogues import Language
from bot.slack.budget import Budget
from bot.slack.models import Person
from bot.storage.base import Base, Tenant

__all__ = ["SETTINGS", "Account", "Client", "Member", "MemberView", "WebhookAccount"]


class Client(Tenant, Base):
    """A brand that the workspace serves, with its settings."""

    __tablename__ = "clients"
    __table_args__ = (
        UniqueConstraint("workspace_id", "slug"),
        UniqueConstraint("workspace_id", "team_channel_id"),
        Index(
            "uq_clients_workspace_id_client_channel_id",
            "workspace_id",
            "client_channel_id",
            unique=True,
            postgresql_where=text("client_channel_id IS NOT NULL"),
        ),
        CheckConstraint("change_hold_minutes BETWEEN 0 AND 10", name="hold_in_range"),
        CheckConstraint("answer_days BETWEEN 1 AND 10", name="answer_days_in_range"),
        CheckConstraint("cards_a_day BETWEEN 1 AND 50", name="cards_a_day_in_range"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    brand: Mapped[str]
    slug: Mapped[str]
    """The brand without case, accents and signs; no two clients of a workspace share it."""
    x_handle: Mapped[str]
    """The X account as it was named, without @; the account itself exists once it is connected."""
    language: Mapped[Language] = mapped_column(Text())
    zone: Mapped[str]
    hours: Mapped[dict[str, Any]]
    """Weekday (``mon`` …) to spans in local time: ``{"mon": [["09:00", "18:00"]]}``."""
    client_channel_id: Mapped[str | None]
    team_channel_id: Mapped[str]
    inbox_channel_id: Mapped[str]
    change_hold_minutes: Mapped[int]
    """How long *Fix* and *Take back* stand before the other side is told; 0 to 10."""
    summary_time: Mapped[str]
    """``HH:MM`` in the client's zone."""
    cutoff_minutes: Mapped[int]
    """How long before its time a post must be approved."""
    first_answer_minutes: Mapped[int]
    """Within how many covered minutes somebody answers."""
    answer_days: Mapped[int] = mapped_column(default=1, server_default=text("1"))
    """So many working days either side has to answer the other, before that counts as waiting."""
    cards_a_day: Mapped[int] = mapped_column(default=3, server_default=text("3"))
    """So many new cards a day stand on their own in the client's channel; the rest shares one."""
    approvers: Mapped[list[str]]
    """Ids of persons; empty: any one contact of the client approves."""
    stand_in_id: Mapped[UUID | None]
    contact_email: Mapped[str | None]
    contact_mail: Mapped[str | None]
    """Whether mails reach that address: ``verified``, ``waits`` or ``off``, as receipts say."""
    created_at: Mapped[datetime]

    @property
    def channels(self) -> frozenset[str]:
        """Every channel in which the brand lives."""
        found = {self.client_channel_id, self.team_channel_id, self.inbox_channel_id}
        return frozenset(one for one in found if one)

    def tell_mail(self, state: str | None) -> None:
        """Whether mails reach the contact's address, from now on."""
        self.contact_mail = state

    def budget(self, channel_id: str, now: datetime, due: datetime | None = None) -> Budget | None:
        """What a card takes from that nobody there asked for; None where only the agency reads.

        ``due``: by when somebody has to act on it, or when what it tells takes effect.
        """
        if channel_id != self.client_channel_id:
            return None
        return Budget(now.astimezone(ZoneInfo(self.zone)).date(), self.cards_a_day, due)

    def change(self, setting: str, value: object) -> None:
        """Put ``value`` where ``rules.check_settings`` has let it pass.

        Raises:
            ValueError: there is no such setting.
        """
        if setting not in SETTINGS:
            raise ValueError(f"{setting} is not a setting of a client")
        setattr(self, setting, value)


SETTINGS = frozenset(
    {
        "answer_days",
        "approvers",
        "cards_a_day",
        "change_hold_minutes",
        "client_channel_id",
        "contact_email",
        "cutoff_minutes",
        "first_answer_minutes",
        "hours",
        "language",
        "summary_time",
        "x_handle",
        "zone",
    }
)
"""What people may change after set-up."""


class Member(Tenant, Base):
    """One role of one person at one client; a person may hold several."""

    __tablename__ = "members"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        Index("ix_members_workspace_id_person_id", "workspace_id", "person_id"),
    )

    client_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    role: Mapped[Role] = mapped_column(Text(), primary_key=True)
    side: Mapped[Side] = mapped_column(Text())
    """Staff may be the agency's or the client's own."""
    department: Mapped[str | None]
    initials: Mapped[str]
    """How answers are signed; the same in every role of this person here."""
    trusted: Mapped[bool]
    """Answers go out without a coach reading them first."""


class Account(Tenant, Base):
    """One connected profile on a network."""

    __tablename__ = "accounts"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]),
        UniqueConstraint("workspace_id", "client_id", "network"),
        UniqueConstraint("workspace_id", "network", "external_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID]
    network: Mapped[str]
    handle: Mapped[str]
    """Without @."""
    external_id: Mapped[str]
    token: Mapped[str]
    """Sealed for ``accounts:<id>:token``."""
    connected_at: Mapped[datetime]
    mentions_cursor: Mapped[str | None]
    status: Mapped[str]
    """``connected``, or ``refused`` once the network no longer takes the token."""

    def connect(self, *, external_id: str, handle: str, sealed: str, at: datetime) -> None:
        """Take a (new) token. Another profile under the same name begins its mentions afresh."""
        if self.external_id != external_id:
            self.external_id, self.mentions_cursor = external_id, None
        self.handle, self.token, self.connected_at = handle, sealed, at
        self.status = "connected"

    def refuse(self) -> None:
        """The network no longer takes the token: somebody has to connect it again."""
        self.status = "refused"

    def advance(self, cursor: str | None) -> None:
        """Remember how far mentions have been read."""
        self.mentions_cursor = cursor


class WebhookAccount(Base):
    """Whose account a webhook speaks of. Outside row-level security: ids only.

    One account may be connected in two workspaces, an agency's and its client's.
    """

    __tablename__ = "webhook_accounts"

    network: Mapped[str] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID]


@dataclass(frozen=True)
class MemberView:
    """A person and everything they are at one client."""

    person: Person
    roles: frozenset[Role]
    side: Side
    department: str | None
    initials: str
    trusted: bool
