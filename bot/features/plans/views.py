"""The echo, the card, the modal and the mail of plan changes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.planning.models import PlanItem
from bot.features.plans.models import NO_DETAILS, ChangeItem, Details, Difference, PlanChange
from bot.features.plans.payloads import (
    ChooseTime,
    DetailChange,
    FixChange,
    FixModal,
    LetsTalk,
    SeeDifferently,
    SeenChange,
    TakeBackChange,
)
from bot.features.plans.rules import LONGEST, NO_EFFECT, Effect, Status, told_relative
from bot.i18n.reader import Reader
from bot.i18n.when import DayOnly, Moment
from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed, mention
from bot.slack.models import Person
from bot.slack.objects import Element
from bot.slack.outbound import Line
from bot.slack.responses import Block, Message, Modal

__all__ = [
    "Picture",
    "build_again",
    "build_card",
    "build_details",
    "build_difference",
    "build_echo",
    "build_fact",
    "build_fix_modal",
    "build_plain",
    "build_readers",
    "build_short",
    "days",
    "glance",
    "moved_days",
    "named_in",
    "quoted",
    "reading",
]

Days = tuple[date | None, date | None]
GLANCE = 120
MOST_ITEMS, MOST_DIFFERENCES = 10, 5
_PERSON = re.compile(r"<@([UW][A-Z0-9]+)>")


@dataclass(frozen=True)
class Picture:
    """All that is shown of a change, as it stands in the database."""

    brand: str
    change: PlanChange
    zone: ZoneInfo
    """The client's."""
    now: datetime
    people: Mapping[UUID, Person]
    asked: Sequence[Person] = ()
    """Whose *Seen* is asked for."""
    team_only: bool = False
    """The card stands where only the agency reads."""
    details: Details = NO_DETAILS

    @property
    def can_be_seen(self) -> bool:
        """Where only the agency reads, the client cannot press anything."""
        return not (self.team_only and self.change.told_side == "agency")

    def name(self, person_id: UUID | None) -> str:
        """A name as mrkdwn that does not ring."""
        return escape(self.raw_name(person_id))

    def raw_name(self, person_id: UUID | None) -> str:
        """A name as it is, for mails."""
        person = self.people.get(person_id) if person_id else None
        return person.name if person else "?"

    def seer(self, reader: Reader) -> str:
        """Who has seen it, as it is: a person, or whoever reads the client's address."""
        if self.change.seen_at is not None and self.change.seen_by is None:
            return reader.text("plans-by-mail")
        return self.raw_name(self.change.seen_by)


# To whom it was told from.


def build_echo(
    reader: Reader, seen: Picture, *, until: datetime | None, effect: Effect = NO_EFFECT
) -> Message:
    """What was recorded, as understood; *Fix* and *Take back* until then.

    ``until``: when the other side is told; None: nothing can be put right any more. ``effect``
    brings the readings to choose from and a note on the clocks.
    """
    change = seen.change
    params: dict[str, str | int] = {"number": change.number, "brand": escape(seen.brand)}
    if change.state is Status.TAKEN_BACK:
        text = reader.text("plans-echo-taken-back", **params)
        return Message(text, (blocks.section(text), quoted(change.text)))
    text = reader.text("plans-echo-recorded", **params)
    body = [
        blocks.section(text),
        quoted(change.text),
        blocks.section(_when(reader, seen, effect, mendable=until is not None)),
        *_details(reader, seen),
    ]
    if until is None:
        at_once = reader.text("plans-echo-at-once", side=change.told_side)
        return Message(text, (*body, blocks.context(at_once)))
    told = reader.text(
        "plans-echo-until",
        side=change.told_side,
        until=_client_reader(reader, seen).clock_time(until),
    )
    return Message(
        text,
        (*body, *_choices(reader, seen, effect), _mending(reader, change), blocks.context(told)),
    )


