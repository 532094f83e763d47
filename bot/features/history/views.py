"""A page of what the record says was changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import get_args
from uuid import UUID

from bot.features.history.payloads import (
    NARROWED,
    FilterHistory,
    FilterModal,
    HistoryPage,
    Sort,
)
from bot.features.planning.models import PlanItem
from bot.features.plans.models import Difference, PlanChange
from bot.features.plans.rules import Status
from bot.features.plans.views import Picture, build_difference, build_fact, glance
from bot.i18n.reader import Reader
from bot.record.repository import RecordedEntry
from bot.slack import blocks
from bot.slack.escaping import cut, escape, link
from bot.slack.models import Person
from bot.slack.objects import Element
from bot.slack.responses import Block, Message, Modal

__all__ = ["Choices", "HistoryLine", "build_filter_modal", "build_history"]

GLANCE, MOST, WORDS, LONGEST_WORDS = 280, 2_900, 60, 200
TOLD = "plan.change_told"


@dataclass(frozen=True)
class HistoryLine:
    """A change in history. ``words`` is None where they are not shown; ``url``: its card's.

    ``change`` None: what moved a date, and how many days.
    """

    entry: RecordedEntry
    change: PlanChange | None
    words: str | None
    url: str | None
    differences: Sequence[Difference] = ()


@dataclass(frozen=True)
class Choices:
    """What history can be narrowed down to."""

    items: Sequence[PlanItem]
    people: Sequence[Person]


def build_history(
    reader: Reader,
    *,
    brand: str,
    lines: Sequence[HistoryLine],
    people: Mapping[UUID, Person],
    page: HistoryPage,
    last: int | None,
    now: datetime,
    item: PlanItem | None = None,
) -> Message:
    """One page, newest first; times in the reader's own zone. ``item`` is the one looked for."""
    title = reader.text("history-title", brand=brand)
    if not lines:
        key = "history-end" if page.before else "history-empty"
        key = "history-nothing" if _narrowed(page) else key
        body = [blocks.section(reader.text(key, brand=escape(brand)))]
    else:
        body = [blocks.section(_history_line(reader, line, people, now)) for line in lines]
    shown = _shown(reader, page, people, item)
    buttons = [*_turning(reader, page, last), *_narrowing(reader, page, any_=bool(lines))]
    footer = [blocks.actions(*buttons)] if buttons else []
    top = (blocks.header(title), *([blocks.context(shown)] if shown else []))
    return Message(escape(title), (*top, *body, *footer))


def build_filter_modal(
    reader: Reader, payload: FilterModal, wanted: FilterHistory, brand: str, choices: Choices
) -> Modal:
    """By item, person, kind, time and words; what is left empty does not matter."""
    items = [
        (str(one.id), reader.text("history-item", number=one.number, title=one.title))
        for one in choices.items
    ]
    people = [(str(one.id), one.name) for one in choices.people]
    sorts = [(one, reader.text(f"history-sort-{one}")) for one in get_args(Sort)]
    body: list[Block] = [blocks.context(escape(brand))]
    for name, found in (("item", items), ("person", people)):
        if found:
            label, chosen = reader.text(f"history-{name}-label"), getattr(wanted, name)
            initial = str(chosen) if chosen else None
            body.append(blocks.input_select(name, label, found, initial=initial, optional=True))
    sort = reader.text("history-sort-label")
    body.append(blocks.input_select("sort", sort, sorts, initial=wanted.sort))
    for name in ("since", "until"):
        day = getattr(wanted, name)
        label, initial = reader.text(f"history-{name}-label"), day.isoformat() if day else None
        body.append(blocks.input_date(name, label, initial=initial, optional=True))
    body.append(
        blocks.input_text(
            "words",
            reader.text("history-words-label"),
            initial=wanted.words,
            max_length=LONGEST_WORDS,
            optional=True,
        )
    )
    return Modal(
        payload=payload,
        title=reader.text("history-filter-title"),
        submit=reader.text("history-filter-submit"),
        close=reader.text("history-filter-cancel"),
        blocks=tuple(body),
    )


def _narrowed(page: HistoryPage) -> bool:
    fields = HistoryPage.model_fields
    return any(getattr(page, name) != fields[name].default for name in NARROWED)


def _shown(
    reader: Reader, page: HistoryPage, people: Mapping[UUID, Person], item: PlanItem | None
) -> str | None:
    """What is looked for, in a line."""
    if not _narrowed(page):
        return None
    parts = [] if page.sort == "changes" else [reader.text(f"history-sort-{page.sort}")]
    if page.item is not None:
        number, title = (item.number, item.title) if item else (0, "?")
        parts.append(reader.text("history-item", number=number, title=escape(cut(title, WORDS))))
    if page.person is not None:
        parts.append(escape(people[page.person].name) if page.person in people else "?")
    if page.since:
        parts.append(reader.text("history-since", day=reader.date(page.since)))
    if page.until:
        parts.append(reader.text("history-until", day=reader.date(page.until)))
    if page.words:
        parts.append(reader.text("history-words", words=escape(cut(page.words, WORDS))))
    return reader.text("history-shown", what=" · ".join(parts))


