"""Rows of messages: added once, changed with whoever has to hear of it."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, case, func, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.jobs.queue import enqueue
from bot.slack.responses import Message
from bot.slack.tables import OutboundMessage, State
from bot.slack.tasks import DeliverLane
from bot.storage.transaction import Transaction

__all__ = ["add", "change", "lock_day", "stored", "wake"]

_ROW = OutboundMessage


async def add(
    tx: Transaction, message: Message, *, key: str | None, **columns: Any
) -> tuple[UUID, bool]:
    """Add a row unless there is one of that key; its id, and whether it is new."""
    adding = (
        insert(_ROW)
        .values(
            workspace_id=tx.workspace_id,
            id=uuid4(),
            key=key,
            body=stored(message),
            created_at=tx.now,
            **columns,
        )
        .on_conflict_do_nothing(index_elements=["workspace_id", "key"])
        .returning(_ROW.id)
    )
    added = await tx.session.scalar(adding)
    if added is None:
        known = select(_ROW.id).where(_ROW.workspace_id == tx.workspace_id, _ROW.key == key)
        return (await tx.session.execute(known)).scalar_one(), False
    await wake(tx, columns["lane_id"])
    return added, True


async def change(
    tx: Transaction, outbound_id: UUID, values: dict[str, Any]
) -> Row[UUID, Any, UUID | None, str] | None:
    """Change a row; if Slack (or the rolling card that shows it) has to hear of it, wake.

    Its lane, since when Slack has to hear, its card and state; None where it is no more.
    """
    changed_at = case(
        (_ROW.state == State.SENT, func.coalesce(_ROW.changed_at, tx.now)), else_=_ROW.changed_at
    )
    changed = (
        await tx.session.execute(
            update(_ROW)
            .where(
                _ROW.workspace_id == tx.workspace_id,
                _ROW.id == outbound_id,
                _ROW.state.not_in([State.FAILED, State.DELETED]),
            )
            .values(**values, changed_at=changed_at)
            .returning(_ROW.lane_id, _ROW.changed_at, _ROW.rolling_of, _ROW.state)
        )
    ).one_or_none()
    if changed is None:
        return None
    if changed.changed_at is not None:
        await wake(tx, changed.lane_id)
    elif changed.rolling_of is not None:
        if changed.state != State.COALESCED:
            await lock_day(tx, changed.lane_id)
        await change(tx, changed.rolling_of, {"version": _ROW.version + 1})
    return changed


async def lock_day(tx: Transaction, lane_id: UUID) -> None:
    """One transaction at a time counts a channel's cards of the day, or changes the day's card."""
    key = f"slack.day:{tx.workspace_id}:{lane_id}"
    await tx.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


async def wake(tx: Transaction, lane_id: UUID) -> None:
    """One job a lane and transaction, however many messages."""
    woken: set[UUID] = tx.notes.setdefault("slack.lanes", set())
    if lane_id not in woken:
        woken.add(lane_id)
        await enqueue(tx, DeliverLane(subject_id=lane_id))


def stored(message: Message) -> dict[str, Any]:
    """As it is kept."""
    return {"text": message.text, "blocks": list(message.blocks)}
