"""Posting: claim a message, call Slack, note what came of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.faults import FaultPoint
from bot.slack import messenger_queue as queue
from bot.slack.buckets import Bucket, channel_bucket, method_bucket
from bot.slack.escaping import cut
from bot.slack.messenger_answers import (
    Accepted,
    Answer,
    Held,
    Limited,
    NotSent,
    Refused,
    Unknown,
    ask,
)
from bot.slack.messenger_lanes import Lease, LeaseLostError, hold
from bot.slack.messenger_metrics import CALLS, WAIT_SECONDS
from bot.slack.messenger_parts import HELD_SECONDS, Parts
from bot.slack.messenger_rolling import card_body, dissolve, roll_up
from bot.slack.reconcile import metadata
from bot.slack.tables import EPHEMERAL, OutboundMessage, State
from bot.storage.transaction import Transaction

__all__ = ["MAX_TEXT", "Outgoing", "post"]

MAX_TEXT = 3_000
"""Of the fallback text; chat.update takes 4,000 characters at most."""
LOOK_UP_AFTER = 3.0
"""Seconds from a lost call to the look at the history, doubled with every further one."""

BEFORE_CLAIM_COMMIT = FaultPoint("messenger.before_claim_commit")
BEFORE_CALL = FaultPoint("messenger.before_call")
AFTER_ACCEPT = FaultPoint("messenger.after_accept")
BEFORE_RESULT_COMMIT = FaultPoint("messenger.before_result_commit")
AFTER_RESULT_COMMIT = FaultPoint("messenger.after_result_commit")


@dataclass(frozen=True)
class Outgoing:
    """A message as claimed: what exactly is sent where."""

    id: UUID
    kind: str
    is_rolling: bool
    channel_id: str
    user_id: str | None
    thread_ts: str | None
    body: dict[str, Any]
    version: int
    attempts: int


async def post(parts: Parts, lease: Lease, row: OutboundMessage, channel_id: str) -> float:
    """Post the head of a lane: 0.0 when something was done, else seconds to wait."""
    wait = parts.until(row.retry_at)
    if wait:
        return wait
    wait = await parts.buckets.take(*_buckets(lease.workspace_id, row.kind, channel_id))
    if wait:
        return wait
    out = await _claim(parts, lease, row.id, channel_id)
    if out is None:
        return 0.0
    await BEFORE_CALL.reach()
    if parts.clock.wall() >= lease.until:
        raise LeaseLostError
    answer = await ask(lambda: _send(parts, lease, out))
    if isinstance(answer, Accepted):
        await AFTER_ACCEPT.reach()
    if isinstance(answer, Limited):
        CALLS.labels("limited").inc()
        bucket = _buckets(lease.workspace_id, out.kind, out.channel_id)[-1]
        await parts.buckets.close_for(bucket, answer.seconds)
    async with parts.database.transaction(lease.workspace_id) as tx:
        await _settle(parts, tx, out, answer)
        await BEFORE_RESULT_COMMIT.reach()
    await AFTER_RESULT_COMMIT.reach()
    return 0.0


async def _claim(parts: Parts, lease: Lease, row_id: UUID, channel_id: str) -> Outgoing | None:
    """Commit ``sending``, for the message itself or for the card it joins."""
    async with parts.database.transaction(lease.workspace_id) as tx:
        await hold(tx, parts.clock, lease)
        head = await queue.load(tx, row_id, lock=True)
        if head.state != State.PENDING:
            return None
        row = await roll_up(tx, head) or head
        row.state, row.error = State.SENDING.value, None
        if row.is_rolling:
            shown = await card_body(tx, row)
            row.body = shown or {}
            if shown is None:
                row.state = State.DELETED.value
        elif row.thread_of is not None and not await _joins_thread(tx, row):
            row.state, row.error = State.DELETED.value, "parent_deleted"
        row.channel_id, row.sending_at, row.retry_at = channel_id, tx.now, None
        row.sent_version = row.version
        await BEFORE_CLAIM_COMMIT.reach()
    if row.state != State.SENDING:
        return None
    return Outgoing(
        row.id,
        row.kind,
        row.is_rolling,
        channel_id,
        row.user_id,
        row.thread_ts,
        row.body,
        row.version,
        row.attempts,
    )


async def _joins_thread(tx: Transaction, row: OutboundMessage) -> bool:
    """Find the thread of a reply; False when its parent was deleted, and it goes with it.

    A parent that failed has no thread: what was to be said is then said in the channel.
    """
    parent = await queue.find(tx, row.thread_of)
    if parent is not None and parent.state == State.DELETED:
        return False
    if parent is not None and parent.rolling_of is not None:
        parent = await queue.find(tx, parent.rolling_of)
    if parent is not None and parent.state == State.SENT and parent.lane_id == row.lane_id:
        row.thread_ts = parent.thread_ts or parent.ts
    return True


async def _send(parts: Parts, lease: Lease, out: Outgoing) -> AsyncSlackResponse:
    client = await parts.clients.of(lease.workspace_id)
    text, blocks = cut(out.body["text"], MAX_TEXT), out.body["blocks"] or None
    if out.kind == EPHEMERAL:
        return await client.chat_postEphemeral(
            channel=out.channel_id,
            user=out.user_id or "",
            text=text,
            blocks=blocks,
            thread_ts=out.thread_ts,
        )
    return await client.chat_postMessage(
        channel=out.channel_id,
        text=text,
        blocks=blocks,
        thread_ts=out.thread_ts,
        metadata=metadata(out.id),
        unfurl_links=False,
        unfurl_media=False,
    )


def _buckets(workspace_id: UUID, kind: str, channel_id: str) -> tuple[Bucket, ...]:
    """What a message takes from; the last is the one that a 429 is most likely about."""
    if kind == EPHEMERAL:
        return (method_bucket(workspace_id, "chat.postEphemeral"),)
    method = method_bucket(workspace_id, "chat.postMessage")
    return method, channel_bucket(workspace_id, channel_id)


async def _settle(parts: Parts, tx: Transaction, out: Outgoing, answer: Answer) -> None:
    match answer:
        case Accepted(data):
            ts = str(data.get("ts") or data.get("message_ts"))
            await queue.sent(tx, out.id, version=out.version, channel_id=out.channel_id, ts=ts)
            row = await queue.load(tx, out.id)
            WAIT_SECONDS.observe((tx.now - row.created_at).total_seconds())
            CALLS.labels("coalesced" if out.is_rolling else "sent").inc()
        case Limited():
            await queue.postponed(tx, out.id, retry_at=None)
        case NotSent(reason):
            again = parts.backoff(out.attempts)
            await queue.postponed(tx, out.id, retry_at=again, error=reason, counted=True)
        case Held(reason):
            CALLS.labels("held").inc()
            again = parts.after(HELD_SECONDS)
            await queue.postponed(tx, out.id, retry_at=again, error=reason)
        case Unknown(reason):
            CALLS.labels("unconfirmed").inc()
            await _doubt(parts, tx, out, reason)
        case Refused(error) if out.is_rolling:
            await dissolve(tx, await queue.load(tx, out.id, lock=True))
            await queue.failed(tx, out.id, error=error)
        case Refused(error):
            await parts.give_up(tx, out.id, error)


async def _doubt(parts: Parts, tx: Transaction, out: Outgoing, reason: str) -> None:
    if out.kind == EPHEMERAL:
        await queue.unresolved(tx, out.id, error=reason)
        return
    look = parts.backoff(out.attempts, LOOK_UP_AFTER)
    await queue.unknown(tx, out.id, retry_at=look, error=reason, counted=True)
