"""What a post may hold and what may become of it. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: PostReplaced, NothingChanged

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

import rfc8785

from bot.errors import UserFacingError
from bot.features.clients.rules import Role
from bot.networks.x.text import LIMIT, weighted_length

__all__ = [
    "AUTHORS",
    "Content",
    "EmptyText",
    "LineKind",
    "NothingChanged",
    "PostClosed",
    "PostReplaced",
    "Status",
    "TextTooLong",
    "TimeIsPast",
    "check_open",
    "check_revision",
    "check_text",
    "check_time",
    "content_hash",
    "may_edit",
    "may_withdraw",
    "tidy_text",
]

AUTHORS: tuple[Role, ...] = ("manager", "strategist", "staff", "client")
"""Who may write posts."""
EDITORS: tuple[Role, ...] = ("manager", "strategist")
"""Who may edit anybody's."""
NOTE_LIMIT = 500
RESET = "reset"
"""Detail of a revision line: the older revision had been approved."""


class Status(StrEnum):
    """How far a post has come."""

    IN_REVIEW = "in_review"
    CHANGES_NEEDED = "changes_needed"
    APPROVED = "approved"
    PUBLISHING = "publishing"
    UNCONFIRMED = "unconfirmed"
    PUBLISHED = "published"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


LATE_LIMIT = timedelta(minutes=60)
"""Approved this long after its time, a post still goes out at once; later it needs a new time."""
MENDABLE = frozenset({"auth", "unavailable", "credits", "forbidden"})
"""Failures that are mended outside of the post: the same revision may be tried again."""
EDITABLE = frozenset({Status.IN_REVIEW, Status.CHANGES_NEEDED, Status.APPROVED, Status.FAILED})
"""Before it goes out, and after the network has definitely refused it."""


class LineKind(StrEnum):
    """What the thread of a post tells."""

    READERS = "readers"
    REVISION = "revision"
    OWN = "own"
    APPROVED = "approved"
    CHANGES = "changes"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    PUBLISHED = "published"
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"
    RETRIED = "retried"


class EmptyText(UserFacingError):
    """A post needs a text."""

    key = "posts-empty-text"

    def __init__(self) -> None:
        super().__init__(field="text")


class TextTooLong(UserFacingError):
    """``312 of 280: 32 too many``."""

    key = "posts-text-too-long"

    def __init__(self, *, count: int, limit: int, over: int) -> None:
        super().__init__(field="text", count=count, limit=limit, over=over)


class TimeIsPast(UserFacingError):
    """The time is over."""

    key = "posts-time-is-past"

    def __init__(self) -> None:
        super().__init__(field="when")


class TimeUnclear(UserFacingError):
    """The time can be read in two ways; ``readings`` are written out for the reader."""

    key = "posts-time-unclear"

    def __init__(self, *, readings: str) -> None:
        super().__init__(field="when", readings=readings)


class TimeMissing(UserFacingError):
    """A day without a time of day; ``day`` is written out."""

    key = "posts-time-missing"

    def __init__(self, *, day: str) -> None:
        super().__init__(field="when", day=day)


class TimeNotFound(UserFacingError):
    """No time in what was typed."""

    key = "posts-time-not-found"

    def __init__(self) -> None:
        super().__init__(field="when")


class NothingChanged(UserFacingError):
    """The new revision is the old one."""

    key = "posts-nothing-changed"

    def __init__(self) -> None:
        super().__init__(field="text")


class PostReplaced(UserFacingError):
    """The button or modal is of an older revision. ``version`` is the present one."""

    key = "posts-replaced"

    def __init__(self, *, version: int, typed: str | None = None) -> None:
        super().__init__(version=version, typed=typed)
        self.version = version


class PostClosed(UserFacingError):
    """The post has come too far for this; ``status`` chooses the words."""

    key = "posts-closed"

    def __init__(self, *, status: str, typed: str | None = None) -> None:
        super().__init__(status=status, typed=typed)


@dataclass(frozen=True)
class Content:
    """What a person has written, tidied and checked."""

    text: str
    publish_at: datetime | None
    """UTC; None: as soon as it is approved."""
    note: str | None = None
    """For those who read the card; not published and not part of the content hash."""


def tidy_text(typed: str) -> str:
    """The text as it will be published: no blanks around it, line ends as single line feeds."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").strip()


def check_text(text: str) -> int:
    """How much of the limit the text takes, in X's weighted count.

    Raises:
        EmptyText: there is none.
        TextTooLong: it is longer than X takes.
    """
    if not text:
        raise EmptyText
    count = weighted_length(text)
    if count > LIMIT:
        raise TextTooLong(count=count, limit=LIMIT, over=count - LIMIT)
    return count


def check_time(publish_at: datetime | None, now: datetime) -> None:
    """Refuse a time that is over.

    Raises:
        TimeIsPast: it is.
    """
    if publish_at is not None and publish_at <= now:
        raise TimeIsPast


def content_hash(
    *,
    account: str,
    text: str,
    publish_at: datetime | None,
    media: Sequence[str] = (),
    alt: Sequence[str] = (),
) -> str:
    """Fix a revision: SHA-256 (hex) over the canonical JSON (RFC 8785) of all that is published.

    ``account`` is ``network:external id``. The time counts in UTC, to the microsecond.
    """
    canonical = rfc8785.dumps(
        {
            "account": account,
            "text": text,
            "media": list(media),
            "alt": list(alt),
            "publish_at": None if publish_at is None else publish_at.astimezone(UTC).isoformat(),
        }
    )
    return hashlib.sha256(canonical).hexdigest()


def check_revision(asked: int, present: int, *, typed: str | None = None) -> None:
    """Refuse what speaks of an older revision.

    Raises:
        PostReplaced: tells the present one.
    """
    if asked != present:
        raise PostReplaced(version=present, typed=typed)


def check_open(
    status: Status,
    allowed: Collection[Status] = EDITABLE,
    *,
    typed: str | None = None,
) -> None:
    """Refuse what comes too late.

    Raises:
        PostClosed: tells what the post is now.
    """
    if status not in allowed:
        raise PostClosed(status=status.value, typed=typed)


def may_edit(roles: Collection[Role], *, person_id: UUID, author_id: UUID) -> bool:
    """Its author may, and the agency's manager and strategist."""
    return (person_id == author_id and bool(set(roles) & set(AUTHORS))) or bool(
        set(roles) & set(EDITORS)
    )


def may_withdraw(roles: Collection[Role], *, person_id: UUID, author_id: UUID) -> bool:
    """Whoever may edit, and the client: it is their brand."""
    return may_edit(roles, person_id=person_id, author_id=author_id) or "client" in roles
