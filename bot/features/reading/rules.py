"""Who may have a link, what is asked of the page, what is folded on it. Pure."""
# ruff: noqa: N818 -- the errors are named by what happened: NoContactAddress, LinkGone

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError
from bot.features.clients.rules import Role, Side
from bot.record.rules import Audience

__all__ = [
    "AGAIN_AFTER",
    "CONTACT",
    "GIVE_UP",
    "GOOD_FOR",
    "PAGE",
    "PURPOSE",
    "READERS",
    "LinkGone",
    "NoContactAddress",
    "Sought",
    "audience_of",
    "bounds",
    "decide_reader_stands",
    "read_sought",
]

PURPOSE = "record"
"""The first part of the page's path."""
GOOD_FOR = timedelta(days=14)
AGAIN_AFTER = timedelta(hours=1)
"""Whoever looks again within this time is recorded once."""
GIVE_UP = timedelta(days=1)
"""A mail server that is away for longer: the team is told that the mail did not go."""
PAGE = 50
CONTACT = "contact"
"""Who acts where the client's settings know an address and no person."""
READERS: tuple[Role, ...] = ("client", "manager", "strategist", "staff", "coach")
_WITHIN: frozenset[Role] = frozenset({"staff", "coach"})
_LONGEST_WORDS = 200
_BIGINT = 18


class NoContactAddress(UserFacingError):
    """The client's settings name no e-mail of a contact."""

    key: ClassVar[str] = "reading-error-no-address"


class LinkGone(UserFacingError):
    """There is no such link of this person's to withdraw."""

    key: ClassVar[str] = "reading-error-gone"


@dataclass(frozen=True)
class Sought:
    """What one looks for on the page; None and empty ask for no such thing."""

    before: int | None = None
    """Entries before this number: the next page."""
    item: UUID | None = None
    person: str = ""
    """A person's id, or ``system``."""
    area: str = ""
    since: date | None = None
    until: date | None = None
    """Days of the reader, both included."""
    words: str = ""

    @property
    def filtered(self) -> bool:
        """Whether anything but the page is chosen."""
        return any((self.item, self.person, self.area, self.since, self.until, self.words))


def read_sought(asked: Mapping[str, str], areas: Collection[str]) -> Sought:
    """What an address asks for. What cannot be read asks for nothing: links grow old."""
    words = " ".join(asked.get("words", "").replace("\x00", " ").split())
    person = asked.get("person", "")
    return Sought(
        before=_number(asked.get("before", "")),
        item=_uuid(asked.get("item", "")),
        person=person if person in {"system", CONTACT} or _uuid(person) else "",
        area=asked["area"] if asked.get("area") in areas else "",
        since=_day(asked.get("from", "")),
        until=_day(asked.get("to", "")),
        words=words[:_LONGEST_WORDS],
    )


def bounds(sought: Sought, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    """From which moment, and before which: the days asked for, as the reader's zone has them."""
    since = None if sought.since is None else datetime.combine(sought.since, time(), zone)
    if sought.until is None or sought.until == date.max:
        return since, None
    return since, datetime.combine(sought.until + timedelta(days=1), time(), zone)


def decide_reader_stands(
    *, is_person: bool, roles: Collection[Role], address: str | None, contact_email: str | None
) -> bool:
    """Whether a link still has its reader: a member, or the address that the settings name."""
    if is_person:
        return bool(roles)
    return address is not None and contact_email is not None and address == contact_email


def audience_of(side: Side, roles: Collection[Role]) -> Audience:
    """Who reads of somebody's link: who answers and coaches for the agency is the team's matter."""
    return "team" if side == "agency" and set(roles) <= _WITHIN else "client"


def _number(asked: str) -> int | None:
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= _BIGINT else None


def _uuid(asked: str) -> UUID | None:
    try:
        return UUID(asked) if len(asked) == len(str(UUID(int=0))) else None
    except ValueError:
        return None


def _day(asked: str) -> date | None:
    try:
        return date.fromisoformat(asked) if len(asked) == len("2026-11-27") else None
    except ValueError:
        return None
