"""Updates and deletions of messages that stand in Slack; the latest wins.

Both may be repeated without harm, so a crash in between needs no look at the history.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.faults import FaultPoint
from bot.slack import messenger_queue as queue
from bot.slack.buckets import method_bucket
from bot.slack.escaping import cut
from bot.slack.messenger_answers import Accepted, Answer, Held, Limited, Refused, ask
from bot.slack.messenger_lanes import Lease, hold
from bot.slack.messenger_metrics import CALLS
from bot.slack.messenger_parts import HELD_SECONDS, Parts
from bot.slack.messenger_posting import MAX_TEXT
from bot.slack.messenger_rolling import card_body
from bot.slack.reconcile import metadata
from bot.slack.tables import OutboundMessage, State
from bot.storage.transaction import Transaction

__all__ = ["change"]

BEFORE_CALL = FaultPoint("messenger.before_change_call")
AFTER_ACCEPT = FaultPoint("messenger.after_change_accept")
BEFORE_RESULT_COMMIT = FaultPoint("messenger.before_change_commit")


@dataclass(frozen=True)
class _Change:
    id: UUID
    channel_id: str
    ts: str
    removes: bool
    of_day: bool
    body: dict[str, Any]
    version: int
    attempts: int


async def change(parts: Parts, lease: Lease, row: OutboundMessage) -> float:
    """Bring a message in Slack up to date: 0.0 when something was done, else seconds to wait."""
    wait = parts.until(row.retry_at)
    if wait:
        return wait
    bucket = method_bucket(lease.workspace_id, "chat.delete" if row.removed else "chat.update")
    wait = await parts.buckets.take(bucket)
    if wait:
        return wait
    todo = await _read(parts, lease, row.id)
    if todo is None:
        return 0.0
    await BEFORE_CALL.reach()
    answer = await ask(lambda: _call(parts, lease, todo))
    if isinstance(answer, Accepted):
        await AFTER_ACCEPT.reach()
    if isinstance(answer, Limited):
        CALLS.labels("limited").inc()
        await parts.buckets.close_for(bucket, answer.seconds)
        return 0.0
    async with parts.database.transaction(lease.workspace_id) as tx:
        await _settle(parts, tx, todo, answer)
        await BEFORE_RESULT_COMMIT.reach()
    return 0.0


async def _read(parts: Parts, lease: Lease, row_id: UUID) -> _Change | None:
    async with parts.database.transaction(lease.workspace_id) as tx:
        await hold(tx, parts.clock, lease)
        row = await queue.load(tx, row_id)
        if row.state != State.SENT or row.changed_at is None:
            return None
        if row.channel_id is None or row.ts is None:
            raise AssertionError(f"{row.id} was sent nowhere")
        body, removes = row.body, row.removed
        if row.is_rolling:
            shown = await card_body(tx, row)
            body, removes = shown or {}, shown is None
    of_day = row.is_rolling and row.card_day is not None
    where = row.id, row.channel_id, row.ts
    return _Change(*where, removes, of_day, body, row.version, row.attempts)


async def _call(parts: Parts, lease: Lease, todo: _Change) -> AsyncSlackResponse:
    client = await parts.clients.of(lease.workspace_id)
    if todo.removes:
        return await client.chat_delete(channel=todo.channel_id, ts=todo.ts)
    return await client.chat_update(
        channel=todo.channel_id,
        ts=todo.ts,
        text=cut(todo.body["text"], MAX_TEXT),
        blocks=todo.body["blocks"],
        metadata=metadata(todo.id),
    )


async def _settle(parts: Parts, tx: Transaction, todo: _Change, answer: Answer) -> None:
    if isinstance(answer, Accepted | Refused):
        # refused: somebody deleted the message, or it may no longer be edited; nothing to mend
        error = answer.error if isinstance(answer, Refused) else None
        if todo.of_day and (todo.removes or error is not None):
            # lines that came meanwhile, or that somebody's deletion hid, need a card to stand on
            await queue.card_gone(tx, todo.id, version=todo.version, removed=todo.removes)
            return
        await queue.changed(tx, todo.id, version=todo.version, removed=todo.removes, error=error)
        CALLS.labels("updated" if error is None else "update_refused").inc()
        return
    if isinstance(answer, Limited):
        return
    held = isinstance(answer, Held)
    again = parts.after(HELD_SECONDS) if held else parts.backoff(todo.attempts)
    await queue.change_later(tx, todo.id, retry_at=again, error=answer.reason)
