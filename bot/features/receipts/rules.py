"""Who is written to, when, and what is held back. Pure."""

# ruff: noqa: N818 -- errors are named by what happened: WhichState

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.errors import UserFacingError
from bot.features.clients.rules import Side
from bot.features.news.rules import LineKind

__all__ = [
    "AGREE",
    "AT_ONCE",
    "GIVE_UP",
    "LINK_DAYS",
    "Fate",
    "MailText",
    "ReceiptStatus",
    "Recipient",
    "WhichState",
    "concerns",
    "decide_news",
    "decide_recipients",
    "decide_status",
    "is_at_once",
    "message_id",
    "read_switch",
    "receipt_of",
    "retry_seconds",
    "takes_effect_soon",
    "working_asks",
]

AGREE = "agree"
"""The page on which whoever reads the client's address agrees: the first part of its path."""

ReceiptStatus = Literal["held", "waiting", "sent", "refused"]
Fate = Literal["news", "again", "with_its_change"]

AT_ONCE = timedelta(hours=24)
"""What takes effect within this time is told by mail without waiting for the day's end."""
GIVE_UP = timedelta(days=1)
"""A mail server that is away for longer: the team is told that the mail did not go."""
LINK_DAYS = timedelta(days=30)
"""How long the links in a mail are good."""

_FIRST_RETRY, _LONGEST_RETRY = 60.0, 3_600.0


@dataclass(frozen=True)
class Recipient:
    """Who gets a mail: a person, or (None) whoever reads the client's address."""

    address: str
    person_id: UUID | None
    side: Side
    in_slack: bool = True
    """Reads what Rapport says in Slack; who does not is told everything by mail."""


@dataclass(frozen=True)
class MailText:
    """A mail as it is sent."""

    subject: str
    plain: str
    html: str


def decide_recipients(
    *,
    managers: Sequence[tuple[UUID, str | None]],
    contacts: Sequence[tuple[UUID, str | None]],
    contact_email: str | None,
    has_client_channel: bool,
) -> list[Recipient]:
    """Everybody who gets receipts, each address once.

    ``managers`` and ``contacts`` are persons with their addresses, as far as Slack tells them.
    Without a channel that the client reads nothing but mail reaches its people.
    """
    found = [Recipient(email, who, "agency") for who, email in managers if email]
    found += [
        Recipient(email, who, "client", in_slack=has_client_channel)
        for who, email in contacts
        if email
    ]
    if contact_email:
        reads = has_client_channel and bool(contacts)
        found.append(Recipient(contact_email, None, "client", in_slack=reads))
    once: dict[str, Recipient] = {}
    for each in found:
        once.setdefault(each.address.casefold(), each)
    return list(once.values())


def concerns(told_by: Side, to: Recipient) -> bool:
    """Whether a line is for them: the other side's, or any where only mail reaches them."""
    return told_by != to.side or (to.side == "client" and not to.in_slack)


def working_asks(lines: Sequence[tuple[LineKind, Side, Mapping[str, str]]]) -> bool:
    """Whether a day ended with how both sides work waiting for the client's agreement.

    The last line about it says so: it reads differently, or the agency alone has agreed.
    """
    for kind, side, params in reversed(lines):
        if kind == "working_changed":
            return True
        if kind == "working_agreed":
            return side == "agency" and params["both"] == "no"
    return False


def decide_news(lines: Sequence[tuple[LineKind, UUID | None]], had: Collection[UUID]) -> list[Fate]:
    """What becomes of each line (its kind and its change) in somebody's mail of the day.

    ``had``: changes that they had a mail of their own about: those are not told again. Details
    of a change that the mail tells come with it.
    """
    first = {change for kind, change in lines if kind == "change_told"} - set(had)
    fates: list[Fate] = []
    for kind, change in lines:
        if kind == "change_told" and change in had:
            fates.append("again")
        elif kind == "change_detailed" and change in first:
            fates.append("with_its_change")
        else:
            fates.append("news")
    return fates


def takes_effect_soon(
    *, at: datetime | None, day: date | None, now: datetime, zone: ZoneInfo
) -> bool:
    """Whether it takes effect within 24 hours, or has already. A day begins at its midnight."""
    if at is None and day is not None:
        at = datetime.combine(day, time(), zone)
    return at is not None and at <= now + AT_ONCE


def is_at_once(*, soon: bool, told_by: Side, to: Recipient) -> bool:
    """Whether a change is mailed now: it takes effect soon, or nothing else tells them of it."""
    return told_by != to.side and (soon or not to.in_slack)


def decide_status(to: Recipient, verified: Collection[str], *, can_ask: bool) -> ReceiptStatus:
    """Whether a mail may go out: addresses of people are Slack's, the client's own is asked.

    ``verified``: addresses that were confirmed, without case. ``can_ask``: there is a way to
    confirm one, a public address for the link.
    """
    if to.person_id is not None or not can_ask or to.address.casefold() in verified:
        return "waiting"
    return "held"


def retry_seconds(tries: int) -> float:
    """How long to wait after so many tries: a minute, doubled up to an hour."""
    return float(min(_FIRST_RETRY * 2.0 ** max(tries - 1, 0), _LONGEST_RETRY))


class WhichState(UserFacingError):
    """On or off; nothing else can be said to receipts."""

    key: ClassVar[str] = "receipts-error-which"


_ON = frozenset({"on", "yes", "sí", "si", "activar"})
_OFF = frozenset({"off", "no", "desactivar"})
_OURS = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{32})@\S+")


def read_switch(typed: str) -> bool:
    """On or off, as people say it. Raises WhichState."""
    word = typed.strip().casefold()
    if word not in _ON | _OFF:
        raise WhichState(typed=typed)
    return word in _ON


def message_id(receipt_id: UUID, workspace_id: UUID, domain: str) -> str:
    """A receipt's Message-ID: nobody guesses it, and an answer that cites it finds the receipt."""
    return f"{receipt_id.hex}.{workspace_id.hex}@{domain}"


def receipt_of(cited: str) -> tuple[UUID, UUID] | None:
    """Receipt and workspace of a Message-ID of ours; None for any other."""
    found = _OURS.fullmatch(cited)
    return (UUID(found[1]), UUID(found[2])) if found else None
