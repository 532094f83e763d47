"""What was late and what moved it: to the team, and to both sides once it is confirmed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.features.causes.rules import KNOWN, Cause, Part, total
from bot.features.delays.models import Delay, Sight
from bot.features.delays.payloads import (
    AskLater,
    ConfirmDelay,
    CorrectDelay,
    CorrectModal,
    DifferAboutDelay,
    NotLate,
)
from bot.features.delays.rules import LONGEST, Lateness, Status
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed, link, mention
from bot.slack.objects import Element
from bot.slack.outbound import Line
from bot.slack.responses import Block, Message, Modal

__all__ = [
    "build_again",
    "build_correct_modal",
    "build_part",
    "build_plain",
    "build_settled",
    "build_shared",
    "build_short",
    "build_team",
    "build_what",
    "write_causes",
    "write_late",
]

_GLANCE, _SAID, _MOST = 90, 400, 2_900


def build_plain(text: str) -> Message:
    """One line."""
    return Message(text, (blocks.section(text),))


def build_what(reader: Reader, seen: Sight) -> str:
    """What was late, by how much: an event, nobody's fault. Markup."""
    late = seen.delay.lateness
    return write_late(reader, late, title=escape_typed(cut(late.title, _GLANCE)), now=seen.now)


def write_late(reader: Reader, late: Lateness, *, title: str, now: datetime) -> str:
    """The same sentence with the title as it is given: escaped for Slack, plain for mails."""
    state = "open" if late.came is None else "moved" if late.moved else "late"
    key = f"{late.kind}-{late.which}" if late.kind == "item" else late.kind
    return reader.text(
        f"delays-{state}-{key}",
        title=title,
        number=late.number or 0,
        side=late.side or "agency",
        agreed=reader.day(late.agreed, now=now),
        came=reader.day(late.came, now=now) if late.came else "",
        days=late.days,
    )


def write_causes(reader: Reader, days: Mapping[Cause, int]) -> str:
    """Days by cause in a line, without markup."""
    words = {cause: reader.text(f"delays-cause-{cause.replace('_', '-')}") for cause in days}
    told = [reader.text("delays-days-by", days=days[one], what=words[one]) for one in days]
    return reader.listing(told)


def build_part(reader: Reader, seen: Sight, part: Part) -> str:
    """So many days by one event, with a link to where it stands."""
    what = reader.text(f"delays-cause-{part.cause.replace('_', '-')}")
    line = reader.text("delays-part", days=part.days, what=what)
    if part.subject is None:
        return line if part.cause == "unknown" else f"{line} · {reader.text('delays-said')}"
    event = build_event(reader, seen, part)
    return f"{line} · {event}"


def build_event(reader: Reader, seen: Sight, part: Part) -> str:
    """The event by its name and day."""
    word = (part.subject or "").partition(":")[0]
    began = reader.day(part.began, now=seen.now) if part.began else ""
    name = reader.text(f"delays-event-{word}", number=part.number or 0, day=began)
    url = seen.urls.get(part.subject or "")
    return link(url, name) if url else name


def _causes(reader: Reader, seen: Sight) -> list[Block]:
    """The causes with their days, then what only happened meanwhile."""
    took = [build_part(reader, seen, part) for part in seen.parts if part.days]
    also = [build_event(reader, seen, part) for part in seen.parts if not part.days]
    found = [blocks.section(cut("\n".join(f"• {line}" for line in took), _MOST))]
    if also:
        found.append(blocks.context(reader.text("delays-also", events=reader.listing(also[:5]))))
    return found


# For the team.


def build_team(reader: Reader, seen: Sight) -> Message:
    """The card in the team's channel: what passed or moved, what moved it, what is asked."""
    delay = seen.delay
    what = build_what(reader, seen)
    head = blocks.context(f"*{escape(seen.brand)}* · {reader.text(_state_key(delay))}")
    body: list[Block] = [blocks.section(f"*{what}*")]
    if delay.state is Status.OPEN:
        body.append(blocks.context(reader.text("delays-open-foot")))
        if delay.kind == "item":
            body.append(blocks.actions(_not_late(reader, delay)))
    elif delay.state is Status.DROPPED:
        body.append(blocks.context(reader.text("delays-dropped-foot")))
    elif delay.state is Status.CLOSED:
        body.append(blocks.context(reader.text("delays-closed-foot")))
    elif seen.parts:
        body += [blocks.section(reader.text("delays-causes")), *_causes(reader, seen)]
        body += _asking(reader, seen) if delay.state is Status.PROPOSED else _said(reader, seen)
    return Message(f"{escape(seen.brand)}: {what}", (head, *body))


def _state_key(delay: Delay) -> str:
    return f"delays-state-{delay.state.value}"