def _mending(reader: Reader, change: PlanChange) -> Block:
    return blocks.actions(
        blocks.button(reader.text("plans-fix"), FixChange(change_id=change.id)),
        blocks.button(reader.text("plans-take-back"), TakeBackChange(change_id=change.id)),
        blocks.button(reader.text("plans-detail"), DetailChange(change_id=change.id)),
    )


def _choices(reader: Reader, seen: Picture, effect: Effect) -> list[Block]:
    if not effect.open:
        return []
    there = _client_reader(reader, seen)
    return [
        blocks.actions(
            *(
                blocks.button(reading(there, each, seen.now), _chosen(seen.change.id, each))
                for each in effect.open
            )
        )
    ]


def _chosen(change_id: UUID, each: Moment | DayOnly) -> ChooseTime:
    if isinstance(each, Moment):
        return ChooseTime(change_id=change_id, at=each.at)
    return ChooseTime(change_id=change_id, day=each.day)


def reading(reader: Reader, each: Moment | DayOnly, now: datetime) -> str:
    """One way to read a time, in words."""
    if isinstance(each, Moment):
        return reader.moment(each.at, now=now)
    return reader.day(each.day, now=now)


def _when(reader: Reader, seen: Picture, effect: Effect, *, mendable: bool) -> str:
    """What was understood of the time, and what is missing while it can be put right."""
    change = seen.change
    if not mendable:
        return build_fact(reader, seen)
    if change.effective_at is None and change.effective_day is None:
        return reader.text("plans-echo-unclear" if effect.open else "plans-echo-no-time")
    lines = [build_fact(reader, seen)]
    if change.effective_at and _offsets_differ(reader.zone, seen.zone, change.effective_at):
        own = reader.moment(change.effective_at, now=seen.now)
        lines.append(reader.text("plans-echo-own-time", when=own))
    if effect.note:
        lines.append(reader.text(f"plans-echo-{effect.note}"))
    if change.effective_day:
        lines.append(reader.text("plans-echo-day-only"))
    return "\n".join(lines)


def build_fact(reader: Reader, seen: Picture) -> str:
    """When it takes effect and how that lies to when it was told; a plain fact."""
    there, change = _client_reader(reader, seen), seen.change
    told = told_relative(
        at=change.effective_at, day=change.effective_day, told_at=change.told_at, zone=seen.zone
    )
    if told == "unknown":
        return reader.text("plans-effect-unknown")
    when = _effective(there, change.effective_at, change.effective_day, seen.now)
    if told == "before":
        return reader.text("plans-effect-before", when=when)
    said = there.moment(change.told_at, now=seen.now)
    return reader.text("plans-effect-after", when=when, told=said)


def _effective(reader: Reader, at: datetime | None, day: date | None, now: datetime) -> str:
    if at is not None:
        return reader.moment(at, now=now)
    return reader.day(day, now=now) if day else ""


def _client_reader(reader: Reader, seen: Picture) -> Reader:
    return replace(reader, zone=seen.zone)


def _offsets_differ(one: ZoneInfo, other: ZoneInfo, at: datetime) -> bool:
    return at.astimezone(one).utcoffset() != at.astimezone(other).utcoffset()


def build_plain(text: str) -> Message:
    """One sentence of ours."""
    return Message(text, (blocks.section(text),))


def build_fix_modal(
    reader: Reader, payload: FixModal, seen: Picture, *, text: str | None = None
) -> Modal:
    """The words and the time, as they stand."""
    lead = reader.text("plans-fix-lead", brand=escape(seen.brand), number=seen.change.number)
    return Modal(
        payload=payload,
        title=reader.text("plans-fix-title"),
        submit=reader.text("plans-fix-submit"),
        close=reader.text("plans-cancel"),
        blocks=(
            blocks.context(lead),
            blocks.input_text(
                "text",
                reader.text("plans-fix-text"),
                multiline=True,
                initial=text or seen.change.text,
                max_length=LONGEST,
            ),
            blocks.input_text(
                "when",
                reader.text("plans-fix-when"),
                initial=payload.when,
                max_length=GLANCE,
                placeholder=reader.text("plans-fix-placeholder"),
                hint=reader.text("plans-fix-hint", zone=seen.zone.key),
                optional=True,
            ),
        ),
    )


