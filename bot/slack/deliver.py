"""Delivery: what waits in a lane is said in Slack, in order, at Slack's rate, once.

A message is committed as ``sending`` before the call and as ``sent`` after it. Whoever finds one
``sending`` took over from a dead drain, and asks Slack's history before sending it again. Posts go
before updates (which are fifty a minute for the whole workspace); updates fill the gaps.
"""

import asyncio
import math
from datetime import timedelta
from uuid import UUID

import structlog
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.faults import FaultPoint
from bot.slack import messenger_queue as queue
from bot.slack.buckets import method_bucket
from bot.slack.messenger_answers import Accepted, Answer, Held, Limited, Refused, ask
from bot.slack.messenger_changing import change
from bot.slack.messenger_lanes import Lease, LeaseLostError, acquire, hold, release
from bot.slack.messenger_metrics import CALLS, OldestWaiting
from bot.slack.messenger_parts import HELD_SECONDS, Parts
from bot.slack.messenger_posting import post
from bot.slack.messenger_recovery import recover
from bot.slack.tables import OutboundMessage
from bot.storage.transaction import Transaction

__all__ = ["Delivery"]

LEASE_SECONDS = 20.0
"""Longer than a call's time limit: nobody takes a lane over while a call is under way."""
TURN_SECONDS = 6.0
"""Then the lane goes to the end of the worker's queue, so that other work is not held up."""
PATIENCE_SECONDS = 1.5
"""A shorter wait is slept through; for a longer one the lane is left until then."""

BEFORE_OPEN_COMMIT = FaultPoint("messenger.before_open_commit")
BEFORE_RELEASE = FaultPoint("messenger.before_release")

log = structlog.get_logger()


class Delivery:
    """Speaks in one lane at a time for each call of :meth:`deliver`."""

    def __init__(
        self,
        parts: Parts,
        *,
        lease_seconds: float = LEASE_SECONDS,
        turn_seconds: float = TURN_SECONDS,
    ) -> None:
        self._parts = parts
        self._length = timedelta(seconds=lease_seconds)
        self._turn_seconds = turn_seconds
        self._oldest = OldestWaiting(parts.clock)

    async def deliver(self, workspace_id: UUID, lane_id: UUID) -> None:
        """Take a turn in a lane: say what may be said now, and see to it that the rest follows.

        Returns at once if somebody else speaks there. No wait and no fault of Slack is an error
        here; what remains is in the database, with a job or a row of due work behind it.
        """
        database, clock = self._parts.database, self._parts.clock
        async with database.transaction(workspace_id) as tx:
            lease = await acquire(tx, clock, lane_id, self._length)
        if lease is None:
            return
        try:
            wait = await self._turn(lease)
            await BEFORE_RELEASE.reach()
            async with database.transaction(workspace_id) as tx:
                await release(tx, clock, lease, wait)
        except LeaseLostError:
            log.warning("lane was taken over", lane=str(lane_id))

    async def _turn(self, lease: Lease) -> float:
        """Work until nothing can be done; the seconds until something can."""
        end = self._parts.clock.monotonic() + self._turn_seconds
        while True:
            wait = await self._step(lease)
            if wait > PATIENCE_SECONDS:
                return 0.0 if math.isinf(wait) else wait
            if self._parts.clock.monotonic() + wait >= end:
                return 0.0
            await asyncio.sleep(wait)

    async def _step(self, lease: Lease) -> float:
        """Do one thing: 0.0 when it was done, the wait for it, or infinity when nothing is left."""
        parts = self._parts
        async with parts.database.transaction(lease.workspace_id) as tx:
            lane = await hold(tx, parts.clock, lease)
            heads = await queue.heads(tx, lease.lane_id)
        first = heads.unsettled or heads.post
        self._oldest.saw(lease.lane_id, first.created_at if first else None)
        if heads.unsettled is not None:
            return await recover(parts, lease, heads.unsettled)
        wait = math.inf
        if heads.post is not None:
            channel_id = heads.post.channel_id or lane.channel_id
            if channel_id is None:
                wait = await self._open(lease, heads.post)
            else:
                wait = await post(parts, lease, heads.post, channel_id)
        if wait and heads.change is not None:
            wait = min(wait, await change(parts, lease, heads.change))
        return wait

    async def _open(self, lease: Lease, row: OutboundMessage) -> float:
        """Learn the channel of a person's direct messages, once for the lane."""
        parts = self._parts
        wait = parts.until(row.retry_at)
        if wait:
            return wait
        bucket = method_bucket(lease.workspace_id, "conversations.open")
        wait = await parts.buckets.take(bucket)
        if wait:
            return wait

        async def call() -> AsyncSlackResponse:
            client = await parts.clients.of(lease.workspace_id)
            return await client.conversations_open(users=row.user_id or "")

        answer = await ask(call)
        if isinstance(answer, Limited):
            CALLS.labels("limited").inc()
            await parts.buckets.close_for(bucket, answer.seconds)
            return 0.0
        async with parts.database.transaction(lease.workspace_id) as tx:
            lane = await hold(tx, parts.clock, lease)
            if isinstance(answer, Accepted):
                lane.channel_id = str(answer.data["channel"]["id"])
            else:
                await self._not_opened(tx, row, answer)
            await BEFORE_OPEN_COMMIT.reach()
        return 0.0

    async def _not_opened(self, tx: Transaction, row: OutboundMessage, answer: Answer) -> None:
        parts = self._parts
        if isinstance(answer, Refused):
            await parts.give_up(tx, row.id, answer.error)
        elif isinstance(answer, Held):
            again = parts.after(HELD_SECONDS)
            await queue.postponed(tx, row.id, retry_at=again, error=answer.reason)
        elif not isinstance(answer, Accepted | Limited):
            again = parts.backoff(row.attempts)
            await queue.postponed(tx, row.id, retry_at=again, error=answer.reason, counted=True)