def _asking(reader: Reader, seen: Sight) -> list[Block]:
    delay = seen.delay
    who = ", ".join(mention(one) for one in seen.managers) or "?"
    asked = reader.text("delays-asked", who=who, count=len(seen.managers))
    confirm = ConfirmDelay(delay_id=delay.id, digest=seen.digest)
    correct = CorrectDelay(delay_id=delay.id)
    buttons = [
        blocks.button(reader.text("delays-confirm"), confirm, style="primary"),
        blocks.button(reader.text("delays-correct"), correct),
        blocks.button(reader.text("delays-later"), AskLater(delay_id=delay.id)),
    ]
    if delay.kind == "item" and not delay.moved:
        buttons.append(_not_late(reader, delay))
    return [blocks.section(asked), blocks.actions(*buttons)]


def _not_late(reader: Reader, delay: Delay) -> Element:
    return blocks.button(reader.text("delays-not-late"), NotLate(delay_id=delay.id))


def _said(reader: Reader, seen: Sight) -> list[Block]:
    correct = CorrectDelay(delay_id=seen.delay.id)
    again = blocks.actions(blocks.button(reader.text("delays-correct"), correct))
    return [*_small_print(reader, seen), again]


def build_settled(reader: Reader, seen: Sight) -> Message:
    """In the card's thread, once it is known how late it was; it rings for who is asked."""
    who = ", ".join(mention(one) for one in seen.managers) or "?"
    return build_plain(reader.text("delays-settled", who=who, count=len(seen.managers)))


def build_again(reader: Reader, seen: Sight) -> Message:
    """In the card's thread, after *Later*."""
    who = ", ".join(mention(one) for one in seen.managers) or "?"
    return build_plain(reader.text("delays-again", who=who, count=len(seen.managers)))


# For both sides.


def build_shared(reader: Reader, seen: Sight) -> Message:
    """What both sides read once a manager has confirmed it; it rings for nobody."""
    what = build_what(reader, seen)
    differ = DifferAboutDelay(delay_id=seen.delay.id)
    readers = reader.text("delays-readers", brand=escape(seen.brand))
    parts = (
        blocks.section(f"*{what}*"),
        blocks.section(reader.text("delays-causes")),
        *_causes(reader, seen),
        *_small_print(reader, seen),
        blocks.actions(blocks.button(reader.text("delays-differ"), differ)),
        blocks.context(readers),
    )
    return Message(f"{escape(seen.brand)}: {what}", parts)


def build_short(reader: Reader, seen: Sight) -> Line:
    """The same for a rolling card."""
    section = blocks.section(build_what(reader, seen))
    return Line("delays", (section,), reader.language)


def _small_print(reader: Reader, seen: Sight) -> list[Block]:
    """Who said so, in which words, and who sees it differently."""
    delay = seen.delay
    person = seen.people.get(delay.confirmed_by) if delay.confirmed_by else None
    at = delay.confirmed_at
    found = [
        blocks.context(
            reader.text(
                "delays-confirmed-by",
                who=escape(person.name) if person else "?",
                at=reader.moment(at, now=seen.now) if at else "",
            )
        )
    ]
    if delay.note:
        found.append(blocks.quote(delay.note))
    for one in seen.differences:
        who = seen.people.get(one.person_id)
        text = reader.text("delays-differs", who=escape(who.name) if who else "?", side=one.side)
        found += [blocks.context(text), blocks.quote(one.text[-_SAID:])]
    return found


# Modals.


def build_correct_modal(reader: Reader, payload: CorrectModal, seen: Sight) -> Modal:
    """Days by cause; what is left over is not known yet."""
    delay, counted = seen.delay, total(seen.parts)
    inputs = [
        blocks.input_text(
            cause,
            reader.text(f"delays-cause-{cause.replace('_', '-')}"),
            initial=str(counted.get(cause, 0)),
            max_length=3,
            optional=True,
            hint=reader.text(f"delays-hint-{cause.replace('_', '-')}"),
        )
        for cause in KNOWN
    ]
    note = blocks.input_text(
        "note",
        reader.text("delays-note"),
        multiline=True,
        initial=delay.note,
        max_length=LONGEST,
        optional=True,
        hint=reader.text("delays-note-hint"),
    )
    lead = reader.text("delays-correct-lead", brand=escape(seen.brand), days=delay.days)
    return Modal(
        payload=payload,
        title=reader.text("delays-correct-title"),
        submit=reader.text("delays-save"),
        close=reader.text("delays-cancel"),
        blocks=(
            blocks.section(f"*{build_what(reader, seen)}*"),
            blocks.context(lead),
            *inputs,
            note,
        ),
    )


def listed(lines: Sequence[str]) -> str:
    """Lines under each other, cut where a section ends."""
    return cut("\n".join(lines), _MOST)