# To the other side.


def build_card(reader: Reader, seen: Picture) -> Message:
    """Status first, then what is asked of whom, then the words and the plain facts."""
    title = _title(reader, seen)
    buttons = _card_buttons(reader, seen)
    told = reader.text(
        "plans-card-told",
        who=seen.name(seen.change.told_by),
        side=seen.change.told_side,
        at=reader.moment(seen.change.told_at, now=seen.now),
    )
    body = (
        blocks.section(title),
        *([blocks.section(asked)] if (asked := _asked(reader, seen)) else []),
        quoted(seen.change.text),
        blocks.section(build_fact(reader, seen)),
        *_details(reader, seen),
        *(blocks.section(line) for line in _differences(reader, seen)),
        *([blocks.actions(*buttons)] if buttons else []),
        blocks.context(told),
    )
    return Message(f"{title}: {glance(seen.change.text, GLANCE)}", body)


def build_short(reader: Reader, seen: Picture) -> Line:
    """The card as one line of a rolling card; names here do not ring."""
    lines = [_title(reader, seen), glance(seen.change.text, GLANCE), build_fact(reader, seen)]
    if seen.change.seen_at is None and seen.can_be_seen and seen.asked:
        names = reader.listing([escape(person.name) for person in seen.asked])
        lines.append(reader.text("plans-short-asked", who=names))
    block = blocks.section("\n".join(lines), _seen_button(reader, seen))
    return Line(key="plans", blocks=(block,), language=reader.language)


def build_readers(reader: Reader, seen: Picture) -> Message:
    """The first line of the card's thread: who reads it."""
    who = "team" if seen.team_only else "client"
    return build_plain(reader.text("plans-readers", readers=who, brand=escape(seen.brand)))


def _title(reader: Reader, seen: Picture) -> str:
    change = seen.change
    status = reader.text("plans-status-waiting")
    if change.seen_at is not None:
        at = reader.moment(change.seen_at, now=seen.now)
        if _local_day(reader, change.seen_at) == _local_day(reader, change.told_at):
            at = reader.clock_time(change.seen_at)  # the card names that day
        status = reader.text("plans-status-seen", who=escape(seen.seer(reader)), at=at)
    elif not seen.can_be_seen:
        status = reader.text("plans-status-mailed")
    return reader.text(
        "plans-card-title", number=change.number, brand=escape(seen.brand), status=status
    )


def _local_day(reader: Reader, at: datetime) -> date:
    return at.astimezone(reader.zone).date()


def _asked(reader: Reader, seen: Picture) -> str | None:
    if seen.change.seen_at is not None or not seen.can_be_seen:
        return None
    names = [mention(person) for person in seen.asked]
    return reader.text("plans-card-ask", who=reader.listing(names), count=len(names))


def _seen_button(reader: Reader, seen: Picture) -> Element | None:
    if seen.change.state is not Status.ANNOUNCED or not seen.can_be_seen:
        return None
    payload = SeenChange(change_id=seen.change.id)
    return blocks.button(reader.text("plans-seen"), payload, style="primary")


def _card_buttons(reader: Reader, seen: Picture) -> list[Element]:
    """*Seen* until somebody has, *Let's talk* until somebody would like to; the last one stays."""
    if not seen.can_be_seen:
        return []
    change, seen_button = seen.change, _seen_button(reader, seen)
    found = [seen_button] if seen_button else []
    if change.talk_by is None:
        found.append(blocks.button(reader.text("plans-talk"), LetsTalk(change_id=change.id)))
    differ = SeeDifferently(change_id=change.id)
    return [*found, blocks.button(reader.text("plans-differ"), differ)]


def _details(reader: Reader, seen: Picture) -> list[Block]:
    """What moves, why, for which objective; as far as somebody said so."""
    lines = build_details(reader, seen)
    return [blocks.section("\n".join(lines))] if lines else []


