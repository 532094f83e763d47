"""A direct post's card, the question before an alert, the alert, and who may post directly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from bot.features.direct.models import DirectPost
from bot.features.direct.payloads import ConfirmNotUs, ItWasUs, NotUs, OneOff, PartOf
from bot.features.direct.rules import Change, Permission, Verdict
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.blocks import Choice
from bot.slack.escaping import cut, escape, link, mention
from bot.slack.models import Person
from bot.slack.objects import Element
from bot.slack.outbound import Line
from bot.slack.responses import Block, Message, Modal

__all__ = [
    "IN_GENERAL",
    "Picture",
    "build_alert",
    "build_card",
    "build_changed",
    "build_line",
    "build_not_us",
    "build_permission",
    "build_sorted",
    "build_told",
]

IN_GENERAL = "plan"
"""The value of *the plan in general* among items."""
_GLANCE, _SHOWN, _TITLE = 120, 600, 70
_PAGES = (
    ("password", "https://x.com/settings/password"),
    ("sessions", "https://x.com/settings/sessions"),
    ("apps", "https://x.com/settings/connected_apps"),
)


@dataclass(frozen=True)
class Picture:
    """What a card shows beside its post."""

    brand: str
    handle: str
    now: datetime
    people: Mapping[UUID, Person] = field(default_factory=dict)
    items: Sequence[tuple[UUID, str]] = ()
    """Open plan items, for the choice."""
    item: str | None = None
    """The title of the one that it is part of."""

    def name(self, person_id: UUID | None) -> str:
        """A name as mrkdwn that does not ring."""
        person = self.people.get(person_id) if person_id else None
        return escape(person.name) if person else "?"


def build_card(reader: Reader, direct: DirectPost, seen: Picture) -> Message:
    """Status first, then when it was written, then the text exactly as it was."""
    title = _title(reader, direct, seen)
    status = _status(reader, direct, seen)
    elements = _buttons(reader, direct, seen)
    body: list[Block] = [
        blocks.section(f"*{title}* · {escape(seen.brand)}\n{status}"),
        blocks.context(_when(reader, direct, seen)),
        blocks.quote(direct.text),
        *([blocks.context(edited)] if (edited := _edited(reader, direct, seen)) else []),
        blocks.context(reader.text("direct-team-only")),
        *([blocks.actions(*elements)] if elements else []),
    ]
    return Message(f"{title}: {escape(cut(direct.text, _GLANCE))}", tuple(body))


def build_line(reader: Reader, direct: DirectPost, seen: Picture) -> Line:
    """The card's short form: what it is, the text, and *One-off* beside it."""
    one_off = blocks.button(reader.text("direct-one-off"), OneOff(direct_id=direct.id))
    accessory = one_off if direct.verdict is Verdict.WAITING else None
    text = f"*{_title(reader, direct, seen)}* · {_when(reader, direct, seen)}"
    return Line(
        key="direct",
        blocks=(blocks.section(text, accessory), blocks.quote(cut(direct.text, _SHOWN))),
        language=reader.language,
    )


def build_changed(reader: Reader, direct: DirectPost, change: Change) -> Message:
    """Edited on the network, gone from it or back: a quiet line in the card's thread."""
    text = reader.text(f"direct-{change}")
    if change != "edited":
        return Message(text, (blocks.section(text),))
    quote = blocks.quote(cut(direct.before or "", _SHOWN))
    return Message(text, (blocks.section(text), quote))


def build_not_us(reader: Reader, direct: DirectPost, seen: Picture) -> Modal:
    """Says what happens when it was neither side, before it happens."""
    lead = reader.text("direct-not-us-lead", brand=escape(seen.brand), handle=escape(seen.handle))
    return Modal(
        payload=ConfirmNotUs(direct_id=direct.id),
        title=reader.text("direct-not-us-title"),
        submit=reader.text("direct-not-us-submit"),
        close=reader.text("direct-cancel"),
        blocks=(
            blocks.section(lead),
            blocks.quote(cut(direct.text, _SHOWN)),
            blocks.section(reader.text("direct-not-us-what")),
        ),
    )


def build_alert(
    reader: Reader,
    direct: DirectPost,
    seen: Picture,
    *,
    slug: str,
    managers: Sequence[Person] = (),
) -> Message:
    """Somebody else writes on the account: what to do now. ``managers`` are called by it."""
    handle = escape(seen.handle)
    title = reader.text("direct-alert-title", handle=handle, brand=escape(seen.brand))
    who = reader.text("direct-alert-who", who=seen.name(direct.sorted_by))
    pages = {name: link(url, reader.text(f"direct-alert-{name}")) for name, url in _PAGES}
    steps = [
        reader.text("direct-alert-step-password", page=pages["password"]),
        reader.text("direct-alert-step-sessions", sessions=pages["sessions"], apps=pages["apps"]),
        reader.text("direct-alert-step-delete", post=link(direct.url, reader.text("direct-post"))),
        reader.text("direct-alert-step-client", brand=escape(seen.brand)),
        reader.text(
            "direct-alert-step-connect", command=f"rapport connect x --client {slug} --token …"
        ),
    ]
    called = " ".join(mention(one) for one in managers)
    body = (
        blocks.section(f"{called} *{title}*\n{who}".strip()),
        blocks.quote(cut(direct.text, _SHOWN)),
        blocks.section("\n".join(f"{no}. {step}" for no, step in enumerate(steps, 1))),
    )
    return Message(f"{called} {title}".strip(), body)


