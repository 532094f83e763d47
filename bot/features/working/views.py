"""What people see of how both sides work: the page, its card, and the form of each section."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bot.features.clients.rules import (
    ANSWER_DAYS,
    CARDS_A_DAY,
    CUTOFF_MINUTES,
    FIRST_ANSWER_MINUTES,
    HOLD_MINUTES,
    Side,
)
from bot.features.working.payloads import AgreeWorking, ChangeSection, OpenWorking, SectionModal
from bot.features.working.rules import (
    ALL,
    LONGEST_NAME,
    LONGEST_WORDS,
    PARTS,
    SECTIONS,
    TERMS,
    HowWeWork,
    Outcome,
    gone,
    is_people,
)
from bot.i18n.hours import DAYS, day_name, write_hours
from bot.i18n.reader import Reader
from bot.record.rules import JSON
from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed, unescape
from bot.slack.objects import Choice, Element
from bot.slack.responses import Block, Message, Modal

__all__ = [
    "Written",
    "build_answer",
    "build_changed",
    "build_gone",
    "build_page",
    "build_section",
    "build_short",
    "write_lines",
    "write_page",
]

MINUTE, MOST_NAMES, MOST_CHANGES, TYPED = 60, 6, 12, 100
SHOWN, GLANCE = 600, 150
"""Characters of one value on the page, and of one before or after."""
_BOLD = re.compile(r"^\*(.+?)\*")


def build_page(
    reader: Reader,
    page: HowWeWork,
    *,
    may_change: bool = False,
    may_agree: bool = False,
    shared: bool = False,
) -> Message:
    """Status first, then every section; ``shared``: a card that everybody in a channel sees.

    ``may_change`` puts *Change* beside each section, for a manager alone.
    """
    title = reader.text("working-title", brand=escape(page.brand))
    body = [
        blocks.header(reader.text("working-title", brand=page.brand)),
        blocks.context(f"@{escape(page.handle)}", reader.text("working-lead")),
        blocks.section(_standing(reader, page)),
        *_changes(reader, page),
        *(_section(reader, page, name, may_change=may_change) for name in SECTIONS),
        blocks.section(_free(reader, page)),
    ]
    if left := _gone(reader, page):
        body.append(blocks.section(left))
    buttons = _buttons(reader, page, may_agree=may_agree, shared=shared)
    if buttons:
        body.append(blocks.actions(*buttons))
    return Message(f"{title}: {_standing(reader, page)}", tuple(body))


def build_short(reader: Reader, page: HowWeWork) -> tuple[Block, ...]:
    """The card as one line of a rolling card."""
    title = reader.text("working-title", brand=escape(page.brand))
    button = blocks.button(reader.text("working-open"), OpenWorking(client_id=page.client_id))
    return (blocks.section(f"*{title}*\n{_status(reader, page)}", button),)


def build_gone(reader: Reader, page: HowWeWork, version: int) -> Message:
    """In the place of an older card: a newer one stands further down."""
    text = reader.text("working-replaced", brand=escape(page.brand), version=version)
    button = blocks.button(reader.text("working-open"), OpenWorking(client_id=page.client_id))
    return Message(text, (blocks.section(text, button),))


def build_answer(reader: Reader, page: HowWeWork, outcome: Outcome) -> Message:
    """To who pressed *Agree*: what came of it."""
    said: str = "both" if outcome == "agreed" and page.in_force else outcome
    if outcome == "agreed" and page.by_mail and not page.in_force:
        said = "agreed_mail"
    text = reader.text("working-agree-answer", outcome=said, brand=escape(page.brand))
    return Message(text, (blocks.section(text),))


def build_changed(reader: Reader, page: HowWeWork, names: Sequence[str]) -> Message:
    """To the manager: what is another now, and that both are asked again."""
    if not names:
        return Message(reader.text("working-same"))
    lead = reader.text("working-saved", brand=escape(page.brand))
    lines = [f"• {_beside(reader, name)}: {_value(reader, page, name, now=True)}" for name in names]
    body: list[Block] = [blocks.section("\n".join((lead, *lines)))]
    if not page.in_force:
        agree = blocks.button(
            reader.text("working-agree"),
            AgreeWorking(client_id=page.client_id, digest=page.digest),
            style="primary",
        )
        body += [blocks.context(reader.text("working-ask-both")), blocks.actions(agree)]
    return Message(lead, tuple(body))


# The page.


def _status(reader: Reader, page: HowWeWork) -> str:
    if page.in_force and page.agreed is not None:
        return f"{reader.text('working-status', status='agreed')} {_agreed(reader, page)}"
    waiting = page.waiting
    if waiting is not None:
        side: Side = "agency" if waiting.agency else "client"
        who, at = waiting.by(side) or (None, page.now)
        return reader.text(
            "working-waits",
            side=side,
            who=_signer(reader, page, who),
            at=reader.moment(at, now=page.now),
            brand=escape(page.brand),
        )
    return reader.text("working-status", status="changed" if page.agreed else "new")


def _standing(reader: Reader, page: HowWeWork) -> str:
    """The status, and how whoever reads the client's address is asked."""
    said, waiting = _status(reader, page), page.waiting
    by_mail = page.by_mail and waiting is not None and waiting.client is None
    return f"{said} {reader.text('working-asked-by-mail')}" if by_mail else said