def _narrowing(reader: Reader, page: HistoryPage, *, any_: bool) -> list[Element]:
    """*Filter* where there is something to look through, *Show all* where not all is shown."""
    narrowed, found = _narrowed(page), []
    if any_ or narrowed or page.before:
        wanted = page.model_dump(exclude={"before"})
        found.append(blocks.button(reader.text("history-filter"), FilterHistory(**wanted)))
    if narrowed:
        everything = HistoryPage(client_id=page.client_id)
        found.append(blocks.button(reader.text("history-show-all"), everything))
    return found


def _history_line(
    reader: Reader, line: HistoryLine, people: Mapping[UUID, Person], now: datetime
) -> str:
    change = line.change
    if change is None:
        return _late_line(reader, line.entry, people, now)
    seen = Picture("", change, reader.zone, now, people)
    if line.entry.kind != TOLD:
        return _news_line(reader, line, people, now)
    head = reader.text(
        "history-head",
        number=change.number,
        at=reader.moment(line.entry.time, now=now),
        who=seen.name(change.told_by),
    )
    lines = [head]
    if line.words is not None:
        lines.append(f"> {glance(line.words, GLANCE)}")
    elif line.entry.payload is None:
        lines.append(reader.text("history-erased"))
    status = reader.text(
        f"history-{change.state.value.replace('_', '-')}", **_who_when(reader, seen)
    )
    facts = [status]
    if change.state is not Status.TAKEN_BACK:
        facts.insert(0, build_fact(reader, seen))
    if change.fixed:
        facts.append(reader.text("history-fixed"))
    if line.url:
        facts.append(link(line.url, reader.text("history-card")))
    said = [build_difference(reader, seen, one) for one in line.differences]
    return cut("\n".join([*lines, " · ".join(facts), *said]), MOST)


def _late_line(
    reader: Reader, entry: RecordedEntry, people: Mapping[UUID, Person], now: datetime
) -> str:
    """What moved a date, in days by cause; or that somebody sees it differently."""
    payload = entry.payload or {}
    counted = payload.get("causes_after") or payload.get("causes") or {}
    days = [
        reader.text("history-late-part", days=count, cause=reader.text(f"record-field-{cause}"))
        for cause, count in counted.items()
    ]
    head = reader.text(
        "history-late",
        at=reader.moment(entry.time, now=now),
        who=_actor(entry, people),
        what=reader.text(f"record-kind-{entry.kind.replace('.', '-')}"),
    )
    title, words = str(payload.get("title") or ""), payload.get("words")
    about = [escape(cut(title, WORDS))] if title else []
    parts = [head, " · ".join([*about, *days])]
    if isinstance(words, str):
        parts.append(f"> {glance(words, GLANCE)}")
    if entry.payload is None:
        parts.append(reader.text("history-erased"))
    return "\n".join(part for part in parts if part)


def _actor(entry: RecordedEntry, people: Mapping[UUID, Person]) -> str:
    actor = next((one for key, one in people.items() if str(key) == entry.actor), None)
    return escape(actor.name) if actor else "Rapport"


def _news_line(
    reader: Reader, line: HistoryLine, people: Mapping[UUID, Person], now: datetime
) -> str:
    """Something that happened to a change after it was recorded."""
    entry, words = line.entry, (line.entry.payload or {}).get("words")
    head = reader.text(
        "history-news",
        number=line.change.number if line.change else 0,
        at=reader.moment(entry.time, now=now),
        who=_actor(entry, people),
        what=reader.text(f"record-kind-{entry.kind.replace('.', '-')}"),
    )
    parts = [head, *([f"> {glance(words, GLANCE)}"] if isinstance(words, str) else [])]
    if entry.payload is None:
        parts.append(reader.text("history-erased"))
    if line.url:
        parts.append(link(line.url, reader.text("history-card")))
    return "\n".join(parts)


def _who_when(reader: Reader, seen: Picture) -> dict[str, str]:
    at = seen.change.seen_at or seen.change.announced_at
    return {
        "who": escape(seen.seer(reader)),
        "at": reader.moment(at, now=seen.now) if at else "",
    }


def _turning(reader: Reader, page: HistoryPage, last: int | None) -> list[Element]:
    found: list[Element] = []
    if page.before:
        newer = page.model_copy(update={"before": page.before[:-1]})
        found.append(blocks.button(reader.text("history-newer"), newer))
    if last is not None:
        older = page.model_copy(update={"before": (*page.before, last)})
        found.append(blocks.button(reader.text("history-older"), older))
    return found