def build_sorted(reader: Reader, direct: DirectPost, item: str | None) -> Message:
    """What whoever sorted it sees."""
    text = reader.text("direct-sorted", verdict=_word(direct, item), item=_item(item))
    return Message(text, (blocks.section(text),))


def build_told(reader: Reader, count: int) -> Message:
    """What whoever raised the alert sees; ``count`` managers are told."""
    text = reader.text("direct-alert-raised", count=count)
    return Message(text, (blocks.section(text),))


def build_permission(reader: Reader, permission: Permission, *, brand: str, handle: str) -> Message:
    """Who may post directly, and what that means."""
    who = "all" if permission.everybody else "people" if permission.people else "nobody"
    text = reader.text(
        "direct-permission",
        who=who,
        names=escape(reader.listing(permission.people)),
        brand=escape(brand),
        handle=escape(handle),
    )
    return Message(text, (blocks.section(text), blocks.context(reader.text("direct-how"))))


def _title(reader: Reader, direct: DirectPost, seen: Picture) -> str:
    """How it came to be there; what was done to it there since comes first."""
    title = reader.text("direct-title", kind=direct.kind, handle=escape(seen.handle))
    if direct.deleted_at is None and direct.edited_at is None:
        return title
    since = reader.text("direct-since", gone="yes" if direct.deleted_at else "no")
    return f"{since} · {title}"


def _when(reader: Reader, direct: DirectPost, seen: Picture) -> str:
    return reader.text("direct-when", at=reader.moment(direct.written_at, now=seen.now))


def _word(direct: DirectPost, item: str | None) -> str:
    if direct.verdict is Verdict.PART:
        return "item" if item else "plan"
    return direct.verdict.value


def _item(title: str | None) -> str:
    return escape(cut(title or "", _TITLE))


def _status(reader: Reader, direct: DirectPost, seen: Picture) -> str:
    told = ""
    if direct.deleted_at is not None:
        at = reader.moment(direct.deleted_at, now=seen.now)
        told = reader.text("direct-is-gone", at=at) + " "
    if direct.verdict is Verdict.WAITING:
        until = direct.one_off_at or direct.found_at
        return told + reader.text("direct-ask", until=reader.moment(until, now=seen.now))
    by_nobody = direct.sorted_by is None
    if direct.verdict is Verdict.ONE_OFF and by_nobody:
        return told + reader.text("direct-by-silence")
    return told + reader.text(
        "direct-status",
        verdict=_word(direct, seen.item),
        who=seen.name(direct.sorted_by),
        item=_item(seen.item),
    )


def _edited(reader: Reader, direct: DirectPost, seen: Picture) -> str | None:
    if direct.edited_at is None:
        return None
    return reader.text("direct-was-edited", at=reader.moment(direct.edited_at, now=seen.now))


def _buttons(reader: Reader, direct: DirectPost, seen: Picture) -> list[Element]:
    about = {"direct_id": direct.id}
    there = blocks.link_button(reader.text("direct-open"), direct.url)
    shown = [] if direct.deleted_at else [there]
    if direct.verdict is Verdict.OURS:
        return shown
    if direct.verdict is Verdict.NOT_US:
        us = blocks.button(reader.text("direct-it-was-us"), ItWasUs.model_validate(about))
        return [us, *shown]
    choices: list[Choice] = [(IN_GENERAL, reader.text("direct-in-general"))]
    choices += [(str(item_id), cut(title, _TITLE)) for item_id, title in seen.items]
    part = PartOf.model_validate(about)
    found = [blocks.select(part, reader.text("direct-part-of"), choices, _chosen(direct))]
    if direct.verdict is not Verdict.ONE_OFF:
        found.append(blocks.button(reader.text("direct-one-off"), OneOff.model_validate(about)))
    not_us = blocks.button(
        reader.text("direct-not-us"),
        NotUs.model_validate(about),
        style="danger" if direct.verdict is Verdict.WAITING else None,
        spoken=reader.text("direct-not-us-spoken"),
    )
    return [*found, not_us, *shown]


def _chosen(direct: DirectPost) -> str | None:
    if direct.verdict is not Verdict.PART:
        return None
    return str(direct.item_id) if direct.item_id else IN_GENERAL
