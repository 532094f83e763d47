"""The modal with links, the mail with one, and the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlencode
from uuid import UUID

from bot.features.clients.models import Client
from bot.features.reading.models import Page, PlanLine, Reading, ReadingLink
from bot.features.reading.payloads import LinksModal, MailLink, MakeLink, OpenLinks, RevokeLink
from bot.features.reading.rules import Sought
from bot.features.reasons.views import cause_name, thing_name
from bot.features.working.views import write_page
from bot.i18n.reader import Reader
from bot.mail.layout import Fact, Link, letter, plain_letter
from bot.slack import blocks
from bot.slack.escaping import escape
from bot.slack.models import Person
from bot.slack.responses import Block, Message, Modal
from bot.telling.areas import AREAS
from bot.telling.entries import Told, tell
from bot.telling.values import Values

__all__ = [
    "LinkMail",
    "Listed",
    "Mailed",
    "build_asked",
    "build_link_mail",
    "build_links",
    "build_mail_failed",
    "build_page",
]


# In Slack.

Mailed = Literal["goes", "waits"]


@dataclass(frozen=True)
class Listed:
    """What the modal shows."""

    client: Client
    links: Sequence[ReadingLink]
    people: Mapping[UUID, Person]
    viewer: UUID
    manages: bool
    mails: bool
    """Whether Rapport can send mail."""
    now: datetime
    made: str | None = None
    """The address of a link that was made just now."""
    mailed: Mailed | None = None
    """A link is on its way to the contact, or waits until they have confirmed their address."""


def build_asked(reader: Reader, client: Client) -> Message:
    """What everybody may read: where links are; an address is for one person alone."""
    text = reader.text("reading-asked", brand=escape(client.brand))
    button = blocks.button(reader.text("reading-open"), OpenLinks(client_id=client.id))
    return Message(text, (blocks.section(text), blocks.actions(button)))


def build_links(reader: Reader, seen: Listed) -> Modal:
    """The modal: make a link, mail one, withdraw one."""
    client = seen.client
    brand = escape(client.brand)
    shown: list[Block] = [blocks.section(reader.text("reading-intro", brand=brand))]
    if seen.made:
        # as code: Slack leaves the address as it is, and nobody's click is an opening by mistake
        shown.append(blocks.section(reader.text("reading-made", url=f"```{escape(seen.made)}```")))
    elif seen.mailed:
        address = escape(client.contact_email or "")
        said = reader.text("reading-mailed", how=seen.mailed, address=address)
        shown.append(blocks.section(said))
    buttons = [
        blocks.button(reader.text("reading-make"), MakeLink(client_id=client.id), style="primary")
    ]
    if seen.manages and seen.mails and client.contact_email:
        label = reader.text("reading-mail")
        buttons.append(blocks.button(label, MailLink(client_id=client.id)))
    shown += [blocks.actions(*buttons), blocks.divider()]
    shown += [_listed(reader, seen, link) for link in seen.links]
    if not seen.links:
        shown.append(blocks.context(reader.text("reading-none")))
    return Modal(
        payload=LinksModal(client_id=client.id),
        title=reader.text("reading-title"),
        blocks=tuple(shown),
        submit=None,
        close=reader.text("reading-close"),
    )


def _listed(reader: Reader, seen: Listed, link: ReadingLink) -> Block:
    who = _whose(reader, seen, link)
    opened = reader.text("reading-not-opened")
    if link.opened_at:
        opened = reader.text("reading-opened", when=reader.moment(link.opened_at, now=seen.now))
    elif link.address and not link.mailed_at:
        opened = reader.text("reading-not-mailed")
    text = reader.text(
        "reading-listed",
        who=who,
        until=reader.moment(link.expires_at, now=seen.now),
        made=reader.moment(link.made_at, now=seen.now),
        opened=opened,
    )
    label = reader.text("reading-revoke")
    confirm = (
        reader.text("reading-revoke-title"),
        reader.text("reading-revoke-why"),
        label,
        reader.text("reading-close"),
    )
    return blocks.section(
        text, blocks.button(label, RevokeLink(link_id=link.id), style="danger", confirm=confirm)
    )


def _whose(reader: Reader, seen: Listed, link: ReadingLink) -> str:
    if link.person_id is None:
        return reader.text("reading-by-mail", address=escape(link.address or ""))
    if link.person_id == seen.viewer:
        return reader.text("reading-yours")
    person = seen.people.get(link.person_id)
    return escape(person.name) if person else "?"


def build_mail_failed(reader: Reader, address: str) -> Message:
    """For the team's channel: the contact did not get the link."""
    text = reader.text("reading-mail-failed", address=escape(address))
    return Message(text, (blocks.section(text),))


