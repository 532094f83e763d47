"""What waits in a lane, and every change of a message's state."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, or_, select, true, update

from bot.slack.tables import OutboundMessage, State
from bot.storage.transaction import Transaction

__all__ = [
    "Heads",
    "anything_waits",
    "card_gone",
    "change_later",
    "changed",
    "failed",
    "find",
    "heads",
    "load",
    "postponed",
    "sent",
    "unknown",
    "unresolved",
]

_ROW = OutboundMessage
_UNSETTLED = or_(
    _ROW.state == State.SENDING,
    and_(_ROW.state == State.UNCONFIRMED, _ROW.retry_at.is_not(None)),
)
_WAITING = or_(_ROW.state == State.PENDING, _UNSETTLED)
_CHANGED = and_(_ROW.changed_at.is_not(None), _ROW.state == State.SENT)


@dataclass(frozen=True)
class Heads:
    """What comes next in a lane, of each sort."""

    unsettled: OutboundMessage | None
    """A call whose end nobody knows; Slack is asked before anything else is posted."""
    post: OutboundMessage | None
    change: OutboundMessage | None


async def heads(tx: Transaction, lane_id: UUID) -> Heads:
    """The next message in order, and the update or deletion that has waited longest."""
    first = await tx.session.scalar(
        select(_ROW)
        .where(_here(tx, lane_id), _WAITING)
        .order_by(case((_ROW.state == State.PENDING, 1), else_=0), _ROW.seq)
        .limit(1)
    )
    change = await tx.session.scalar(
        select(_ROW)
        .where(_here(tx, lane_id), _CHANGED)
        .order_by(_ROW.retry_at.nulls_first(), _ROW.changed_at)
        .limit(1)
    )
    if first is not None and first.state != State.PENDING:
        return Heads(first, None, change)
    return Heads(None, first, change)


async def anything_waits(tx: Transaction, lane_id: UUID) -> bool:
    """Whether a drain would find work in this lane, now or later."""
    found = await tx.session.scalar(
        select(exists().where(_here(tx, lane_id), or_(_WAITING, _CHANGED)))
    )
    return bool(found)


async def load(tx: Transaction, outbound_id: UUID, *, lock: bool = False) -> OutboundMessage:
    """The row as it is now, locked if asked."""
    query = select(_ROW).where(_ROW.workspace_id == tx.workspace_id, _ROW.id == outbound_id)
    if lock:
        query = query.with_for_update()
    # an update of this transaction may have gone past the loaded object
    query = query.execution_options(populate_existing=True)
    return (await tx.session.scalars(query)).one()


async def find(tx: Transaction, outbound_id: UUID | None) -> OutboundMessage | None:
    """The row, if there is one of that id."""
    return await tx.session.scalar(
        select(_ROW).where(_ROW.workspace_id == tx.workspace_id, _ROW.id == outbound_id)
    )


async def sent(
    tx: Transaction, outbound_id: UUID, *, version: int, channel_id: str, ts: str
) -> None:
    """It stands in Slack. True whoever holds the lane by now, so no lease is asked for."""
    newer = or_(_ROW.version > version, _ROW.removed)
    await _set(
        tx,
        outbound_id,
        {
            "state": State.SENT.value,
            "channel_id": channel_id,
            "ts": ts,
            "sent_version": version,
            "sent_at": tx.now,
            "changed_at": case((newer, tx.now), else_=None),
            "retry_at": None,
            "error": None,
        },
        _WAITING,
    )


async def postponed(
    tx: Transaction,
    outbound_id: UUID,
    *,
    retry_at: datetime | None,
    error: str | None = None,
    counted: bool = False,
) -> None:
    """Surely not sent: it waits again, or it is gone if it was deleted meanwhile."""
    await _set(
        tx,
        outbound_id,
        {
            "state": case((_ROW.removed, State.DELETED.value), else_=State.PENDING.value),
            "retry_at": retry_at,
            "attempts": _ROW.attempts + int(counted),
            "error": error,
        },
        _WAITING,
    )


async def unknown(
    tx: Transaction, outbound_id: UUID, *, retry_at: datetime, error: str, counted: bool = False
) -> None:
    """It may have been sent: Slack's history is asked at ``retry_at`` (wall clock)."""
    await _set(
        tx,
        outbound_id,
        {
            "state": State.UNCONFIRMED.value,
            "retry_at": retry_at,
            "attempts": _ROW.attempts + int(counted),
            "error": error,
        },
        _UNSETTLED,
    )


async def unresolved(tx: Transaction, outbound_id: UUID, *, error: str) -> None:
    """It may have been sent, and nobody can find out: it is never sent again."""
    values = {"state": State.UNCONFIRMED.value, "retry_at": None, "error": error}
    await _set(tx, outbound_id, values, _UNSETTLED)


async def failed(tx: Transaction, outbound_id: UUID, *, error: str) -> None:
    """Slack refused it for good."""
    values = {"state": State.FAILED.value, "retry_at": None, "error": error}
    await _set(tx, outbound_id, values, _WAITING)


async def changed(
    tx: Transaction, outbound_id: UUID, *, version: int, removed: bool, error: str | None = None
) -> None:
    """Slack shows this version, or the message is gone; a newer one keeps its place."""
    newer = or_(_ROW.version > version, _ROW.removed)
    values: dict[str, Any] = {
        "sent_version": version,
        "changed_at": case((newer, _ROW.changed_at), else_=None),
        "retry_at": None,
        "attempts": 0,
        "error": error,
    }
    if removed:
        values |= {"state": State.DELETED.value, "changed_at": None}
    await _set(tx, outbound_id, values, _ROW.state == State.SENT)


async def card_gone(tx: Transaction, outbound_id: UUID, *, version: int, removed: bool) -> None:
    """A day's card stands in Slack no more; what it has to show since then is posted anew."""
    wanted = _ROW.version > version if removed else true()
    again = {"state": State.PENDING.value, "ts": None, "sent_at": None}
    done = {"changed_at": None, "retry_at": None, "attempts": 0}
    await _set(tx, outbound_id, {**again, **done}, and_(_ROW.state == State.SENT, wanted))
    gone = {"state": State.DELETED.value, **done}
    await _set(tx, outbound_id, gone, _ROW.state == State.SENT)


async def change_later(
    tx: Transaction, outbound_id: UUID, *, retry_at: datetime, error: str
) -> None:
    """An update or deletion did not come through; it is tried again."""
    values = {"retry_at": retry_at, "attempts": _ROW.attempts + 1, "error": error}
    await _set(tx, outbound_id, values, _ROW.state == State.SENT)


def _here(tx: Transaction, lane_id: UUID) -> ColumnElement[bool]:
    return and_(_ROW.workspace_id == tx.workspace_id, _ROW.lane_id == lane_id)


async def _set(
    tx: Transaction, outbound_id: UUID, values: dict[str, Any], guard: ColumnElement[bool]
) -> None:
    await tx.session.execute(
        update(_ROW)
        .where(_ROW.workspace_id == tx.workspace_id, _ROW.id == outbound_id, guard)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
