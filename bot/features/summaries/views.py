"""What people see of summaries. Nobody is called by one: names, no mentions."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from bot.features.clients.models import Client
from bot.features.delays.payloads import OpenWhy
from bot.features.direct.rules import DirectLine, Verdict
from bot.features.inbox.rules import InboxNumbers
from bot.features.outlook.views import write_goals, write_late, write_promises, write_waiting
from bot.features.summaries.rules import (
    Content,
    DayNumbers,
    Picture,
    Published,
    Unseen,
    Waiting,
    worth_a_table,
)
from bot.i18n.reader import Reader
from bot.record.heads import Head, SigningKey, head_line
from bot.slack import blocks
from bot.slack.escaping import cut, escape, escape_typed, link
from bot.slack.responses import Block, Message

__all__ = ["build_daily", "build_now"]

MOST = 5
"""Lines of one list; more are counted."""
_ROOM = 1_800
"""Characters of one list; all of them have to fit into a message."""
_GLANCE, _NAMES, _SECTION = 90, 120, 2_900

T = TypeVar("T")


def build_daily(
    reader: Reader, client: Client, day: date, picture: Picture, key: SigningKey
) -> Message:
    """The summary of ``day``, for the channel; its last line is worth keeping outside."""
    until = picture.content.until
    title = reader.text("summaries-title", brand=client.brand, day=reader.day(day, now=until))
    return _build(reader, client, title, picture, key)


def build_now(reader: Reader, client: Client, picture: Picture, key: SigningKey | None) -> Message:
    """How things stand, for who asked. It says so when nothing happened."""
    title = reader.text("summaries-title-now", brand=client.brand)
    return _build(reader, client, title, picture, key)


def _build(
    reader: Reader, client: Client, title: str, picture: Picture, key: SigningKey | None
) -> Message:
    content = picture.content
    told = reader.listing(_counts(reader, content)) or reader.text("summaries-nothing")
    since = reader.moment(content.since, now=content.until)
    return Message(
        reader.text("summaries-glance", title=escape(title), told=told),
        (
            blocks.header(title),
            blocks.context(reader.text("summaries-since", handle=client.x_handle, since=since)),
            *_body(reader, client, content),
            *_chart(reader, picture),
            *_table(reader, picture),
            *_footer(reader, client, picture.head, key),
        ),
    )


def _counts(reader: Reader, content: Content) -> list[str]:
    """What there is, in a line: for notifications and for those who hear it read."""
    counts = {
        "published": len(content.published),
        "direct": len(content.direct),
        "readings": sum(goal.fresh for goal in content.outlook.goals),
        "promises": len(content.outlook.promises),
        "items": content.outlook.items.client + content.outlook.items.agency,
        "requests": content.outlook.requests.client + content.outlook.requests.agency,
        "waiting": len(content.waiting),
        "unseen": len(content.unseen),
        "late": len(content.outlook.late),
        "answered": content.inbox.answered,
        "open": content.inbox.waiting,
    }
    return [
        reader.text(f"summaries-count-{name}", count=count)
        for name, count in counts.items()
        if count
    ]


def _body(reader: Reader, client: Client, content: Content) -> list[Block]:
    goals = write_goals(reader, content.outlook)
    found = [blocks.section(goals)] if goals else []
    if content.is_empty:
        return [*found, blocks.section(reader.text("summaries-nothing-long"))]
    if content.published:
        head = reader.text("summaries-published")
        lines = _lines(reader, content.published, lambda one: _published(reader, one, content))
        found.append(blocks.section("\n".join((head, *lines))))
    if content.direct:
        head = reader.text("summaries-direct", handle=escape(client.x_handle))
        lines = _lines(reader, content.direct, lambda one: _direct(reader, one, content))
        found.append(blocks.section("\n".join((head, *lines))))
    if content.waiting:
        head = reader.text("summaries-waiting")
        lines = _lines(reader, content.waiting, lambda one: _waiting(reader, one, content))
        found.append(blocks.section("\n".join((head, *lines))))
    if content.unseen:
        head = reader.text("summaries-unseen")
        lines = _lines(reader, content.unseen, lambda one: _unseen(reader, client, one, content))
        found.append(blocks.section("\n".join((head, *lines))))
    found += _late(reader, client, content)
    due = write_promises(reader, content.outlook)
    plan = write_waiting(reader, content.outlook, client.brand)
    found += [blocks.section(text) for text in (due, plan) if text]
    if content.inbox.answered or content.inbox.waiting:
        fields = _inbox(reader, content.inbox, content)
        found.append(blocks.section(reader.text("summaries-inbox"), fields=fields))
    return found


def _lines(reader: Reader, items: Sequence[T], write: Callable[[T], str]) -> list[str]:
    lines: list[str] = []
    room = _ROOM
    for one in items[:MOST]:
        line = f"• {write(one)}"
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(line)
    if len(items) > len(lines):
        lines.append(reader.text("summaries-more", count=len(items) - len(lines)))
    return lines


def _published(reader: Reader, post: Published, content: Content) -> str:
    at = reader.moment(post.at, now=content.until)
    told = reader.text("summaries-published-line", what=_linked(post.text, post.url), at=at)
    return f"{told} · {reader.text('summaries-gone')}" if post.gone else told


def _direct(reader: Reader, post: DirectLine, content: Content) -> str:
    part = "item" if post.item else "plan"
    told = reader.text(
        "summaries-direct-line",
        what=_linked(post.text, post.url),
        at=reader.moment(post.at, now=content.until),
        verdict=part if post.verdict is Verdict.PART else post.verdict.value,
        item=escape(_glance(post.item or "")),
    )
    return f"{told} · {reader.text('summaries-gone')}" if post.gone else told


def _waiting(reader: Reader, post: Waiting, content: Content) -> str:
    who = escape(cut(reader.listing(post.who), _NAMES)) or reader.text("summaries-nobody")
    told = reader.text(
        "summaries-waiting-line",
        what=_linked(post.text, post.card),
        status=post.status,
        who=who,
        since=reader.moment(post.since, now=content.until),
    )
    if post.due is None:
        return told
    due = reader.moment(post.due, now=content.until)
    key = "summaries-was-to-go-out" if post.status == "held" else "summaries-due"
    return f"{told} · {reader.text(key, due=due)}"


def _unseen(reader: Reader, client: Client, change: Unseen, content: Content) -> str:
    number = reader.text("summaries-change", number=str(change.number))
    return reader.text(
        "summaries-unseen-line",
        number=link(change.card, number) if change.card else number,
        text=escape_typed(_glance(change.text)),
        side=change.waits_for,
        brand=escape(client.brand),
        at=reader.moment(change.told_at, now=content.until),
    )


def _late(reader: Reader, client: Client, content: Content) -> list[Block]:
    """Late and why, with the way to the entries behind each number; what waits, for the team."""
    found: list[Block] = []
    if told := write_late(reader, content.outlook, content.until):
        button = blocks.button(reader.text("outlook-why"), OpenWhy(client_id=client.id))
        found.append(blocks.section(cut(told, _SECTION), button))
    if waiting := content.outlook.unconfirmed:
        found.append(blocks.context(reader.text("outlook-unconfirmed", count=waiting)))
    return found


def _inbox(reader: Reader, inbox: InboxNumbers, content: Content) -> list[str]:
    """Counts and times alone: who answers is the team's matter."""
    fields = [
        reader.text("summaries-answered", count=reader.number(inbox.answered)),
        reader.text("summaries-open", count=reader.number(inbox.waiting)),
    ]
    if inbox.median_seconds is not None:
        median = reader.duration(inbox.median_seconds)
        fields.append(reader.text("summaries-median", median=median))
    if inbox.oldest_waiting_at is not None:
        since = reader.moment(inbox.oldest_waiting_at, now=content.until)
        fields.append(reader.text("summaries-oldest", since=since))
    return fields


