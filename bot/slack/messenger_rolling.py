"""Rolling cards: when a channel's backlog outgrows its rate, messages share one card.

Slack takes about one message a second and channel. A card carries up to twenty lines, so a
backlog drains twenty times as fast; nothing is dropped, and the update of a message becomes an
update of its card.
"""

import json
from collections.abc import Sequence
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, select, update

from bot.i18n.reader import Language, Reader
from bot.slack.escaping import cut
from bot.slack.messenger_day import build_day, folded_in
from bot.slack.tables import POST, OutboundMessage, State
from bot.storage.transaction import Transaction

__all__ = ["BACKLOG", "build_card", "card_body", "dissolve", "lines_of", "roll_up"]

BACKLOG = 8
"""More messages than this with one line key, and they are merged."""
MAX_LINES = 20
MAX_CHARACTERS = 12_000
"""Of a card's JSON, well below Slack's own (undocumented) 13,200 characters of text."""
TEXT_STEPS = (500, 300, 150, 80)
"""A line's text is cut to the first of these lengths at which the card fits."""

_ROW = OutboundMessage


async def roll_up(tx: Transaction, first: OutboundMessage) -> OutboundMessage | None:
    """Merge ``first`` and others like it into a new card (``sending``), if too many wait."""
    if first.line_key is None or first.thread_of is not None or first.thread_ts is not None:
        return None
    alike = and_(
        _ROW.workspace_id == tx.workspace_id,
        _ROW.lane_id == first.lane_id,
        _ROW.state == State.PENDING,
        _ROW.line_key == first.line_key,
        _ROW.thread_of.is_(None),
        _ROW.thread_ts.is_(None),
    )
    waiting = await tx.session.scalar(select(func.count()).select_from(_ROW).where(alike))
    if (waiting or 0) <= BACKLOG:
        return None
    oldest = select(_ROW).where(alike).order_by(_ROW.seq).limit(MAX_LINES)
    # skipped: a row that somebody is changing right now goes with the next card
    lines = _that_fit((await tx.session.scalars(oldest.with_for_update(skip_locked=True))).all())
    card = _card(tx, first)
    tx.session.add(card)
    await tx.session.execute(
        update(_ROW)
        .where(_ROW.workspace_id == tx.workspace_id, _ROW.id.in_([line.id for line in lines]))
        .values(state=State.COALESCED.value, rolling_of=card.id)
        .execution_options(synchronize_session=False)
    )
    return card


def _that_fit(rows: Sequence[OutboundMessage]) -> Sequence[OutboundMessage]:
    """As many as a card holds with their texts uncut, but always two."""
    room = MAX_CHARACTERS - 500
    for position, row in enumerate(rows):
        room -= len(json.dumps(row.line_blocks, ensure_ascii=False)) + 2
        if room < 0:
            return rows[: max(position, 2)]
    return rows


def _card(tx: Transaction, first: OutboundMessage) -> OutboundMessage:
    card_id = uuid4()
    return OutboundMessage(
        workspace_id=tx.workspace_id,
        id=card_id,
        seq=first.seq,
        lane_id=first.lane_id,
        channel_id=first.channel_id,
        user_id=first.user_id,
        kind=POST,
        body={},
        state=State.SENDING.value,
        subject=f"rolling:{card_id}",
        line_language=first.line_language,
        is_rolling=True,
        created_at=first.created_at,
    )


async def card_body(tx: Transaction, card: OutboundMessage) -> dict[str, Any] | None:
    """What a card shows now, of either sort; None when none of its lines is left."""
    if card.card_day is not None:
        folded = await folded_in(tx, card)
        return build_day(folded, card.line_language, card.card_day) if folded else None
    lines = await lines_of(tx, card)
    return build_card(lines, card.line_language) if lines else None


async def lines_of(tx: Transaction, card: OutboundMessage) -> Sequence[list[Any]]:
    """The lines that a card shows now, oldest first; none when all were deleted."""
    rows = await tx.session.scalars(
        select(_ROW.line_blocks)
        .where(
            _ROW.workspace_id == tx.workspace_id,
            _ROW.rolling_of == card.id,
            _ROW.state == State.COALESCED,
        )
        .order_by(_ROW.seq)
    )
    return [blocks for blocks in rows if blocks]


def build_card(lines: Sequence[list[Any]], language: str | None) -> dict[str, Any]:
    """The body of a card: a line that says how many, and the lines themselves."""
    spoken: Language = "es" if language == "es" else "en"
    title = Reader(spoken, ZoneInfo("UTC")).text("slack-rolling-more", count=len(lines))
    head = {"type": "context", "elements": [{"type": "mrkdwn", "text": title}]}
    for limit in TEXT_STEPS:
        blocks = [head, *(_shorter(block, limit) for line in lines for block in line)]
        if len(json.dumps(blocks, ensure_ascii=False)) <= MAX_CHARACTERS:
            break
    return {"text": title, "blocks": blocks}


def _shorter(block: dict[str, Any], limit: int) -> dict[str, Any]:
    text = block.get("text")
    if not isinstance(text, dict) or len(text["text"]) <= limit:
        return block
    return block | {"text": text | {"text": cut(text["text"], limit)}}


async def dissolve(tx: Transaction, card: OutboundMessage) -> None:
    """The card was refused: each of its messages goes its own way, as a message again.

    ``card`` is locked, so that nobody puts another line into it.
    """
    lines = await tx.session.scalars(
        update(_ROW)
        .where(
            _ROW.workspace_id == tx.workspace_id,
            _ROW.rolling_of == card.id,
            _ROW.state.in_([State.COALESCED, State.FOLDED]),
        )
        .values(state=State.PENDING.value, rolling_of=None, line_key=None)
        .returning(_ROW.id)
        .execution_options(synchronize_session=False)
    )
    await tx.session.execute(
        update(_ROW)
        .where(
            _ROW.workspace_id == tx.workspace_id,
            _ROW.thread_of.in_(lines.all()),
            _ROW.state == State.FOLDED,
        )
        .values(state=State.PENDING.value)
        .execution_options(synchronize_session=False)
    )
