"""The mails, and what the team's channel is told of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.features.news.models import Told
from bot.features.news.views import build_details, build_line, build_short, words
from bot.features.plans.rules import Status
from bot.features.plans.views import Picture, build_fact, build_plain
from bot.features.receipts.models import Receipt
from bot.features.receipts.rules import MailText
from bot.i18n.reader import Reader
from bot.mail.layout import Fact, Heading, Link, Part, Quote, letter, plain_letter
from bot.slack import blocks
from bot.slack.escaping import cut, escape
from bot.slack.responses import Message

__all__ = [
    "Foot",
    "Standing",
    "build_address_mail",
    "build_address_waits",
    "build_change_mail",
    "build_day_mail",
    "build_mail_failed",
    "build_nobody_told",
    "build_standing",
    "build_stopped",
    "build_switched",
    "page_of_change",
    "simple_mail",
]

SECTION = 2_900


@dataclass(frozen=True)
class Foot:
    """What stands under every receipt: where an answer goes, and where the record stood."""

    head_line: str
    answers_read: bool
    """Answers to the mail come to the thread."""
    readers: str = ""
    """Who of the other side reads that thread; empty: nobody of theirs is there."""
    write_to: str = ""
    """Names and addresses to write to where they do not; empty: there are none."""


def build_change_mail(
    reader: Reader,
    seen: Picture,
    *,
    names: Mapping[str, str],
    foot: Foot,
    url: str | None,
    in_slack: bool,
) -> MailText:
    """The mail about one change, for whom it cannot wait.

    ``names`` are those of people named in the change, by Slack's ids; ``url`` leads to the page
    on which *Seen* can be said.
    """
    change = seen.change
    told = reader.text(
        "receipts-change-told",
        who=seen.raw_name(change.told_by),
        side=change.told_side,
        brand=seen.brand,
        at=reader.moment(change.told_at, now=seen.now),
    )
    parts: list[Part] = [
        Fact(told),
        Quote(words(change.text, names)),
        Fact(build_fact(reader, seen)),
        *build_details(reader, change, seen.details, names, seen.now),
    ]
    if url:
        parts += [Link(reader.text("news-seen"), url), Fact(reader.text("news-seen-means"))]
    if in_slack:
        parts.append(Fact(reader.text("receipts-card-too")))
    subject = reader.text("receipts-change-subject", brand=seen.brand, number=change.number)
    return _mail(reader, subject, subject, parts, foot)


def build_day_mail(
    reader: Reader,
    *,
    brand: str,
    zone: ZoneInfo,
    day: date,
    told: Sequence[tuple[Told, str | None]],
    again: Sequence[Told],
    foot: Foot,
    now: datetime,
    agree: str | None = None,
) -> MailText:
    """Everything of a day in one mail.

    ``told``: each with where *Seen* can be said, if it can. ``again``: of what they had a mail
    already, for the list. ``agree``: where they can agree to what waits for them.
    """
    lead = reader.text("receipts-day-lead", brand=brand, count=len(told))
    if asked := sum(bool(url) and _asks(each) for each, url in told):
        lead += " " + reader.text("receipts-day-asked", count=asked)
    parts: list[Part] = [Fact(lead)]
    for each, url in told:
        parts += build_line(reader, each, brand=brand, zone=zone, now=now, url=url)
    if agree:
        parts.append(Heading(reader.text("receipts-agree-heading")))
        parts += [
            Fact(reader.text("receipts-agree-lead")),
            Link(reader.text("receipts-agree"), agree),
        ]
    if again:
        parts.append(Heading(reader.text("receipts-day-again")))
        parts += [Fact(build_short(reader, each)) for each in again]
    shown = reader.day(day, now=now)
    subject = reader.text("receipts-day-subject", brand=brand, day=shown)
    return _mail(reader, subject, subject, parts, foot)


def _asks(told: Told) -> bool:
    """Whether the reader is asked to say that they have seen it."""
    change = told.change
    return told.line.kind == "change_told" and change is not None and change.seen_at is None


def _where(foot: Foot) -> str:
    """Where answers go: to whom of the other side, or to nobody."""
    if foot.answers_read:
        return "thread" if foot.readers else ("own" if foot.write_to else "there")
    return "people" if foot.write_to else "nobody"


def _mail(
    reader: Reader, subject: str, heading: str, parts: Sequence[Part], foot: Foot
) -> MailText:
    who = foot.readers if foot.answers_read and foot.readers else foot.write_to
    lines = (
        reader.text("receipts-foot-answers", where=_where(foot), who=who),
        reader.text("receipts-foot"),
    )
    below = "\n".join(lines)
    return MailText(
        subject=subject,
        plain=plain_letter(parts=parts, foot=below, code=foot.head_line),
        html=letter(
            language=reader.language,
            heading=heading,
            parts=parts,
            foot=below,
            code=foot.head_line,
        ),
    )


# Mails that are no receipts.


def build_address_mail(reader: Reader, *, brand: str, who: str, url: str) -> MailText:
    """Asks whether an address is right; ``who`` runs things for the brand."""
    parts: list[Part] = [
        Fact(reader.text("receipts-address-lead", brand=brand, who=who)),
        Link(reader.text("receipts-address-button"), url),
        Fact(reader.text("receipts-address-else")),
    ]
    subject = reader.text("receipts-address-subject", brand=brand)
    return simple_mail(reader, subject, parts, reader.text("receipts-address-foot"))


def simple_mail(reader: Reader, subject: str, parts: Sequence[Part], foot: str) -> MailText:
    """A mail that is no receipt, with nothing of the record under it."""
    return MailText(
        subject=subject,
        plain=plain_letter(parts=parts, foot=foot),
        html=letter(language=reader.language, heading=subject, parts=parts, foot=foot),
    )


# To the team.


def build_nobody_told(reader: Reader, *, brand: str, number: int) -> Message:
    """There is no way to the client, so nobody there knows."""
    return build_plain(reader.text("receipts-nobody-told", number=number, brand=escape(brand)))


def build_address_waits(reader: Reader, *, brand: str, address: str) -> Message:
    """Mails are held until somebody at the client's address confirms it."""
    return build_plain(
        reader.text("receipts-address-waits", brand=escape(brand), address=escape(address))
    )