def _agreed(reader: Reader, page: HowWeWork) -> str:
    agreed = page.agreed
    if agreed is None or agreed.agency is None or agreed.client is None:
        return ""
    return reader.text(
        "working-agreed-by",
        version=agreed.version,
        agency=_signer(reader, page, agreed.agency[0]),
        client=_signer(reader, page, agreed.client[0]),
        at=reader.moment(agreed.at or page.now, now=page.now),
    )


def _changes(reader: Reader, page: HowWeWork) -> list[Block]:
    """Before → after, since both agreed."""
    lines = _changed_lines(reader, page)
    return [blocks.section("\n".join(lines))] if lines else []


def _changed_lines(reader: Reader, page: HowWeWork) -> list[str]:
    agreed, names = page.agreed, page.changed
    if agreed is None or not names or agreed.at is None:
        return []
    since = reader.day(agreed.at.astimezone(reader.zone).date(), now=page.now)
    lines = [reader.text("working-changed-since", at=since)]
    for name in names[:MOST_CHANGES]:
        before = write_value(reader, page, name, agreed.content.get(name), known=True)
        after = _value(reader, page, name, now=False)
        moved = reader.text(
            "working-moved",
            what=_beside(reader, name),
            before=cut(before, GLANCE),
            after=cut(after, GLANCE),
        )
        lines.append(f"• {moved}")
    if len(names) > MOST_CHANGES:
        lines.append(reader.text("working-more", count=len(names) - MOST_CHANGES))
    return lines


def _section(reader: Reader, page: HowWeWork, section: str, *, may_change: bool) -> Block:
    title = reader.text(f"working-section-{section}")
    text = "\n".join((f"*{title}*", *write_lines(reader, page, section)))
    if not may_change:
        return blocks.section(text)
    payload = ChangeSection(client_id=page.client_id, section=section)
    label = reader.text("working-change", section=title)
    return blocks.section(text, blocks.button(label, payload))


def write_lines(reader: Reader, page: HowWeWork, section: str) -> list[str]:
    """What a section says, a line for each thing; mrkdwn that does not ring.

    What nobody has said yet shares its last line.
    """
    lines, unsaid = [], []
    for name in SECTIONS[section]:
        part = "decides" if name == "approvers" else name.rpartition("_")[2]
        if name in TERMS and not page.content[name]:
            if part in PARTS:
                unsaid.append(reader.text("working-unsaid-part", part=part))
            continue
        value = _value(reader, page, name, now=True)
        if part in {*PARTS, "words"}:
            lines.append(reader.text("working-part", part=part, value=value))
        else:
            lines.append(reader.text(f"working-line-{name.replace('_', '-')}", value=value))
    if unsaid:
        lines.append(reader.text("working-unsaid", parts=reader.listing(unsaid)))
    return lines


def _free(reader: Reader, page: HowWeWork) -> str:
    """What needs no approval today, as the rest of Rapport has it."""
    nobody = not page.content["direct"]
    lines = [
        f"*{reader.text('working-section-free')}*",
        reader.text("working-free-replies"),
        reader.text("working-free-own"),
        *([] if nobody else [reader.text("working-free-direct")]),
        reader.text("working-free-rest"),
    ]
    return "\n".join(lines)


def _gone(reader: Reader, page: HowWeWork) -> str:
    lines = [
        reader.text(
            "working-gone",
            who=escape(page.names[one]),
            brand=escape(page.brand),
            what=reader.listing([_label(reader, name) for name in names]),
        )
        for one, names in list(gone(page).items())[:MOST_NAMES]
    ]
    return "\n".join(lines)


