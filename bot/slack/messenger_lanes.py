"""Leases: one drain at a time speaks in a lane, and a dead one is taken over.

While a lane is held, a row of due work stands behind the lease: if its holder dies, the sweeper
sends another one. Whoever finds the lane held may go away, because a holder looks for new messages
under the lane's lock before it lets go.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Clock
from bot.jobs.queue import enqueue, schedule, unschedule
from bot.slack.messenger_queue import anything_waits
from bot.slack.tables import OutboundLane
from bot.slack.tasks import DeliverLane
from bot.storage.transaction import Transaction

__all__ = ["Lease", "LeaseLostError", "acquire", "hold", "release"]

MARGIN = timedelta(seconds=1)
RENEW_BELOW = 0.75
"""Of a lease's length: less than this left, it is renewed before the next call."""


class LeaseLostError(Exception):
    """Somebody else speaks in this lane now: this drain was away for too long."""


@dataclass
class Lease:
    """The right to speak in a lane until ``until`` (wall clock, UTC)."""

    workspace_id: UUID
    lane_id: UUID
    owner: UUID
    length: timedelta
    until: datetime


async def acquire(tx: Transaction, clock: Clock, lane_id: UUID, length: timedelta) -> Lease | None:
    """Take the lane, or None when it is held; then somebody looks again at the lease's end."""
    await tx.session.execute(
        insert(OutboundLane)
        .values(workspace_id=tx.workspace_id, id=lane_id)
        .on_conflict_do_nothing()
    )
    lane = await _lock(tx, lane_id)
    now = clock.wall()
    if lane.owner is not None and lane.leased_until is not None and lane.leased_until > now:
        await _look_again(tx, lane_id, lane.leased_until - now)
        return None
    lease = Lease(tx.workspace_id, lane_id, uuid4(), length, now + length)
    lane.owner, lane.leased_until = lease.owner, lease.until
    await _look_again(tx, lane_id, length)
    return lease


async def hold(tx: Transaction, clock: Clock, lease: Lease) -> OutboundLane:
    """Lock the lane for this transaction and see that it is still ours; renew in good time.

    Raises:
        LeaseLostError: it is not.
    """
    lane = await _lock(tx, lease.lane_id)
    if lane.owner != lease.owner:
        raise LeaseLostError
    now = clock.wall()
    if lease.until - now < lease.length * RENEW_BELOW:
        lease.until = lane.leased_until = now + lease.length
        await _look_again(tx, lease.lane_id, lease.length)
    return lane


async def release(tx: Transaction, clock: Clock, lease: Lease, wait: float) -> None:
    """Let the lane go. If something waits there, somebody comes back after ``wait`` seconds.

    The look for new messages comes after the lock: a job that found the lane held has either
    committed its message before (then it is seen here) or will find the lane free.
    """
    lane = await hold(tx, clock, lease)
    lane.owner = lane.leased_until = None
    task = DeliverLane(subject_id=lease.lane_id)
    await unschedule(tx, task)
    if not await anything_waits(tx, lease.lane_id):
        return
    if wait > 0:
        await schedule(tx, task, tx.now + timedelta(seconds=wait))
    else:
        await enqueue(tx, task)


async def _lock(tx: Transaction, lane_id: UUID) -> OutboundLane:
    lane = OutboundLane
    return (
        await tx.session.scalars(
            select(lane)
            .where(lane.workspace_id == tx.workspace_id, lane.id == lane_id)
            .with_for_update()
        )
    ).one()


async def _look_again(tx: Transaction, lane_id: UUID, after: timedelta) -> None:
    await schedule(tx, DeliverLane(subject_id=lane_id), tx.now + after + MARGIN)
