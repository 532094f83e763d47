"""What the day's card shows: what a channel was told beyond its budget, a line and *Open* each."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.i18n.reader import Language, Reader
from bot.slack import blocks
from bot.slack.escaping import cut
from bot.slack.payloads import OpenCard
from bot.slack.tables import OutboundMessage, State
from bot.storage.transaction import Transaction

__all__ = ["build_day", "folded_in"]

MAX_CHARACTERS = 12_000
TEXT_STEPS = (500, 300, 150, 80)
"""As of a rolling card: a line's text is cut to the first length at which the card fits."""

_ROW = OutboundMessage

Folded = tuple[UUID, list[Any]]
"""A folded card's row, and its line."""


async def folded_in(tx: Transaction, card: OutboundMessage) -> Sequence[Folded]:
    """What waits in a day's card now, oldest first; none when all was opened or deleted."""
    rows = await tx.session.execute(
        select(_ROW.id, _ROW.line_blocks)
        .where(
            _ROW.workspace_id == tx.workspace_id,
            _ROW.rolling_of == card.id,
            _ROW.state == State.FOLDED,
        )
        .order_by(_ROW.seq)
    )
    return [(row.id, row.line_blocks or []) for row in rows]


def build_day(lines: Sequence[Folded], language: str | None, day: date) -> dict[str, Any]:
    """The body of a day's card: how many, of which day, and each with the button that opens it.

    Whatever else its line offers to press is left for the open card: who presses has read it.
    """
    spoken: Language = "es" if language == "es" else "en"
    reader = Reader(spoken, ZoneInfo("UTC"))
    title = reader.text("slack-day-more", count=len(lines), day=reader.day(day))
    head = [blocks.section(f"*{title}*"), blocks.context(reader.text("slack-day-why"))]
    for limit in TEXT_STEPS:
        shown = [*head, *(block for line in lines for block in _line(reader, line, limit))]
        if len(json.dumps(shown, ensure_ascii=False)) <= MAX_CHARACTERS:
            break
    return {"text": title, "blocks": shown}


def _line(reader: Reader, line: Folded, limit: int) -> list[dict[str, Any]]:
    outbound_id, said = line
    texts = [
        {name: value for name, value in block.items() if name != "accessory"}
        for block in said
        if block["type"] != "actions"
    ]
    for block in texts:
        if isinstance(block.get("text"), dict):
            block["text"] = block["text"] | {"text": cut(block["text"]["text"], limit)}
    label, payload = reader.text("slack-day-open"), OpenCard(outbound_id=outbound_id)
    for block in texts:
        if block["type"] == "section" and "text" in block:
            what = block["text"]["text"].replace("*", "").partition("\n")[0]
            spoken = reader.text("slack-day-open-spoken", what=what)
            block["accessory"] = blocks.button(label, payload, spoken=spoken)
            return texts
    return [*texts, blocks.actions(blocks.button(label, payload))]