def _chart(reader: Reader, picture: Picture) -> list[Block]:
    if not worth_a_table(picture.days):
        return []
    days = picture.days
    counts = {
        "published": [one.published for one in days],
        "answered": [one.answered for one in days],
        "open": [one.open for one in days],
    }
    chart = blocks.bar_chart(
        reader.text("summaries-chart-title"),
        [reader.day(one.day, now=picture.content.until) for one in days],
        {reader.text(f"summaries-column-{name}"): values for name, values in counts.items()},
        reader.text("summaries-chart-count"),
    )
    return [chart]


def _table(reader: Reader, picture: Picture) -> list[Block]:
    if not worth_a_table(picture.days):
        return []
    heading = [
        reader.text(f"summaries-column-{name}")
        for name in ("day", "published", "answered", "open", "median")
    ]
    rows = [_row(reader, one, picture.content) for one in picture.days]
    return [blocks.table([heading, *rows])]


def _row(reader: Reader, one: DayNumbers, content: Content) -> list[str]:
    median = "-" if one.median_seconds is None else reader.duration(one.median_seconds)
    counts = (one.published, one.answered, one.open)
    day = reader.day(one.day, now=content.until)
    return [day, *(reader.number(count) for count in counts), median]


def _footer(reader: Reader, client: Client, head: Head, key: SigningKey | None) -> list[Block]:
    if key is None:
        told = reader.text("summaries-head-plain", seq=str(head.seq), short=head.short)
        return [blocks.context(told)]
    line = head_line(head, name=client.slug, key=key)
    return [blocks.context(reader.text("summaries-head")), blocks.context(escape(line))]


def _linked(text: str, url: str | None) -> str:
    """The beginning of a text that people wrote, as a link if there is an address."""
    glance = _glance(text)
    return link(url, glance) if url else escape(glance)


def _glance(text: str) -> str:
    return cut(" ".join(text.split()), _GLANCE)