@dataclass(frozen=True)
class LinkMail:
    """The mail with a link."""

    subject: str
    plain: str
    html: str


def build_link_mail(
    reader: Reader, client: Client, *, by: str, until: datetime, url: str
) -> LinkMail:
    """For the contact, in the client's language."""
    subject = reader.text("reading-mail-subject", brand=client.brand)
    parts = (
        Fact(reader.text("reading-mail-lead", who=by, brand=client.brand)),
        Link(reader.text("reading-mail-open"), url),
        Fact(reader.text("reading-mail-until", until=reader.moment(until))),
    )
    foot = reader.text("reading-mail-foot", brand=client.brand)
    return LinkMail(
        subject=subject,
        plain=plain_letter(parts=parts, foot=foot),
        html=letter(language=reader.language, heading=subject, parts=parts, foot=foot),
    )


# In the browser.


def build_page(
    reader: Reader,
    reading: Reading,
    page: Page,
    sought: Sought,
    *,
    now: datetime,
    head_line: str,
) -> dict[str, Any]:
    """What the template needs, in the reader's words."""
    values = Values(reader, now, page.known)
    told = [tell(entry, values, page.erasures.get(entry.seq)) for entry in page.entries]
    return {
        "brand": reading.client.brand,
        "who": reading.person.name if reading.person else reader.text("record-by-contact"),
        "until": reader.moment(reading.expires_at, now=now),
        "plan": [_plan_line(reader, line, now) for line in page.plan],
        "days": _days(reader, told, page, now),
        "late": _late(reader, page),
        "working": write_page(reader, page.working) if page.working else None,
        "sought": sought,
        "areas": list(AREAS),
        "items": [(str(item.id), f"{item.number} · {item.title}") for item in page.items],
        "people": [(str(person.id), person.name) for person in page.people],
        "older": _address(sought, before=told[-1].seq) if page.more and told else None,
        "newest": _address(sought, before=None) if sought.before else None,
        "head_line": head_line,
        "head_seq": reader.number(page.head.seq),
    }


def _days(reader: Reader, told: Sequence[Told], page: Page, now: datetime) -> list[dict[str, Any]]:
    """Entries by the reader's days, newest first."""
    days: list[dict[str, Any]] = []
    for entry, one in zip(page.entries, told, strict=True):
        day = entry.time.astimezone(reader.zone).date()
        if not days or days[-1]["day"] != day:
            days.append({"day": day, "name": reader.day(day, now=now), "entries": []})
        shown = {"told": one, "at": reader.clock_time(entry.time)}
        shown["folded"] = entry.seq in page.folded
        days[-1]["entries"].append(shown)
    return days


def _late(reader: Reader, page: Page) -> list[dict[str, Any]]:
    """Days by cause, as bars of a hundred and in words; each part leads to its entries."""
    most = max((one.days for one in page.late), default=1)
    return [
        {
            "cause": cause_name(reader, one.cause),
            "days": reader.text("reading-late-days", days=one.days),
            "width": max(1, one.days * 100 // most),
            "parts": [
                (thing_name(reader, one, at), (part.subject or str(delay.id)).rpartition(":")[2])
                for at, (delay, part) in enumerate(one.parts)
            ],
        }
        for one in page.late
    ]


def _plan_line(reader: Reader, line: PlanLine, now: datetime) -> dict[str, Any]:
    item = line.item
    dates = None
    if item.starts and item.ends:
        dates = reader.text(
            "reading-from-to",
            starts=reader.day(item.starts, now=now),
            ends=reader.day(item.ends, now=now),
        )
    elif item.starts:
        dates = reader.text("reading-from", starts=reader.day(item.starts, now=now))
    elif item.ends:
        dates = reader.text("reading-to", ends=reader.day(item.ends, now=now))
    done = None
    if item.per_week and line.weeks:
        done = reader.text("reading-cadence", done=line.weeks[-1].count, wanted=item.per_week)
    return {
        "number": item.number,
        "title": item.title,
        "kind": reader.text(f"record-value-kind-{item.kind}"),
        "state": reader.text(f"record-value-status-{item.status}"),
        "version": item.version,
        "agreed": item.status == "agreed",
        "owner": line.owner,
        "objective": line.objective,
        "dates": dates,
        "done": done,
        "id": str(item.id),
    }


def _address(sought: Sought, *, before: int | None) -> str:
    """The same page with other entries, relative to it."""
    asked = {
        "item": sought.item,
        "person": sought.person,
        "area": sought.area,
        "from": sought.since,
        "to": sought.until,
        "words": sought.words,
        "before": before,
    }
    return "?" + urlencode({name: str(value) for name, value in asked.items() if value})