def _buttons(reader: Reader, page: HowWeWork, *, may_agree: bool, shared: bool) -> list[Element]:
    found = []
    if may_agree and not page.in_force:
        wanted = AgreeWorking(client_id=page.client_id, digest=page.digest)
        found.append(blocks.button(reader.text("working-agree"), wanted, style="primary"))
    if shared:
        opening = OpenWorking(client_id=page.client_id)
        found.append(blocks.button(reader.text("working-open"), opening))
    return found


# The same outside Slack.


@dataclass(frozen=True)
class Written:
    """The page as plain text: escape it where it is shown."""

    status: str
    agreed: str
    """What both agreed to before: version, who, when; empty where the status says so."""
    changed: str
    """Since when what follows is another; empty: nothing is."""
    changes: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    """Title and lines."""
    gone: str
    """Who is named and has no part any more; empty: nobody."""


def write_page(reader: Reader, page: HowWeWork) -> Written:
    """The whole page, for where people read it without Slack."""
    head, *changes = _changed_lines(reader, page) or ("",)
    parts = [(_title(reader, name), write_lines(reader, page, name)) for name in SECTIONS]
    title, *free = _free(reader, page).splitlines()
    parts.append((title, free))
    return Written(
        status=_plain(_status(reader, page)),
        agreed="" if page.in_force else _plain(_agreed(reader, page)),
        changed=_plain(head),
        changes=tuple(_plain(line).removeprefix("• ") for line in changes),
        sections=tuple((_plain(name), tuple(map(_plain, lines))) for name, lines in parts),
        gone=_plain(_gone(reader, page)),
    )


def _title(reader: Reader, section: str) -> str:
    return reader.text(f"working-section-{section}")


def _plain(line: str) -> str:
    """A line without Slack's markup; what is bold there begins it."""
    return unescape(_BOLD.sub(r"\1", line))


# Values.


def _label(reader: Reader, name: str) -> str:
    return reader.text("working-section-direct" if name == "direct" else f"record-field-{name}")


def _beside(reader: Reader, name: str) -> str:
    """What a value is called where it stands with its unit: fields ask for minutes, it does not."""
    if name.endswith("_minutes"):
        return reader.text("working-time", what=name)
    return _label(reader, name)


def _value(reader: Reader, page: HowWeWork, name: str, *, now: bool) -> str:
    return write_value(reader, page, name, page.content[name], known=not now)


def write_value(
    reader: Reader, page: HowWeWork, name: str, value: JSON, *, known: bool = False
) -> str:
    """One value as mrkdwn; ``known``: people who left keep their name, as in what it was."""
    if is_people(name):
        listed = [str(one) for one in value] if isinstance(value, list) else []
        return _people(reader, page, name, listed, known=known)
    if name == "hours":
        return write_hours(reader, value if isinstance(value, dict) else {})
    if isinstance(value, bool):
        return reader.text("working-receipts", on="yes" if value else "no")
    if isinstance(value, int):
        return _count(reader, name, value)
    return cut(escape_typed(str(value or "")), SHOWN) or reader.text("working-nothing")


def _count(reader: Reader, name: str, value: int) -> str:
    """A number with its unit; minutes, unless it counts something else."""
    if name == "answer_days":
        return reader.text("working-days", days=value)
    if name == "cards_a_day":
        return reader.text("working-cards", cards=value)
    return reader.duration(value * MINUTE)


def _people(reader: Reader, page: HowWeWork, name: str, ids: list[str], *, known: bool) -> str:
    if not ids:
        empty = {"approvers": "anyone", "direct": "nobody"}.get(name, "open")
        return reader.text("working-nobody", what=empty, brand=escape(page.brand))
    by_name = sorted(ids, key=lambda one: (one not in page.names, page.names.get(one, one)))
    names = [_name(reader, page, one, known=known) for one in by_name[:MOST_NAMES]]
    if len(ids) > MOST_NAMES:
        names.append(reader.text("working-more", count=len(ids) - MOST_NAMES))
    return reader.listing(names)


def _signer(reader: Reader, page: HowWeWork, who: UUID | None) -> str:
    """Who agreed for a side: somebody by name, or whoever reads the client's address."""
    return reader.text("plans-by-mail") if who is None else _name(reader, page, str(who))


def _name(reader: Reader, page: HowWeWork, one: str, *, known: bool = True) -> str:
    if one == ALL:
        return reader.text("working-everybody", brand=escape(page.brand))
    if one not in page.names:
        return escape(cut(one, LONGEST_NAME))
    return escape(page.names[one]) if known or one in page.here else "?"


