"""What may be done with a request and with a promise, by whom and when. Pure."""

# ruff: noqa: N818 -- the errors are named by what happened: EmptyRequest, OwnRequest

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError
from bot.features.clients.rules import Role, Side, open_spans
from bot.features.requests.payloads import Field

__all__ = [
    "ASKED_FOR",
    "DETAIL_LONGEST",
    "LONGEST",
    "PLAN_KINDS",
    "AlreadySent",
    "AnsweredBefore",
    "Detail",
    "Door",
    "EmptyRequest",
    "LongRequest",
    "NotOpen",
    "NothingSaid",
    "OwnRequest",
    "PastDay",
    "PlanKind",
    "RequestChanged",
    "Status",
    "TheirRequest",
    "UnknownRequest",
    "Way",
    "agreed_by_both",
    "check_day",
    "check_decidable",
    "check_open",
    "check_said",
    "check_text",
    "covered_time",
    "deciding_role",
    "missing",
    "other_side",
    "waits_on",
]

LONGEST = 2_500
"""Characters of a request; more belongs into a document that it names."""
DETAIL_LONGEST = 1_000
"""Characters of any other part of the brief, of a question, an answer or a reason."""

ASKED_FOR: tuple[Field, ...] = ("audience", "wanted", "why", "assets", "scope")
"""What is asked for in the thread, in this order; the sentence itself is there already."""

PlanKind = Literal["campaign", "programme", "theme"]
PLAN_KINDS: tuple[PlanKind, ...] = ("campaign", "programme", "theme")
"""As what an accepted request goes on the plan; cadences and channels need more than a day."""

Door = Literal["slash", "mention", "button", "told"]
Way = Literal["email", "phone", "whatsapp", "in_person"]
"""How the client asked, where somebody wrote it down for them."""


class Status(StrEnum):
    """How far a request has come."""

    WAITING = "waiting"
    """For the side that was asked."""
    ASKED = "asked"
    """There is a question: it waits for the side that asked."""
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def open(self) -> bool:
        """Whether it may still be changed, withdrawn and decided."""
        return self in {Status.WAITING, Status.ASKED}


class EmptyRequest(UserFacingError):
    """There is nothing to ask for."""

    key: ClassVar[str] = "requests-error-empty"


class LongRequest(UserFacingError):
    """Too long to be read on a card. Takes ``length`` and ``limit``."""

    key: ClassVar[str] = "requests-error-long"


class NothingSaid(UserFacingError):
    """An answer, a question or a reason without words."""

    key: ClassVar[str] = "requests-error-nothing-said"


class PastDay(UserFacingError):
    """Nothing can be promised for a day that is over. Takes ``today``."""

    key: ClassVar[str] = "requests-error-past-day"


class NotOpen(UserFacingError):
    """It was decided or withdrawn. Takes ``number`` and ``status``."""

    key: ClassVar[str] = "requests-error-not-open"


class RequestChanged(UserFacingError):
    """The brief was changed after it was read. Takes ``number`` and ``version``."""

    key: ClassVar[str] = "requests-error-changed"


class OwnRequest(UserFacingError):
    """Nobody accepts, declines or asks about what their own side asked for. Takes ``number``."""

    key: ClassVar[str] = "requests-error-own"


class TheirRequest(UserFacingError):
    """The brief belongs to the side that asked. Takes ``number`` and ``side``."""

    key: ClassVar[str] = "requests-error-theirs"


class AlreadySent(UserFacingError):
    """The button was pressed before. Takes ``number``."""

    key: ClassVar[str] = "requests-error-already-sent"


class AnsweredBefore(UserFacingError):
    """The question has its answer, or is not asked any more. Takes ``number``."""

    key: ClassVar[str] = "requests-error-already-answered"


class UnknownRequest(UserFacingError):
    """There is no such request here."""

    key: ClassVar[str] = "requests-error-unknown"


@dataclass(frozen=True)
class Detail:
    """One part of a brief: words, or (for ``wanted``) a day of the client's. None: left open."""

    field: Field
    value: str | date | None


def other_side(side: Side) -> Side:
    """The side across the table."""
    return "client" if side == "agency" else "agency"


def deciding_role(asked_side: Side) -> Role:
    """Who accepts, declines and asks: across the table, whoever runs things there."""
    return "manager" if asked_side == "client" else "client"


def waits_on(status: Status, asked_side: Side) -> Side | None:
    """The side that has to act; None: nobody has."""
    if not status.open:
        return None
    return asked_side if status is Status.ASKED else other_side(asked_side)


def check_text(text: str) -> str:
    """The request, tidied.

    Raises:
        EmptyRequest, LongRequest: it cannot be sent like this.
    """
    tidy = text.strip()
    if not tidy:
        raise EmptyRequest
    if len(tidy) > LONGEST:
        raise LongRequest(length=len(tidy), limit=LONGEST, typed=tidy)
    return tidy


def check_said(text: str, field: str) -> str:
    """A question, an answer or a reason, tidied. Raises NothingSaid at the modal's ``field``."""
    tidy = text.strip()
    if not tidy:
        raise NothingSaid(field=field)
    return tidy[:DETAIL_LONGEST]


def check_day(day: date, today: date, shown: str, field: str) -> None:
    """A day that can still be promised; ``shown`` is today in words. Raises PastDay."""
    if day < today:
        raise PastDay(field=field, today=shown)


def check_open(status: Status, *, number: int) -> None:
    """It may still be changed. Raises NotOpen."""
    if not status.open:
        raise NotOpen(number=number, status=status.value)


def check_decidable(
    status: Status, *, number: int, same_side: bool, version: int, read: int | None = None
) -> None:
    """Whether the other side may decide. ``read``: the version that they had before them.

    Raises:
        OwnRequest, NotOpen, RequestChanged: why not.
    """
    if same_side:
        raise OwnRequest(number=number)
    check_open(status, number=number)
    if read is not None and read != version:
        raise RequestChanged(number=number, version=version)


def missing(known: Mapping[Field, object]) -> list[Field]:
    """What the brief does not say yet, in the order in which it is asked for."""
    return [field for field in ASKED_FOR if not known.get(field)]


def agreed_by_both(*, by_client_in_person: bool, wanted: date | None, due: date) -> bool:
    """Whether accepting makes it the plan by itself: the client asked, the manager accepted.

    Not where somebody else wrote the request down, and not for a later day than was asked for:
    that is another offer, for the client to agree to.
    """
    return by_client_in_person and (wanted is None or due <= wanted)


def covered_time(
    hours: Mapping[str, Any], zone: ZoneInfo, since: datetime, until: datetime
) -> timedelta:
    """How much of the time between two moments (UTC) lies in the client's hours.

    Walls of the day count as the clock on the wall shows them; where the clocks change inside a
    span, what really passed counts.
    """
    total = timedelta()
    day = since.astimezone(zone).date()
    last = until.astimezone(zone).date()
    while day <= last:
        for start, end in open_spans(hours, day.weekday()):
            opens = max(_moment(day, start, zone), since)
            closes = min(_moment(day, end, zone), until)
            total += max(closes - opens, timedelta())
        day += timedelta(days=1)
    return total


def _moment(day: date, at: Any, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(ZoneInfo("UTC"))
