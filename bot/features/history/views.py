"""A page of what the record says was changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.features.history.payloads import HistoryPage
from bot.features.plans.models import PlanChange
from bot.features.plans.rules import Status
from bot.features.plans.views import Picture, build_fact, glance
from bot.i18n.reader import Reader
from bot.record.repository import RecordedEntry
from bot.slack import blocks
from bot.slack.escaping import escape, link
from bot.slack.models import Person
from bot.slack.objects import Element
from bot.slack.responses import Message

__all__ = ["HistoryLine", "build_history"]

GLANCE = 280


@dataclass(frozen=True)
class HistoryLine:
    """A change in history. ``words`` is None where they are not shown; ``url``: its card's."""

    entry: RecordedEntry
    change: PlanChange
    words: str | None
    url: str | None


def build_history(
    reader: Reader,
    *,
    brand: str,
    lines: Sequence[HistoryLine],
    people: Mapping[UUID, Person],
    page: HistoryPage,
    more: bool,
    now: datetime,
) -> Message:
    """One page, newest first; times in the reader's own zone."""
    title = reader.text("history-title", brand=brand)
    if not lines:
        key = "history-end" if page.before else "history-empty"
        body = [blocks.section(reader.text(key, brand=escape(brand)))]
    else:
        body = [blocks.section(_history_line(reader, line, people, now)) for line in lines]
    turning = _turning(reader, page, lines[-1].entry.seq if lines and more else None)
    footer = [blocks.actions(*turning)] if turning else []
    return Message(escape(title), (blocks.header(title), *body, *footer))


def _history_line(
    reader: Reader, line: HistoryLine, people: Mapping[UUID, Person], now: datetime
) -> str:
    change = line.change
    seen = Picture("", change, reader.zone, now, people)
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
    return "\n".join([*lines, " · ".join(facts)])


def _who_when(reader: Reader, seen: Picture) -> dict[str, str]:
    at = seen.change.seen_at or seen.change.announced_at
    return {
        "who": escape(seen.seer(reader)),
        "at": reader.moment(at, now=seen.now) if at else "",
    }


def _turning(reader: Reader, page: HistoryPage, last: int | None) -> list[Element]:
    found = []
    if page.before:
        newer = HistoryPage(client_id=page.client_id, before=page.before[:-1])
        found.append(blocks.button(reader.text("history-newer"), newer))
    if last is not None:
        older = HistoryPage(client_id=page.client_id, before=(*page.before, last))
        found.append(blocks.button(reader.text("history-older"), older))
    return found
