"""What waits and what was promised, for one reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients.rules import Side
from bot.features.promises import views as promised
from bot.features.promises.models import Promise
from bot.features.requests.models import Request
from bot.features.requests.rules import covered_time
from bot.features.requests.views import glance
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.escaping import escape, link
from bot.slack.models import Person
from bot.slack.responses import Block, Message

__all__ = ["MOST_LINES", "QueuePicture", "Waiting", "build_queue"]

QUEUE_GLANCE, MOST_LINES = 90, 12
SIDES: tuple[Side, ...] = ("agency", "client")


@dataclass(frozen=True)
class Waiting:
    """A request in the queue; ``url`` is its card's."""

    request: Request
    url: str | None = None


@dataclass(frozen=True)
class QueuePicture:
    """What waits and what was promised, of both sides alike."""

    brand: str
    zone: ZoneInfo
    hours: Mapping[str, object]
    now: datetime
    people: Mapping[UUID, Person]
    waiting: Sequence[Waiting] = ()
    """The first of them."""
    count: int = 0
    """How many wait in all."""
    promised: Sequence[Promise] = ()
    kept: Sequence[Promise] = ()


def build_queue(reader: Reader, seen: QueuePicture) -> Message:
    """Waiting on whom, since when, and what was promised by when; the same for both sides."""
    title = reader.text("queue-title", brand=seen.brand)
    body: list[Block] = [blocks.header(title)]
    if not (seen.waiting or seen.promised or seen.kept):
        body.append(blocks.section(reader.text("queue-empty")))
        return Message(escape(title), tuple(body))
    body.append(blocks.section(reader.text("queue-waiting", count=seen.count)))
    body += [blocks.section(_queue_line(reader, seen, each)) for each in seen.waiting[:MOST_LINES]]
    body += _more(reader, seen.count)
    body.append(blocks.section(reader.text("queue-promised", count=len(seen.promised))))
    body += [_promise_line(reader, seen, each) for each in seen.promised[:MOST_LINES]]
    body += _more(reader, len(seen.promised))
    open_ends = [each for each in seen.kept if each.received_at is None][:MOST_LINES]
    if open_ends:
        body.append(blocks.section(reader.text("queue-arrived")))
    body += [_promise_line(reader, seen, each) for each in open_ends]
    if not seen.kept:
        return Message(escape(title), tuple(body))
    tallies = [
        promised.build_tally(reader, seen.kept, side, zone=seen.zone, now=seen.now)
        for side in SIDES
    ]
    body.append(blocks.context(reader.text("queue-kept"), *tallies))
    return Message(escape(title), tuple(body))


def _queue_line(reader: Reader, seen: QueuePicture, waiting: Waiting) -> str:
    request = waiting.request
    covered = covered_time(seen.hours, seen.zone, request.waiting_since, seen.now)
    head = f"*{reader.text('promises-subject', number=request.number)}*"
    facts = [
        reader.text(
            "queue-since",
            side=request.waits_on or "agency",
            at=reader.moment(request.waiting_since, now=seen.now),
            covered=reader.duration(int(covered.total_seconds())),
        )
    ]
    if request.wanted:
        day = reader.day(request.wanted, now=seen.now)
        facts.append(reader.text("queue-wanted", day=day))
    if waiting.url:
        facts.append(link(waiting.url, reader.text("queue-card")))
    return f"{head} · {glance(request.text, QUEUE_GLANCE)}\n{' · '.join(facts)}"


def _promise_line(reader: Reader, seen: QueuePicture, promise: Promise) -> Block:
    line = promised.build_listed(reader, promise, zone=seen.zone, now=seen.now, people=seen.people)
    return blocks.section(line, promised.build_button(reader, promise, queue=True))


def _more(reader: Reader, count: int) -> list[Block]:
    left = count - MOST_LINES
    return [blocks.context(reader.text("queue-more", count=left))] if left > 0 else []
