"""What stands on the page, what of it changed since both agreed, and who agrees. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: UnknownSection, BadHours

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, ClassVar, Literal
from uuid import UUID

from bot.errors import UserFacingError
from bot.features.clients.rules import Role, Side, tidy_clock
from bot.i18n.hours import DAYS
from bot.record.rules import JSON, canonical_payload

__all__ = [
    "ALL",
    "LONGEST_NAME",
    "LONGEST_WORDS",
    "PARTS",
    "READERS",
    "SECTIONS",
    "TERMS",
    "Agreed",
    "BadHours",
    "CannotAgreeHere",
    "HowWeWork",
    "NeverOpen",
    "Outcome",
    "UnknownPart",
    "UnknownSection",
    "agreeing_side",
    "changed",
    "digest_of",
    "gone",
    "is_people",
    "outcome_of",
    "section_of",
    "tidy_hours",
]

READERS: tuple[Role, ...] = ("manager", "strategist", "client", "staff", "coach")
PARTS = ("decides", "does", "told")
ALL = "all"
"""Everybody of the client, among those who may post directly."""
LONGEST_NAME, LONGEST_WORDS = 80, 300

SECTIONS: dict[str, tuple[str, ...]] = {
    "posts": ("approvers", "posts_does", "posts_told", "cutoff_minutes", "posts_words"),
    "replies": (
        "replies_decides",
        "replies_does",
        "replies_told",
        "first_answer_minutes",
        "replies_words",
    ),
    "crises": ("crises_decides", "crises_does", "crises_told", "crises_words"),
    "spending": ("spending_decides", "spending_does", "spending_told", "spending_words"),
    "hours": ("hours", "zone", "answer_days"),
    "telling": ("change_hold_minutes", "cards_a_day", "receipts", "summary_time"),
    "direct": ("direct",),
}
"""What is agreed to, by the section it stands in. Who decides on posts is who approves them."""
TERMS = frozenset(
    term
    for terms in SECTIONS.values()
    for term in terms
    if term.endswith(("_decides", "_does", "_told", "_words"))
)
"""What is kept for this page alone; all else is a setting that others read too."""

Outcome = Literal["agreed", "own_side", "already", "changed"]
"""What one *Agree* comes to: it counts; this side has agreed, the other is awaited; both had
agreed before; the page is another one by now."""


class UnknownSection(UserFacingError):
    """No such section."""

    key: ClassVar[str] = "working-error-section"


class UnknownPart(UserFacingError):
    """Somebody was chosen who has no part here."""

    key: ClassVar[str] = "working-error-person"


class BadHours(UserFacingError):
    """Not hours of a day, or not in order."""

    key: ClassVar[str] = "working-error-hours"


class NeverOpen(UserFacingError):
    """No day has hours."""

    key: ClassVar[str] = "working-error-never"


class CannotAgreeHere(UserFacingError):
    """Staff and coaches read the page."""

    key: ClassVar[str] = "working-error-agree"


@dataclass(frozen=True)
class Agreed:
    """A version of the page, and who of each side agreed to it."""

    version: int
    content: Mapping[str, JSON]
    digest: str
    agency: tuple[UUID | None, datetime] | None
    client: tuple[UUID | None, datetime] | None
    """Who, and when; without a person, whoever reads the client's address."""

    @property
    def at(self) -> datetime | None:
        """When both had agreed."""
        if self.agency is None or self.client is None:
            return None
        return max(self.agency[1], self.client[1])

    def by(self, side: Side) -> tuple[UUID | None, datetime] | None:
        """Who of a side agreed, and when."""
        return self.agency if side == "agency" else self.client


