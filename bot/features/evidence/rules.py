"""Where something was said and when, which files are kept, what may be recorded. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: AlreadyKept, SaidAhead

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar, Literal, get_args
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError
from bot.i18n.reader import Language
from bot.i18n.when import DayOnly, Moment, Past, Understood, understand

__all__ = [
    "FILE_KINDS",
    "LONGEST_NAME",
    "MEDIA",
    "MOST_BYTES",
    "NEVER_SAID",
    "AlreadyKept",
    "FileStatus",
    "FormGone",
    "Kind",
    "Medium",
    "NobodyNamed",
    "Said",
    "SaidAhead",
    "SaidNotUnderstood",
    "audience_of",
    "check_name",
    "first_status",
    "medium_of",
    "permalink",
    "read_said",
    "said_ts",
]

Kind = Literal["message", "told"]
Medium = Literal["slack", "whatsapp", "phone", "in_person", "email", "other"]
MEDIA: tuple[Medium, ...] = tuple(one for one in get_args(Medium) if one != "slack")
FileStatus = Literal[
    "waiting", "kept", "named", "gone", "large", "kind", "scope", "failed", "erased"
]
"""``named``: neither picture nor PDF, so only its name is kept; after it, why it did not come."""

MOST_BYTES = 10 * 1024 * 1024
FILE_KINDS = ("png", "jpg", "jpeg", "gif", "webp", "heic", "pdf")
LONGEST_NAME = 80

_CLOCK = re.compile(r"(?:at |a las? |las? )?([01]?\d|2[0-3])[:.]([0-5]\d) ?h?", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)",
    re.IGNORECASE,
)
_WEEK = timedelta(days=7)


class AlreadyKept(UserFacingError):
    """That message is a plan change already. Takes ``number``."""

    key: ClassVar[str] = "evidence-error-already-kept"


class FormGone(UserFacingError):
    """The form lay open too long, or is another brand's."""

    key: ClassVar[str] = "evidence-error-form-gone"


class NobodyNamed(UserFacingError):
    """Somebody must have said it."""

    key: ClassVar[str] = "evidence-error-nobody"


class SaidNotUnderstood(UserFacingError):
    """There is no time, or no single one, in what was typed."""

    key: ClassVar[str] = "evidence-error-said"


class SaidAhead(UserFacingError):
    """Nobody can have said it then: that lies ahead."""

    key: ClassVar[str] = "evidence-error-said-ahead"


@dataclass(frozen=True)
class Said:
    """When it was said: a moment (UTC), or a local day of the client, or unknown."""

    at: datetime | None = None
    day: date | None = None

    def reference(self, zone: ZoneInfo, now: datetime) -> datetime:
        """From when its words are to be read (*tomorrow*); ``now`` where nobody says."""
        if self.at is not None:
            return self.at
        return min(now, datetime.combine(self.day, time(12), zone)) if self.day else now


NEVER_SAID = Said()
"""Nobody says when."""


def read_said(typed: str, *, language: Language, zone: ZoneInfo, now: datetime) -> Said:
    """When it was said, by what a person typed: ``16:10`` is the last such time, never the next.

    Raises:
        SaidNotUnderstood, SaidAhead: it is not told, or lies ahead.
    """
    text = typed.strip()
    if not text:
        return NEVER_SAID
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        return Said(at=_last(time(int(clock[1]), int(clock[2])), zone, now))
    said = _behind(understand(text, language=language, zone=zone, now=now), zone, now)
    if said is None and _WEEKDAY.search(text):
        # Monday is the last one, not the next
        said = _behind(understand(text, language=language, zone=zone, now=now - _WEEK), zone, now)
    if said is None:
        raise SaidAhead(field="said")
    return said


def _last(clock: time, zone: ZoneInfo, now: datetime) -> datetime:
    today = now.astimezone(zone).date()
    at = datetime.combine(today, clock, zone)
    if at > now:
        at = datetime.combine(today - timedelta(days=1), clock, zone)
    return at


def _behind(found: Understood, zone: ZoneInfo, now: datetime) -> Said | None:
    """None where it lies ahead. Raises SaidNotUnderstood."""
    match found:
        case Past(at=at):
            local = at.astimezone(zone)
            return Said(day=local.date()) if local.time() == time() else Said(at=at)
        case Moment(at=at):
            return Said(at=at) if at <= now else None
        case DayOnly(day=day):
            return Said(day=day) if day <= now.astimezone(zone).date() else None
        case _:
            raise SaidNotUnderstood(field="said")


def said_ts(ts: str) -> datetime:
    """The moment (UTC) that Slack's timestamp of a message names."""
    return datetime.fromtimestamp(float(ts), ZoneInfo("UTC"))


def audience_of(
    channel_id: str, *, team_channels: Collection[str | None]
) -> Literal["client", "team"]:
    """Who may read what was said in a channel."""
    return "team" if channel_id in team_channels else "client"


def permalink(team_url: str, channel_id: str, ts: str, thread_ts: str | None) -> str:
    """The address of a message; ``team_url`` has its slash at the end.

    Source: docs.slack.dev/reference/methods/chat.getPermalink.
    """
    link = f"{team_url}archives/{channel_id}/p{ts.replace('.', '')}"
    inside = thread_ts is not None and thread_ts != ts
    return link + (f"?thread_ts={thread_ts}&cid={channel_id}" if inside else "")


def first_status(mimetype: str) -> FileStatus:
    """Whether a file's bytes are asked for; where Slack does not say its kind, they are."""
    known = mimetype.startswith("image/") or mimetype == "application/pdf"
    return "waiting" if known or not mimetype else "named"


def medium_of(chosen: str) -> Medium:
    """Where it was said, by what was chosen. Raises FormGone: it is no such place."""
    found = next((one for one in MEDIA if one == chosen), None)
    if found is None:
        raise FormGone
    return found


def check_name(typed: str) -> str:
    """Who said it, where they have no part here.

    Raises:
        NobodyNamed: nothing but space.
    """
    name = " ".join(typed.split())[:LONGEST_NAME]
    if not name:
        raise NobodyNamed(field="name")
    return name
