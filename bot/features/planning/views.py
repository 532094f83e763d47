"""Plan items as people see them: the card, and an item in a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.features.clients.rules import Side
from bot.features.planning.models import ItemPicture, ItemVersion, Picture, PlanItem
from bot.features.planning.payloads import (
    AgreedElsewhere,
    AgreeItems,
    BringGoal,
    CloseItem,
    EditItem,
    ShowWaiting,
)
from bot.features.planning.rules import (
    NETWORKS,
    Content,
    differences,
)
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import cut, escape, link, mention, unescape
from bot.slack.models import Person
from bot.slack.objects import Element
from bot.slack.outbound import Line
from bot.slack.responses import Message

__all__ = [
    "Proposal",
    "agreeing",
    "build_item",
    "build_plain",
    "build_replaced",
    "build_short",
    "item_line",
    "item_name",
    "proposal",
    "write_proposal",
]

ABOUT, GLANCE = 240, 70


# Facts of an item.


def item_line(reader: Reader, seen: Picture, each: ItemPicture) -> str:
    """An item in three lines: what it is and its state, its facts, how far a cadence has come."""
    item = each.item
    head = reader.text(
        "planning-line",
        number=item.number,
        title=escape(item.title),
        state=_state(reader, each),
    )
    facts = _facts(reader, seen, item.content)
    if item.change_number is not None:
        label = reader.text("planning-last-change", number=item.change_number)
        facts.append(link(each.change_url, label) if each.change_url else label)
    lines = [head, " · ".join(facts)]
    if item.kind == "cadence" and item.status == "agreed":
        lines.append(_progress(reader, seen, each))
    return "\n".join(lines)


def _state(reader: Reader, each: ItemPicture) -> str:
    item = each.item
    if item.status == "closed":
        return reader.text("planning-state-closed")
    if each.waiting is None:
        return reader.text("planning-state-agreed", version=item.version)
    asked = _other(each.waiting.proposed_side)
    if item.status == "agreed":
        new = each.waiting.version
        return reader.text("planning-state-revised", version=item.version, new=new, side=asked)
    return reader.text("planning-state-proposed", side=asked)


def _facts(reader: Reader, seen: Picture, content: Content) -> list[str]:
    facts = [_dates(reader, seen, content.starts, content.ends)]
    facts.append(reader.text("planning-owner", who=_name(seen, content.owner_id)))
    if (goal := _goal(reader, seen, content.objective_id)) is not None:
        facts.append(goal)
    return facts


def _goal(reader: Reader, seen: Picture, objective_id: UUID | None) -> str | None:
    goal = seen.objectives.get(objective_id) if objective_id else None
    if goal is None:
        return None
    return reader.text(
        "planning-goal", number=goal.number, name=cut(escape(goal.indicator), GLANCE)
    )


def _dates(reader: Reader, seen: Picture, starts: date | None, ends: date | None) -> str:
    if starts is None and ends is None:
        return reader.text("planning-dates-none")
    first = reader.day(starts, now=seen.now) if starts else ""
    last = reader.day(ends, now=seen.now) if ends else ""
    key = "both" if starts and ends else "starts" if starts else "ends"
    return reader.text(f"planning-dates-{key}", starts=first, ends=last)


def _progress(reader: Reader, seen: Picture, each: ItemPicture) -> str:
    item, network = each.item, NETWORKS.get(each.item.network or "", "?")
    if each.weeks is None:
        return reader.text("planning-progress-unseen", network=network, target=item.per_week or 0)
    if item.starts and not each.weeks:
        day = reader.day(item.starts, now=seen.now)
        return reader.text("planning-progress-later", day=day)
    if not each.weeks:
        return reader.text("planning-progress-over")
    *past, this = each.weeks
    words = reader.text(
        "planning-progress",
        count=this.count,
        target=item.per_week or 0,
        network=network,
        whole="yes" if this.whole else "no",
    )
    if past:
        counts = reader.listing([reader.number(week.count) for week in past])
        words += " " + reader.text("planning-progress-past", counts=counts, weeks=len(past))
    return words


def proposal(reader: Reader, seen: Picture, each: ItemPicture) -> str:
    """What a waiting version says, in one line; of another version, what is different."""
    item, waiting = each.item, each.waiting
    assert waiting is not None  # noqa: S101 - only what waits is listed
    what = " · ".join(
        [_kind_words(reader, item, waiting.content), *_facts(reader, seen, waiting.content)]
    )
    if item.status == "agreed":
        what = "; ".join(_changes(reader, seen, item.content, waiting.content, GLANCE))
    return reader.text(
        "planning-proposal",
        number=item.number,
        title=escape(waiting.title),
        version=waiting.version,
        who=_name(seen, waiting.proposed_by),
        what=what,
    )


@dataclass(frozen=True)
class Proposal:
    """What a waiting version says, whole, as plain text: escape it where it is shown."""

    number: int
    title: str
    proposed: str
    lines: tuple[str, ...]
    about: str
    changes: tuple[str, ...]
    """Before → after, of an item that both sides agreed to before."""


def write_proposal(reader: Reader, seen: Picture, each: ItemPicture) -> Proposal:
    """What waits of an item, for where people read it without Slack."""
    item, waiting = each.item, each.waiting
    assert waiting is not None  # noqa: S101 - only what waits is shown there
    content = waiting.content
    changes = _changes(reader, seen, item.content, content) if item.status == "agreed" else []
    return Proposal(
        number=item.number,
        title=waiting.title,
        proposed=reader.text(
            "planning-proposed-by",
            version=waiting.version,
            who=seen.name(waiting.proposed_by),
            side=waiting.proposed_side,
            at=reader.moment(waiting.proposed_at, now=seen.now),
        ),
        lines=tuple(
            unescape(line)
            for line in (_kind_words(reader, item, content), *_facts(reader, seen, content))
        ),
        about=content.about,
        changes=tuple(unescape(line) for line in changes),
    )


def agreeing(seen: Picture, shown: Sequence[ItemPicture]) -> AgreeItems:
    """What a button carries that agrees to exactly these."""
    pairs = tuple((each.item.number, each.waiting.version) for each in shown if each.waiting)
    return AgreeItems(client_id=seen.client_id, wanted=pairs)


def _kind_words(reader: Reader, item: PlanItem, content: Content) -> str:
    network = NETWORKS.get(content.network or "", "")
    if item.kind == "cadence":
        return reader.text("planning-often", count=content.per_week or 0, network=network)
    word = reader.text(f"planning-kind-{item.kind}")
    return f"{word} ({network})" if network else word


def _changes(
    reader: Reader, seen: Picture, before: Content, after: Content, limit: int = ABOUT
) -> list[str]:
    """What is different, before → after, each in words of at most ``limit`` characters."""
    return [
        reader.text(
            "planning-change",
            what=reader.text(f"planning-field-{name.replace('_', '-')}"),
            before=cut(_value(reader, seen, before, name), limit),
            after=cut(_value(reader, seen, after, name), limit),
        )
        for name in differences(before, after)
    ]


def _value(reader: Reader, seen: Picture, content: Content, name: str) -> str:
    value = getattr(content, name)
    none = reader.text("planning-none")
    if name == "owner_id":
        return _name(seen, content.owner_id)
    if name == "objective_id":
        return _goal(reader, seen, content.objective_id) or none
    if isinstance(value, date):
        return reader.day(value, now=seen.now)
    if name == "network":
        return NETWORKS.get(value or "", none)
    return escape(str(value)) if value else none


# One item.


def build_item(
    reader: Reader,
    seen: Picture,
    each: ItemPicture,
    *,
    asked: Sequence[Person] = (),
    more_waiting: int = 0,
    own: frozenset[str] = frozenset(),
) -> Message:
    """An item's card: its state, what is asked of whom, what it says, and who agreed.

    Args:
        reader: who reads.
        seen: the plan around it.
        each: the item.
        asked: who may agree for the other side; they are mentioned, so it rings.
        more_waiting: how many others wait for agreement too.
        own: of a card for one person alone, what they may do: ``agree``, ``edit``, ``goal``,
            ``elsewhere``.
    """
    item = each.item
    title = reader.text(
        "planning-card-title",
        brand=escape(seen.brand),
        number=item.number,
        state=_state(reader, each),
    )
    body = [blocks.section(title)]
    if each.waiting is not None and not own:
        body.append(blocks.section(_ask(reader, each.waiting, asked)))
    body.append(blocks.section(_what(reader, seen, each)))
    buttons = _own_buttons(reader, seen, each, own) if own else []
    if not own and each.waiting is not None:
        agree = AgreeItems(client_id=seen.client_id, wanted=((item.number, each.waiting.version),))
        buttons = [blocks.button(reader.text("planning-agree"), agree, style="primary")]
        if more_waiting:
            label = reader.text("planning-see-waiting", count=more_waiting + 1)
            buttons.append(blocks.button(label, ShowWaiting(client_id=seen.client_id)))
    footer = [blocks.context(*_who(reader, seen, each))]
    acting = [blocks.actions(*buttons)] if buttons else []
    return Message(f"{title}: {escape(item.title)}", (*body, *acting, *footer))


def build_short(reader: Reader, seen: Picture, each: ItemPicture) -> Line:
    """The card as one line of a rolling card."""
    text = item_line(reader, seen, each)
    button = None
    if each.waiting is not None:
        button = blocks.button(
            reader.text("planning-agree"), agreeing(seen, [each]), style="primary"
        )
    return Line(key="planning", blocks=(blocks.section(text, button),), language=reader.language)


def build_replaced(reader: Reader, seen: Picture, each: ItemPicture) -> Message:
    """On the card of a version in whose place another one is proposed."""
    return build_plain(
        reader.text(
            "planning-replaced",
            number=each.item.number,
            title=escape(each.item.title),
            version=each.item.last_version,
            brand=escape(seen.brand),
        )
    )


def _ask(reader: Reader, waiting: ItemVersion, asked: Sequence[Person]) -> str:
    who = reader.listing([mention(person) for person in asked])
    side = _other(waiting.proposed_side)
    return reader.text("planning-ask", count=len(asked), who=who, side=side)


def _what(reader: Reader, seen: Picture, each: ItemPicture) -> str:
    item = each.item
    lines, kind = [f"*{escape(item.title)}*"], _kind_words(reader, item, item.content)
    if kind != item.title:
        lines.append(kind)
    if item.about:
        lines += [f"> {line}" for line in cut(escape(item.about), 2 * ABOUT).splitlines()]
    lines.append(" · ".join(_facts(reader, seen, item.content)))
    if item.kind == "cadence" and item.status == "agreed":
        lines.append(_progress(reader, seen, each))
    if item.status == "agreed" and each.waiting is not None:
        changes = _changes(reader, seen, item.content, each.waiting.content)
        lines.append(reader.text("planning-would-change", version=each.waiting.version))
        lines += [f"• {change}" for change in changes]
    if item.change_number is not None:
        label = reader.text("planning-last-change", number=item.change_number)
        lines.append(link(each.change_url, label) if each.change_url else label)
    if item.status == "closed":
        why = escape(item.close_reason or "")
        who = _name(seen, item.closed_by)
        lines.append(reader.text("planning-closed-by", who=who, reason=why))
    return "\n".join(lines)


def _who(reader: Reader, seen: Picture, each: ItemPicture) -> list[str]:
    """Who proposed it, and who agreed to what is in force."""
    found = []
    if (version := each.in_force) is not None and version.agreed_at is not None:
        client = _name(seen, version.client_by)
        if version.agreed_by_mail:
            client = reader.text("plans-by-mail")
        elif version.client_by is None and version.noted is not None:
            noter = _name(seen, version.noted_by)
            client = reader.text("planning-noted", words=escape(version.noted), who=noter)
        found.append(
            reader.text(
                "planning-agreed-by",
                version=version.version,
                agency=_name(seen, version.agency_by),
                client=client,
                at=reader.moment(version.agreed_at, now=seen.now),
            )
        )
    if (waiting := each.waiting) is not None:
        at = reader.moment(waiting.proposed_at, now=seen.now)
        who = _name(seen, waiting.proposed_by)
        key = "planning-proposed-by"
        found.append(
            reader.text(key, version=waiting.version, who=who, side=waiting.proposed_side, at=at)
        )
    return found or [reader.text("planning-closed-at", at=reader.moment(each.item.changed_at))]


def _own_buttons(
    reader: Reader, seen: Picture, each: ItemPicture, own: frozenset[str]
) -> list[Element]:
    item, wanted = each.item, agreeing(seen, [each])
    if item.status == "closed":
        return []
    found = []
    if "agree" in own and each.waiting is not None:
        found.append(blocks.button(reader.text("planning-agree"), wanted, style="primary"))
    if "elsewhere" in own and each.waiting is not None:
        elsewhere = AgreedElsewhere(client_id=seen.client_id, wanted=wanted.wanted)
        found.append(blocks.button(reader.text("planning-elsewhere"), elsewhere))
    if "edit" in own:
        found.append(blocks.button(reader.text("planning-edit"), EditItem(item_id=item.id)))
        found.append(blocks.button(reader.text("planning-close"), CloseItem(item_id=item.id)))
    if "goal" in own:
        found.append(blocks.button(reader.text("planning-bring"), BringGoal(item_id=item.id)))
    return found


# Answers to one person.


def item_name(reader: Reader, item: PlanItem) -> str:
    """``4 · Summer launch``, as mrkdwn."""
    return reader.text("planning-named", number=item.number, title=escape(item.title))


def build_plain(text: str) -> Message:
    """One sentence of ours."""
    return Message(text, (blocks.section(text),))


def _name(seen: Picture, person_id: UUID | None) -> str:
    """A name as mrkdwn that does not ring."""
    return escape(seen.name(person_id))


def _other(side: Side) -> Side:
    return "agency" if side == "client" else "client"
