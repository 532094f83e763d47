"""Everything that Rapport says in Slack, waiting or said, and the lanes in which it is said."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Identity, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, Tenant

__all__ = ["EPHEMERAL", "POST", "OutboundLane", "OutboundMessage", "State"]

POST = "post"
EPHEMERAL = "ephemeral"


class State(StrEnum):
    """How far a message has come."""

    PENDING = "pending"
    """Waits for its turn."""
    SENDING = "sending"
    """Committed before the call: whoever finds it so asks Slack before anything is sent again."""
    SENT = "sent"
    UNCONFIRMED = "unconfirmed"
    """The call's end is unknown; with ``retry_at`` it will be looked up, without it never."""
    COALESCED = "coalesced"
    """Shown as a line of the rolling card ``rolling_of``."""
    FOLDED = "folded"
    """Beyond what the channel has of cards a day: a line of the day's card ``rolling_of`` until
    somebody opens it; or a reply that waits for its folded parent."""
    FAILED = "failed"
    """Slack refused it for good; ``error`` says why, and a person was told."""
    DELETED = "deleted"


class OutboundMessage(Tenant, Base):
    """One message to Slack. ``id`` travels in its metadata and finds it again in the history."""

    __tablename__ = "outbound_messages"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        CheckConstraint(f"state IN ({', '.join(repr(s.value) for s in State)})", name="state"),
        CheckConstraint(f"kind IN ('{POST}', '{EPHEMERAL}')", name="kind"),
        Index(
            "ix_outbound_messages_waiting",
            "workspace_id",
            "lane_id",
            "seq",
            postgresql_where=text("state IN ('pending', 'sending', 'unconfirmed')"),
        ),
        Index(
            "ix_outbound_messages_changed",
            "workspace_id",
            "lane_id",
            "changed_at",
            postgresql_where=text("changed_at IS NOT NULL"),
        ),
        Index("ix_outbound_messages_place", "workspace_id", "channel_id", "ts"),
        Index(
            "ix_outbound_messages_rolling",
            "workspace_id",
            "rolling_of",
            postgresql_where=text("rolling_of IS NOT NULL"),
        ),
        Index(
            "ix_outbound_messages_day",
            "workspace_id",
            "lane_id",
            "card_day",
            postgresql_where=text("card_day IS NOT NULL"),
        ),
        Index(
            "ix_outbound_messages_folded",
            "workspace_id",
            "thread_of",
            postgresql_where=text("state = 'folded' AND thread_of IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, Identity(always=False))
    """The order of a lane. A rolling card takes over the place of its first line."""
    lane_id: Mapped[UUID]
    channel_id: Mapped[str | None]
    """Unknown for a direct message until it is sent."""
    user_id: Mapped[str | None]
    """Slack's user: whose direct message this is, or who alone sees an ephemeral one."""
    kind: Mapped[str]
    body: Mapped[dict[str, Any]]
    """``{"text": …, "blocks": […]}``; a rolling card's own is built from its lines when sent."""
    version: Mapped[int] = mapped_column(default=1)
    sent_version: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(default=State.PENDING.value)
    removed: Mapped[bool] = mapped_column(default=False)
    """To be deleted in Slack."""
    changed_at: Mapped[datetime | None]
    """Since when (business time) an update or deletion of the sent message waits; else None."""
    ts: Mapped[str | None]
    thread_of: Mapped[UUID | None]
    """The row whose message is the parent, sent or not yet."""
    thread_ts: Mapped[str | None]
    """A parent that is no row of ours."""
    subject: Mapped[str]
    key: Mapped[str | None]
    line_key: Mapped[str | None]
    line_language: Mapped[str | None]
    line_blocks: Mapped[list[Any] | None] = mapped_column(JSONB)
    rolling_of: Mapped[UUID | None]
    is_rolling: Mapped[bool] = mapped_column(default=False)
    card_day: Mapped[date | None]
    """The day whose cards it is one of; of a rolling card, whose folded cards it holds."""
    attempts: Mapped[int] = mapped_column(default=0)
    """Calls that did not end with Slack's yes; being rate limited is not counted."""
    retry_at: Mapped[datetime | None]
    """Not before this (wall clock)."""
    error: Mapped[str | None]
    created_at: Mapped[datetime]
    """Business time, as ``sending_at`` and ``sent_at``: what Slack's ``ts`` is compared with."""
    sending_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]


class OutboundLane(Tenant, Base):
    """One channel or person: what is said there is said in order, by one drain at a time."""

    __tablename__ = "outbound_lanes"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    channel_id: Mapped[str | None]
    """For a person's lane: what conversations.open answered, remembered."""
    owner: Mapped[UUID | None]
    """The drain that holds the lease."""
    leased_until: Mapped[datetime | None]
    """Wall clock; after it anybody may take the lane over."""
