"""The day's card: what a channel is told beyond its budget is a line there until somebody opens it.

A folded card is a row like any other, only that it is not posted: its line stands in the day's
card, which is posted when the first one folds and is brought up to date without a sound. What is
said in a folded card's thread waits with it. Rows are locked in one order: a card, then the
channel's day (:func:`bot.slack.outbound_rows.lock_day`), then the day's card.
"""

import re
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from bot.jobs.queue import schedule, unschedule
from bot.slack.budget import Budget
from bot.slack.outbound_rows import change, lock_day, wake
from bot.slack.responses import Message
from bot.slack.tables import POST, OutboundMessage, State
from bot.slack.tasks import OpenFolded
from bot.storage.transaction import Transaction

__all__ = [
    "MOST_LINES",
    "fold_if_full",
    "folded_parent",
    "forget_waiting",
    "look_again",
    "open_folded",
]

MOST_LINES = 12
"""Of one card, each a paragraph with a button; the thirteenth begins another card."""

_ROW = OutboundMessage
_MENTION = re.compile(r"<@[UW]|<!(?:channel|here|everyone|subteam)")


async def fold_if_full(tx: Transaction, outbound_id: UUID, lane_id: UUID, budget: Budget) -> None:
    """Fold a card that this transaction has added, if the day has had its cards.

    Two transactions at once cannot both have the day's last one: the second waits here.
    """
    if budget.presses(tx.now):
        return
    await lock_day(tx, lane_id)
    shown = await tx.session.scalar(
        select(func.count())
        .select_from(_ROW)
        .where(
            _of_day(tx, lane_id, budget),
            _ROW.is_rolling.is_(False),
            _ROW.id != outbound_id,
            _ROW.state.not_in([State.FOLDED, State.FAILED]),
            or_(_ROW.state != State.DELETED, _ROW.ts.is_not(None)),
        )
    )
    if (shown or 0) < budget.most:
        return
    card_id = await _card(tx, outbound_id, lane_id, budget)
    await _set(tx, _ROW.id == outbound_id, state=State.FOLDED.value, rolling_of=card_id)
    _folded_here(tx).add(outbound_id)
    await _open_in_time(tx, outbound_id, budget)


async def look_again(tx: Transaction, outbound_id: UUID, budget: Budget) -> None:
    """A folded card has changed: it may press by now, or no longer."""
    if budget.presses(tx.now):
        await open_folded(tx, outbound_id)
    else:
        await _open_in_time(tx, outbound_id, budget)


async def open_folded(tx: Transaction, outbound_id: UUID) -> bool:
    """Have a folded card posted whole, and what waits in its thread; its line goes.

    False: it is not folded (any more).
    """
    row = await _folded(tx, outbound_id)
    if row is None:
        return False
    card_id, lane_id = row.rolling_of, row.lane_id
    # asked for: it takes nothing from any day, and has waited from now on
    posted: dict[str, Any] = {"state": State.PENDING.value, "created_at": tx.now}
    await _set(tx, _ROW.id == outbound_id, **posted, rolling_of=None, card_day=None)
    await _set(tx, _waits_for(outbound_id), **posted)
    await unschedule(tx, OpenFolded(subject_id=outbound_id))
    await wake(tx, lane_id)
    if card_id is not None:
        await lock_day(tx, lane_id)
        await change(tx, card_id, {"version": _ROW.version + 1})
    return True


async def folded_parent(
    tx: Transaction, parent_id: UUID, message: Message, key: str | None
) -> UUID | None:
    """The folded card that a reply has to wait for; None: none.

    A reply that rings for somebody opens the card, unless it was said together with the card: the
    card itself tells then who is asked. ``key``: what was said with it before is not said again.
    """
    state = select(_ROW.state).where(_ROW.workspace_id == tx.workspace_id, _ROW.id == parent_id)
    if await tx.session.scalar(state) != State.FOLDED:
        return None
    row = await _folded(tx, parent_id)  # whoever opens it now is waited for
    if row is not None and row.thread_of is not None:
        row = await _folded(tx, row.thread_of)
    if row is None:
        return None
    if rings(message) and row.id not in _folded_here(tx) and not await _said(tx, key):
        await open_folded(tx, row.id)
        return None
    return row.id


