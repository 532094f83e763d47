"""What happened to plan changes."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.shared import SharedFile

__all__ = [
    "ChangeDetailed",
    "ChangeDiscussed",
    "ChangeDisputed",
    "PlanChangeAnnounced",
    "PlanChangeSeen",
    "PlanChangeShown",
    "PlanChangeTold",
    "Source",
]


@dataclass(frozen=True)
class Source:
    """The message in Slack in which a change was told."""

    channel_id: str
    ts: str
    thread_ts: str | None
    text: str
    """As typed, all of it."""
    author_id: UUID | None
    """None: an app wrote it."""
    author_name: str
    files: tuple[SharedFile, ...] = ()


@dataclass(frozen=True)
class PlanChangeTold:
    """Somebody told of a change; the other side does not know yet."""

    change_id: UUID
    client_id: UUID
    source: Source | None = None
    """Where it was said; None for a form or a command, which leave no message."""


@dataclass(frozen=True)
class PlanChangeAnnounced:
    """The other side was told."""

    change_id: UUID
    client_id: UUID


@dataclass(frozen=True)
class PlanChangeShown:
    """Its card was posted: its thread is there."""

    change_id: UUID
    client_id: UUID


@dataclass(frozen=True)
class PlanChangeSeen:
    """The other side says that it has seen it."""

    change_id: UUID
    client_id: UUID
    person_id: UUID | None
    """None: whoever reads the client's address."""


@dataclass(frozen=True)
class ChangeDetailed:
    """Somebody said which items, days or objective it is about, or why; all as it is now."""

    change_id: UUID
    client_id: UUID
    number: int
    item_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class ChangeDiscussed:
    """The other side would like to talk about it."""

    change_id: UUID
    client_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class ChangeDisputed:
    """Somebody sees it differently; what they said stands beside it."""

    change_id: UUID
    client_id: UUID
    person_id: UUID
