"""Mails as the page shows them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from babel.dates import format_date, format_time

from bot.i18n.reader import Reader
from bot.sandbox.mailbox import ReceivedMail

__all__ = ["Line", "conversation", "headers", "line", "recipients", "sent_at"]

_GLANCE = 110
_ID = re.compile(r"<[^<>\s]+>")
_OWN = ("X-Envelope-From", "X-Envelope-To")


@dataclass(frozen=True)
class Line:
    """One mail in a list."""

    number: int
    to: str
    subject: str
    when: str
    when_long: str
    glance: str


def line(mail: ReceivedMail, reader: Reader, now: datetime) -> Line:
    """A mail in a list, its time short: the time of day today, the day before that."""
    at = sent_at(mail)
    return Line(
        number=mail.number,
        to=", ".join(mail.to),
        subject=mail.subject,
        when=_short(at, reader, now) if at else "",
        when_long=reader.moment(at, now=now) if at else "",
        glance=" ".join(mail.text.split())[:_GLANCE],
    )


def _short(at: datetime, reader: Reader, now: datetime) -> str:
    here, today = at.astimezone(reader.zone), now.astimezone(reader.zone).date()
    if here.date() == today:
        return format_time(here.time(), "HH:mm", locale=reader.language)
    return format_date(here.date(), "d MMM", locale=reader.language)


def sent_at(mail: ReceivedMail) -> datetime | None:
    """What its Date header says; None where that is none."""
    try:
        at = parsedate_to_datetime(str(mail.message["Date"] or ""))
    except ValueError:
        return None
    return at if at.tzinfo else None


def headers(mail: ReceivedMail) -> list[tuple[str, str]]:
    """Every header, decoded, in the order in which they stand."""
    return [(name, str(value)) for name, value in mail.message.items() if name not in _OWN]


def recipients(mails: Sequence[ReceivedMail]) -> list[str]:
    """Everybody who was written to."""
    return sorted({one for mail in mails for one in mail.to})


def conversation(mails: Sequence[ReceivedMail], mail: ReceivedMail) -> list[ReceivedMail]:
    """The mails to the same people that belong together by their ids, oldest first, this one too.

    RFC 5322 §3.6.4: ``References`` names the whole way back, ``In-Reply-To`` the last step.
    """
    roots: dict[str, str] = {}
    for one in mails:
        back = _ID.findall(f"{one.message['References'] or ''} {one.message['In-Reply-To'] or ''}")
        roots[one.message_id] = roots.get(back[0], back[0]) if back else one.message_id
    root = roots[mail.message_id]
    return [one for one in mails if roots[one.message_id] == root and one.to == mail.to]
