"""Installs, people, and the keys of what was already taken in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.i18n.catalogues import Language
from bot.storage.base import Base, Tenant

__all__ = ["ChannelWorkspace", "InboundKey", "Install", "Person"]


class Install(Base):
    """Rapport in one Slack team. Outside row-level security: it is how a tenant is found."""

    __tablename__ = "installs"
    __table_args__ = (UniqueConstraint("slack_team_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    """The workspace's id everywhere else."""
    slack_team_id: Mapped[str]
    team_name: Mapped[str]
    team_url: Mapped[str]
    """With a slash at its end: ``https://acme.slack.com/``."""
    app_id: Mapped[str]
    bot_id: Mapped[str]
    bot_user_id: Mapped[str]
    sealed_token: Mapped[str]
    """The bot token, sealed for ``installs:<team>:bot_token``."""
    scopes: Mapped[str]
    """As Slack lists them, parted by commas."""
    language: Mapped[Language] = mapped_column(Text)
    """For those of whom nothing better is known."""
    installed_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

    @property
    def workspace_id(self) -> UUID:
        """The same as ``id``, by the name it has in every other table."""
        return self.id


class ChannelWorkspace(Base):
    """In which workspace a channel is a client's. Outside row-level security: ids only.

    A shared channel may be a client's in two workspaces, an agency's and its client's.
    """

    __tablename__ = "channel_workspaces"

    channel_id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[UUID] = mapped_column(primary_key=True)


class Person(Tenant, Base):
    """Somebody seen in Slack, keyed for us by a pseudonymous id. Hand-outs are read-only."""

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("workspace_id", "slack_team_id", "slack_user_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    slack_team_id: Mapped[str]
    """The person's own team: in a shared channel it may be another organisation's."""
    slack_user_id: Mapped[str]
    name: Mapped[str]
    """As they call themselves in Slack: raw text, escape it."""
    locale: Mapped[str | None]
    """Slack's, such as ``es-LA``; unknown for people of another organisation."""
    zone: Mapped[str]
    """An IANA name that :class:`zoneinfo.ZoneInfo` takes."""
    email: Mapped[str | None]
    is_bot: Mapped[bool] = mapped_column(Boolean)
    refreshed_at: Mapped[datetime | None]
    """When Slack was last asked (wall clock, UTC); None if it has not answered yet."""


class InboundKey(Tenant, Base):
    """One delivery that was worked on; the same key again is acknowledged and left alone."""

    __tablename__ = "inbound_keys"
    __table_args__ = (Index("ix_inbound_keys_taken_at", "taken_at"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    taken_at: Mapped[datetime]
    """By the wall clock (UTC); swept after seven days."""
