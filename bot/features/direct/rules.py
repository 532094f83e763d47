"""What a direct post is, what may still be said of it, and when silence says it. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: UnknownDirectPost

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError
from bot.features.clients.rules import WEEKDAYS, open_spans
from bot.networks.base import PublishedPost

__all__ = [
    "AGREED",
    "EVERYBODY",
    "SILENCE",
    "AlreadyOurs",
    "BadPermission",
    "Change",
    "DirectIsTeamMatter",
    "DirectLine",
    "Permission",
    "UnknownDirectPost",
    "UnknownItem",
    "Verdict",
    "after_covered",
    "change_of",
    "clean",
    "external_id_in",
    "read_permission",
    "root_id",
    "stamp",
    "version_of",
]

SILENCE = timedelta(hours=24)
"""Covered time after which nobody having said otherwise means one-off."""
Change = Literal["edited", "deleted", "back"]
"""What was done on the network itself to something that stood there."""
EVERYBODY = "all"
"""Whom a permission is for that names nobody."""
_LOOK_AHEAD_DAYS = 60


class Verdict(StrEnum):
    """What a direct post is, as far as anybody said."""

    WAITING = "waiting"
    PART = "part"
    """Of the plan, or of an item in it."""
    ONE_OFF = "one_off"
    NOT_US = "not_us"
    """Nobody on either side wrote it."""
    PERMITTED = "permitted"
    """There was a standing permission: nobody is asked."""
    OURS = "ours"
    """Rapport published it; the network's confirmation came late."""


AGREED = (Verdict.PART, Verdict.ONE_OFF, Verdict.PERMITTED)
"""What the summary tells of."""


class UnknownDirectPost(UserFacingError):
    """No such direct post here."""

    key = "direct-unknown"


class UnknownItem(UserFacingError):
    """The plan item is closed, or none of this client's."""

    key = "direct-unknown-item"


class AlreadyOurs(UserFacingError):
    """Rapport itself published it: there is nothing to sort."""

    key = "direct-already-ours"


class DirectIsTeamMatter(UserFacingError):
    """Sorting is for the agency's side."""

    key = "direct-team-matter"


class BadPermission(UserFacingError):
    """Neither ``allow`` nor ``stop``."""

    key = "direct-bad-permission"


@dataclass(frozen=True)
class Permission:
    """Who may post directly at a client."""

    everybody: bool = False
    people: tuple[str, ...] = ()
    """Names, in order."""

    def __bool__(self) -> bool:
        return self.everybody or bool(self.people)


@dataclass(frozen=True)
class DirectLine:
    """A direct post as the summary tells of it."""

    id: str
    text: str
    url: str | None
    at: datetime
    verdict: Verdict
    item: str | None
    """The title of the plan item that it is part of."""
    gone: bool = False
    """Somebody has deleted it on the network since; then it has no address."""


def root_id(post: PublishedPost) -> str:
    """The id of the first version: it stays through every edit."""
    return post.edit_history[0] if post.edit_history else post.external_id


def version_of(post: PublishedPost) -> int:
    """1 for a post that was never edited."""
    return max(len(post.edit_history), 1)


def change_of(version: int, *, back: bool) -> Change:
    """What a task tells of: the new ``version``, or with 0 that it is gone, or ``back``."""
    return "edited" if version else "back" if back else "deleted"


def stamp(at: datetime) -> str:
    """What tells a change at ``at`` from others of its kind, in the key of its message."""
    return f":{at:%Y%m%dT%H%M%S%f}"


def clean(text: str) -> str:
    """The text as written, but for what neither Postgres nor JSON holds: NUL, and half an emoji."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def external_id_in(url: str | None) -> str | None:
    """The post's id in its address."""
    last = (url or "").rstrip("/").rpartition("/")[2]
    return last if last.isdigit() else None


def after_covered(
    start: datetime, covered: timedelta, *, hours: Mapping[str, Any], zone: ZoneInfo
) -> datetime:
    """When so much covered time has passed since ``start`` (both UTC).

    A client without any covered hours has every hour covered.
    """
    if not any(open_spans(hours, day) for day in range(len(WEEKDAYS))):
        return start + covered
    left, day = covered, start.astimezone(zone).date()
    for _ in range(_LOOK_AHEAD_DAYS):
        for opens, closes in open_spans(hours, day.weekday()):
            begin = max(_moment(day, opens, zone), start)
            end = _moment(day, closes, zone)
            if begin >= end:
                continue
            if begin + left <= end:
                return begin + left
            left -= end - begin
        day += timedelta(days=1)
    return start + covered * 7


def _moment(day: Any, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


_ALLOW = {"allow", "permitir", "permite", "allowed", "yes", "si"}
_STOP = {"stop", "parar", "para", "no", "dejar"}


def read_permission(word: str) -> Literal["allow", "stop", "show"]:
    """What ``/plan direct …`` asks for; ``word`` is folded.

    Raises:
        BadPermission: it is no word of ours.
    """
    if not word:
        return "show"
    if word in _ALLOW:
        return "allow"
    if word in _STOP:
        return "stop"
    raise BadPermission(typed=word)