async def forget_waiting(tx: Transaction, outbound_id: UUID) -> None:
    """The card is gone, and with it what waited in its thread."""
    gone = {"state": State.DELETED.value, "error": "parent_deleted"}
    await _set(tx, _waits_for(outbound_id), **gone)


async def _said(tx: Transaction, key: str | None) -> bool:
    if key is None:
        return False
    known = select(_ROW.id).where(_ROW.workspace_id == tx.workspace_id, _ROW.key == key)
    return await tx.session.scalar(known) is not None


def rings(message: Message) -> bool:
    """Whether it mentions anybody, in markup or where Slack reads the text alone."""
    texts = [message.text] if not message.blocks else []
    for block in message.blocks:
        said = [block.get("text"), *block.get("fields", ()), *block.get("elements", ())]
        texts += [str(one.get("text")) for one in said if one and one.get("type") == "mrkdwn"]
    return any(_MENTION.search(text) for text in texts)


async def _card(tx: Transaction, first: UUID, lane_id: UUID, budget: Budget) -> UUID:
    """The card of that day with room for another line, brought up to date; else a new one."""
    looked_up = and_(_ROW.state == State.UNCONFIRMED, _ROW.retry_at.is_not(None))
    stands = or_(_ROW.state.in_([State.PENDING, State.SENDING, State.SENT]), looked_up)
    query = select(_ROW.id).where(_of_day(tx, lane_id, budget), _ROW.is_rolling, stands)
    # locked: a drain that is about to give the card up does so before or sees the line
    for card_id in await tx.session.scalars(query.order_by(_ROW.seq.desc()).with_for_update()):
        lines = (
            select(func.count())
            .select_from(_ROW)
            .where(
                _ROW.workspace_id == tx.workspace_id,
                _ROW.rolling_of == card_id,
                _ROW.state == State.FOLDED,
            )
        )
        if (await tx.session.scalar(lines) or 0) < MOST_LINES:
            await change(tx, card_id, {"version": _ROW.version + 1})
            return card_id
    return await _new_card(tx, first, lane_id, budget)


async def _new_card(tx: Transaction, first: UUID, lane_id: UUID, budget: Budget) -> UUID:
    query = select(_ROW.channel_id, _ROW.line_language).where(
        _ROW.workspace_id == tx.workspace_id, _ROW.id == first
    )
    channel_id, language = (await tx.session.execute(query)).one()
    card_id = uuid4()
    tx.session.add(
        OutboundMessage(
            workspace_id=tx.workspace_id,
            id=card_id,
            lane_id=lane_id,
            channel_id=channel_id,
            kind=POST,
            body={},
            subject=f"rolling:{card_id}",
            line_language=language,
            is_rolling=True,
            card_day=budget.day,
            created_at=tx.now,
        )
    )
    await tx.session.flush()
    await wake(tx, lane_id)
    return card_id


async def _open_in_time(tx: Transaction, outbound_id: UUID, budget: Budget) -> None:
    task = OpenFolded(subject_id=outbound_id)
    if budget.opens_at is None:
        await unschedule(tx, task)
    else:
        await schedule(tx, task, budget.opens_at)


async def _folded(tx: Transaction, outbound_id: UUID) -> OutboundMessage | None:
    """The row, locked, if it is folded."""
    query = select(_ROW).where(_ROW.workspace_id == tx.workspace_id, _ROW.id == outbound_id)
    query = query.where(_ROW.state == State.FOLDED).with_for_update()
    return await tx.session.scalar(query.execution_options(populate_existing=True))


def _of_day(tx: Transaction, lane_id: UUID, budget: Budget) -> ColumnElement[bool]:
    return and_(
        _ROW.workspace_id == tx.workspace_id,
        _ROW.lane_id == lane_id,
        _ROW.card_day == budget.day,
    )


def _waits_for(outbound_id: UUID) -> ColumnElement[bool]:
    return and_(_ROW.thread_of == outbound_id, _ROW.state == State.FOLDED)


async def _set(tx: Transaction, which: ColumnElement[bool], **values: Any) -> None:
    await tx.session.execute(
        update(_ROW)
        .where(_ROW.workspace_id == tx.workspace_id, which)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def _folded_here(tx: Transaction) -> set[UUID]:
    """What this transaction has folded."""
    found: set[UUID] = tx.notes.setdefault("slack.folded", set())
    return found
