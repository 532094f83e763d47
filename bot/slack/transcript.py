"""What Rapport shows in a channel, from its own rows, whatever Slack's retention keeps."""

from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_

from bot.slack.escaping import typed
from bot.slack.messenger_rolling import card_body
from bot.slack.tables import POST, OutboundMessage, State
from bot.storage.transaction import Transaction

__all__ = ["Shown", "lines_in", "shown_in"]

BATCH = 500

_ROW = OutboundMessage


@dataclass(frozen=True)
class Shown:
    """A message as it stands in a channel now."""

    id: UUID
    at: datetime
    """When Slack had it first (UTC)."""
    channel_id: str
    ts: str
    thread_ts: str | None
    """The parent's, for a reply."""
    lines: tuple[str, ...]
    """What its blocks say; people stay ``<@U…>``, what could be pressed stands in brackets."""


async def shown_in(
    tx: Transaction, channels: Collection[str], *, since: datetime, until: datetime
) -> AsyncIterator[Shown]:
    """The messages of these channels first sent from ``since`` to before ``until``, in order.

    What one person alone saw is not among them. A batch at a time: memory stays constant.
    """
    after: tuple[datetime, int] | None = None
    while True:
        query = select(_ROW).where(
            _ROW.workspace_id == tx.workspace_id,
            _ROW.channel_id.in_(channels),
            _ROW.kind == POST,
            _ROW.state == State.SENT,
            _ROW.sent_at >= since,
            _ROW.sent_at < until,
        )
        if after is not None:
            query = query.where(tuple_(_ROW.sent_at, _ROW.seq) > after)
        rows = (await tx.session.scalars(query.order_by(_ROW.sent_at, _ROW.seq).limit(BATCH))).all()
        for row in rows:
            yield await _shown(tx, row)
            tx.session.expunge(row)
        if len(rows) < BATCH:
            return
        last = rows[-1]
        if last.sent_at is None:
            raise AssertionError(f"{last.id} was sent at no time")
        after = (last.sent_at, last.seq)


async def _shown(tx: Transaction, row: OutboundMessage) -> Shown:
    if row.sent_at is None or row.channel_id is None or row.ts is None:
        raise AssertionError(f"{row.id} was sent nowhere")
    body = row.body
    if row.is_rolling:
        body = await card_body(tx, row) or {"text": ""}
    lines = tuple(lines_in(body.get("blocks") or ())) or (typed(body["text"]),)
    return Shown(row.id, row.sent_at, row.channel_id, row.ts, row.thread_ts, lines)


def lines_in(blocks: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What a message's blocks say, in order: every kind that the kit builds."""
    for block in blocks:
        match block["type"]:
            case "context":
                yield from (typed(each["text"]) for each in block["elements"] if "text" in each)
            case "actions":
                yield " ".join(_pressed(each) for each in block["elements"])
            case "rich_text":
                yield from _written(block["elements"])
            case "table":
                yield from (" · ".join(cell["text"] for cell in row) for row in block["rows"])
            case "data_visualization":
                yield from _drawn(block)
            case "image":
                yield typed(block["alt_text"])
            case _:
                yield from _said(block)


def _said(block: Mapping[str, Any]) -> Iterator[str]:
    """A headline, or a paragraph with its fields and what stands at its side."""
    for text in (block.get("text"), *block.get("fields", ())):
        if text is not None:
            yield typed(text["text"])
    if "accessory" in block:
        yield _pressed(block["accessory"])


def _pressed(element: Mapping[str, Any]) -> str:
    """A button or select by its label; a picture by its description."""
    label = element.get("text") or element.get("placeholder")
    return f"[{typed(label['text'])}]" if label else typed(element.get("alt_text", ""))


def _written(elements: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Outside text stands unescaped in rich text."""
    for element in elements:
        if element["type"] == "text":
            yield element["text"]
        else:
            yield from _written(element.get("elements", ()))


def _drawn(block: Mapping[str, Any]) -> Iterator[str]:
    yield block["title"]
    for series in block["chart"]["series"]:
        points = ", ".join(f"{point['label']} {point['value']}" for point in series["data"])
        yield f"{series['name']}: {points}"