# The form of a section.


def build_section(
    reader: Reader, page: HowWeWork, section: str, members: Sequence[Choice]
) -> Modal:
    """Everything of one section, as it is now; ``members``: whom it may name."""
    title = reader.text(f"working-section-{section}")
    lead = reader.text("working-modal-lead", brand=escape(page.brand), section=title)
    asked: list[Block] = []
    for name in SECTIONS[section]:
        asked += _inputs(reader, page, name, members)
    return Modal(
        payload=SectionModal(client_id=page.client_id, section=section),
        title=reader.text("working-modal-title"),
        submit=reader.text("working-save"),
        close=reader.text("working-cancel"),
        blocks=(blocks.context(lead), *asked),
    )


def _asked(reader: Reader, name: str) -> str:
    """A field's label; its section stands above it."""
    part = name.rpartition("_")[2]
    if name in TERMS and part in {*PARTS, "words"}:
        return reader.text("working-asked", part=part)
    return _label(reader, name)


def _inputs(reader: Reader, page: HowWeWork, name: str, members: Sequence[Choice]) -> list[Block]:
    value = page.content[name]
    if is_people(name):
        return _people_inputs(reader, page, name, members)
    if name == "hours":
        return _hours_inputs(reader, value if isinstance(value, dict) else {})
    if name == "receipts":
        choices = [(on, reader.text("working-receipts", on=on)) for on in ("yes", "no")]
        now = "yes" if value else "no"
        return [blocks.input_radio(name, _asked(reader, name), choices, initial=now)]
    if name == "summary_time":
        return [blocks.input_time(name, _asked(reader, name), initial=str(value))]
    words = name.endswith("_words")
    return [
        blocks.input_text(
            name,
            _asked(reader, name),
            initial=str(value) or None,
            multiline=words,
            max_length=LONGEST_WORDS if words else TYPED,
            hint=_hint(reader, name),
            optional=words,
        )
    ]


def _hint(reader: Reader, name: str) -> str | None:
    if name == "answer_days":
        return reader.text("working-hint-days", low=ANSWER_DAYS[0], high=ANSWER_DAYS[-1])
    if name == "cards_a_day":
        return reader.text("working-hint-cards", low=CARDS_A_DAY[0], high=CARDS_A_DAY[-1])
    ranges = {
        "cutoff_minutes": CUTOFF_MINUTES,
        "first_answer_minutes": FIRST_ANSWER_MINUTES,
        "change_hold_minutes": HOLD_MINUTES,
    }
    if name in ranges:
        allowed = ranges[name]
        return reader.text("working-hint-number", low=allowed[0], high=allowed[-1])
    hints = {"spending_words": "spending", "crises_words": "crises"}
    return reader.text("working-hint-words", about=hints[name]) if name in hints else None


def _people_inputs(
    reader: Reader, page: HowWeWork, name: str, members: Sequence[Choice]
) -> list[Block]:
    value = page.content[name]
    listed = [str(one) for one in value] if isinstance(value, list) else []
    choices = list(members)
    if name == "direct":
        choices = [(ALL, reader.text("working-everybody", brand=page.brand)), *choices]
    chosen = blocks.input_several(
        name,
        _asked(reader, name),
        choices,
        initial=listed,
        hint=reader.text("working-hint-approvers") if name == "approvers" else None,
    )
    if name in {"approvers", "direct"}:
        return [chosen]
    typed = [one for one in listed if one not in page.names]
    other = blocks.input_text(
        f"{name}_other",
        reader.text("working-label-other", what=_asked(reader, name)),
        initial=cut(", ".join(typed), LONGEST_NAME) or None,
        max_length=LONGEST_NAME,
        optional=True,
    )
    return [chosen, other]


def _hours_inputs(reader: Reader, hours: dict[str, JSON]) -> list[Block]:
    found = []
    for day in DAYS:
        spans = hours.get(day)
        written = [
            "-".join(str(end) for end in span)
            for span in (spans if isinstance(spans, list) else [])
            if isinstance(span, list)
        ]
        found.append(
            blocks.input_text(
                day,
                day_name(reader, day).capitalize(),
                initial=", ".join(written) or None,
                max_length=TYPED,
                hint=reader.text("working-hint-hours") if day == DAYS[0] else None,
                optional=True,
            )
        )
    return found