def build_details(reader: Reader, seen: Picture) -> list[str]:
    """What was said beside a change's words, a line each."""
    lines = [_item_line(reader, seen, item, row) for item, row in seen.details.items[:MOST_ITEMS]]
    if len(seen.details.items) > MOST_ITEMS:
        lines.append(reader.text("plans-more-items", count=len(seen.details.items) - MOST_ITEMS))
    if seen.change.reason:
        lines.append(reader.text("plans-why", why=escape(cut(seen.change.reason, GLANCE * 2))))
    if seen.details.objective is not None:
        one = seen.details.objective
        name = escape(cut(one.indicator, GLANCE))
        lines.append(reader.text("plans-objective", number=one.number, name=name))
    return lines


def _item_line(reader: Reader, seen: Picture, item: PlanItem, row: ChangeItem) -> str:
    title = escape(cut(item.title, GLANCE))
    if not row.moves:
        return reader.text("plans-item", number=item.number, title=title)
    before, after = moved_days(
        reader, (row.starts_before, row.ends_before), (row.starts_after, row.ends_after), seen.now
    )
    return reader.text(
        "plans-item-moves", number=item.number, title=title, before=before, after=after
    )


def moved_days(reader: Reader, before: Days, after: Days, now: datetime) -> tuple[str, str]:
    """First and last day as they were and are; what stays the same is left out."""
    shown: list[Days] = [before, after]
    if before[0] == after[0] and before[1] and after[1]:
        shown = [(None, before[1]), (None, after[1])]
    elif before[1] == after[1] and before[0] and after[0]:
        shown = [(before[0], None), (after[0], None)]
    was, now_is = (days(reader, starts, ends, now) for starts, ends in shown)
    return was, now_is


def days(reader: Reader, starts: date | None, ends: date | None, now: datetime) -> str:
    """First and last day in words, as far as they are known."""
    if starts and ends and starts != ends:
        first, last = reader.day(starts, now=now), reader.day(ends, now=now)
        return reader.text("plans-days", first=first, last=last)
    if starts:
        key = "plans-day" if ends else "plans-days-from"
        return reader.text(key, day=reader.day(starts, now=now))
    return reader.text("plans-days-until", day=reader.day(ends, now=now)) if ends else "—"


def _differences(reader: Reader, seen: Picture) -> list[str]:
    shown = seen.details.differences[-MOST_DIFFERENCES:]
    lines = [build_difference(reader, seen, one) for one in shown]
    if len(seen.details.differences) > len(shown):
        more = len(seen.details.differences) - len(shown)
        lines.insert(0, reader.text("plans-more-differences", count=more))
    return lines


def build_difference(reader: Reader, seen: Picture, one: Difference) -> str:
    """Who sees it differently, and in which words; the last ones where there are many."""
    key = "plans-differs-withdrawn" if one.withdrawn_at else "plans-differs"
    head = reader.text(key, who=seen.name(one.person_id), side=one.side)
    return f"{head}\n> {glance(one.text, GLANCE * 4)}"


def build_again(reader: Reader, seen: Picture) -> Message:
    """In the thread, once: *Seen* is still to be pressed; it rings for those who can."""
    names = [mention(person) for person in seen.asked]
    return build_plain(reader.text("plans-seen-again", who=reader.listing(names), count=len(names)))


# Words of people.


def quoted(text: str) -> Block:
    """What somebody typed, people in it named, nothing else in it markup of ours."""
    shown = escape_typed(text)
    return blocks.section("\n".join(f"> {line}" for line in shown.splitlines()))


def named_in(text: str) -> set[str]:
    """Slack's ids of the people named in a change."""
    return set(_PERSON.findall(text))


def glance(text: str, limit: int) -> str:
    """The beginning of what somebody wrote, in one line, nothing in it markup."""
    return cut(escape(_PERSON.sub("@…", " ".join(text.split()))), limit)
