"""What was decided about posts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

__all__ = ["ApprovalOpened", "ApprovalReset", "ChangesRequested", "PostApproved", "PostHeld"]


@dataclass(frozen=True)
class ApprovalOpened:
    """Somebody is asked about a revision."""

    post_id: UUID
    client_id: UUID
    revision_no: int
    asked: tuple[UUID, ...]
    """Any one of these persons decides; empty: there is nobody yet."""
    decide_by: datetime | None
    """UTC; from then on silence holds the post. None: nothing presses."""


@dataclass(frozen=True)
class PostApproved:
    """One person's yes; the post goes out at its time."""

    post_id: UUID
    client_id: UUID
    revision_no: int
    person_id: UUID
    at: datetime
    publish_at: datetime | None
    """UTC; None, or a time that is over: at once."""
    own: bool = False
    """It is the client's own post, which counts as the client's approval."""


@dataclass(frozen=True)
class ChangesRequested:
    """One person's "needs changes"; ``reason`` is as typed."""

    post_id: UUID
    client_id: UUID
    revision_no: int
    person_id: UUID
    reason: str
    at: datetime


@dataclass(frozen=True)
class ApprovalReset:
    """A revision was approved, and then there was a newer one."""

    post_id: UUID
    client_id: UUID
    revision_no: int
    """The revision whose approval holds no longer."""


@dataclass(frozen=True)
class PostHeld:
    """The time came near and nobody had approved."""

    post_id: UUID
    client_id: UUID
    revision_no: int
    at: datetime