@dataclass(frozen=True)
class HowWeWork:
    """The page as it stands: plain data, people by id."""

    client_id: UUID
    brand: str
    handle: str
    content: Mapping[str, JSON]
    digest: str
    latest: Agreed | None
    """The last version that anybody agreed to."""
    agreed: Agreed | None
    """The last version that both sides agreed to."""
    names: Mapping[str, str]
    """Everybody who is named, on the page or in what it was."""
    here: frozenset[str]
    """Who of them has a part at the client now."""
    by_mail: bool
    """Nobody of the client is in Slack: whoever reads their address agrees, on a page."""
    now: datetime

    @property
    def waiting(self) -> Agreed | None:
        """What stands here, agreed to by one side only."""
        latest = self.latest
        return latest if latest and latest.at is None and latest.digest == self.digest else None

    @property
    def in_force(self) -> bool:
        """Whether both agreed to exactly what stands here."""
        return self.agreed is not None and self.agreed.digest == self.digest

    @property
    def changed(self) -> tuple[str, ...]:
        """What is another than both agreed to."""
        return changed(self.agreed.content, self.content) if self.agreed else ()

    @property
    def moved(self) -> tuple[str, ...]:
        """What is another than both agreed to or, before they have, than one side did."""
        before = self.agreed or self.latest
        return changed(before.content, self.content) if before else ()


def digest_of(content: Mapping[str, JSON]) -> str:
    """SHA-256 of the page's content, as the record writes JSON (RFC 8785)."""
    return hashlib.sha256(canonical_payload(content).encode()).hexdigest()


def changed(before: Mapping[str, JSON], after: Mapping[str, JSON]) -> tuple[str, ...]:
    """The names of what differs, in the page's order."""
    names = [name for section in SECTIONS.values() for name in section]
    return tuple(name for name in names if before.get(name) != after.get(name))


def is_people(name: str) -> bool:
    """Whether a value lists people: ids, and names of those whom Slack does not know."""
    return name in {"approvers", "direct"} or name.endswith(("_decides", "_does", "_told"))


def section_of(name: str) -> tuple[str, ...]:
    """What stands in a section.

    Raises:
        UnknownSection: there is none of that name.
    """
    if name not in SECTIONS:
        raise UnknownSection
    return SECTIONS[name]


def gone(page: HowWeWork) -> dict[str, tuple[str, ...]]:
    """Who is named and has no part here any more: their id, and where they stand."""
    found: dict[str, tuple[str, ...]] = {}
    for name, value in page.content.items():
        for one in value if is_people(name) and isinstance(value, list) else ():
            if isinstance(one, str) and one in page.names and one not in page.here:
                found[one] = (*found.get(one, ()), name)
    return found


def agreeing_side(roles: Collection[Role], side: Side) -> Side:
    """For which side somebody agrees.

    Raises:
        CannotAgreeHere: for none.
    """
    if side == "client" and "client" in roles:
        return "client"
    if side == "agency" and {"manager", "strategist"} & set(roles):
        return "agency"
    raise CannotAgreeHere


def outcome_of(page: HowWeWork, *, wanted: str, side: Side) -> Outcome:
    """What *Agree* to the page of digest ``wanted`` comes to."""
    if wanted != page.digest:
        return "changed"
    if page.in_force:
        return "already"
    return "own_side" if page.waiting and page.waiting.by(side) else "agreed"


def tidy_hours(typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, UserFacingError]]:
    """Spans by weekday from ``9:00-14:00, 16:00-19:00``; an empty day is closed.

    Beside them what does not fit, by weekday.
    """
    hours: dict[str, Any] = {}
    problems: dict[str, UserFacingError] = {}
    for day in DAYS:
        try:
            spans = _spans(typed.get(day, ""), day)
        except UserFacingError:
            problems[day] = BadHours(field=day)
        else:
            hours |= {day: spans} if spans else {}
    if not hours and not problems:
        problems[DAYS[0]] = NeverOpen(field=DAYS[0])
    return hours, problems


def _spans(text: str, day: str) -> list[list[str]]:
    spans = []
    for piece in re.split(r"[,;]", text) if text.strip() else ():
        ends = re.split(r"\s*[-–—]\s*", piece.strip())  # noqa: RUF001 - people type dashes
        spans.append([tidy_clock(end, field=day) for end in ends])
    flat = [end for span in spans for end in span]
    if any(len(span) != len(("opens", "closes")) for span in spans) or any(
        early >= late for early, late in pairwise(flat)
    ):
        raise BadHours(field=day)
    return spans