def build_stopped(reader: Reader, *, brand: str, address: str) -> Message:
    """Whoever reads the client's address wants no more mails."""
    return build_plain(
        reader.text("receipts-stopped", brand=escape(brand), address=escape(address))
    )


def build_mail_failed(reader: Reader, *, brand: str, address: str, subject: str) -> Message:
    """A mail did not reach its address, and what to do."""
    return build_plain(
        reader.text(
            "receipts-mail-failed",
            brand=escape(brand),
            address=escape(address),
            subject=escape(subject),
        )
    )


def build_switched(reader: Reader, *, brand: str, on: bool) -> Message:
    """Receipts are on or off."""
    state = "on" if on else "off"
    return build_plain(reader.text("receipts-switched", brand=escape(brand), state=state))


@dataclass(frozen=True)
class Standing:
    """How a client's mails stand, for the manager."""

    brand: str
    on: bool
    address: str | None
    verified: bool
    asked_at: datetime | None
    last: Sequence[tuple[Receipt, str | None]] = ()
    """The last mails, newest first, with the name of whom they went to."""


def build_standing(reader: Reader, seen: Standing, *, now: datetime) -> Message:
    """Whether mails go out, whether the address is right, and how the last ones went."""
    state = "receipts-state-on" if seen.on else "receipts-state-off"
    lines = [reader.text(state, brand=escape(seen.brand))]
    if seen.address:
        lines.append(_address(reader, seen, now))
    last = [
        reader.text(
            "receipts-state-line",
            at=reader.moment(receipt.ended_at or receipt.prepared_at, now=now),
            who=escape(name) if name else reader.text("receipts-state-contact"),
            subject=escape(receipt.subject),
            status=receipt.status,
        )
        for receipt, name in seen.last
    ]
    history = "\n".join(f"• {line}" for line in last) or reader.text("receipts-state-none")
    text = "\n".join(lines)
    return Message(text, (blocks.section(text), blocks.section(cut(history, SECTION))))


def _address(reader: Reader, seen: Standing, now: datetime) -> str:
    address = escape(seen.address or "")
    if seen.verified:
        return reader.text("receipts-state-address-verified", address=address)
    if seen.asked_at is None:
        return reader.text("receipts-state-address-unasked", address=address)
    at = reader.moment(seen.asked_at, now=now)
    return reader.text("receipts-state-address-waits", address=address, at=at)


# Pages.


def page_of_change(reader: Reader, seen: Picture, names: Mapping[str, str]) -> dict[str, str]:
    """What the page shows of a change; ``state`` is empty while *Seen* can be said."""
    change = seen.change
    state = ""
    if change.state is Status.TAKEN_BACK:
        state = reader.text("receipts-page-taken-back")
    elif change.seen_at is not None:
        at = reader.moment(change.seen_at, now=seen.now)
        state = reader.text("receipts-page-seen", who=seen.seer(reader), at=at)
    return {
        "title": reader.text("receipts-page-title", brand=seen.brand, number=change.number),
        "told": reader.text(
            "receipts-change-told",
            who=seen.raw_name(change.told_by),
            side=change.told_side,
            brand=seen.brand,
            at=reader.moment(change.told_at, now=seen.now),
        ),
        "words": words(change.text, names),
        "fact": build_fact(reader, seen),
        "details": "\n".join(
            part.text for part in build_details(reader, change, seen.details, names, seen.now)
        ),
        "state": state,
    }
