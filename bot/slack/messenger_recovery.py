"""After a crash or a lost call: ask Slack before anything is sent again."""

from bot.faults import FaultPoint
from bot.slack import messenger_queue as queue
from bot.slack.buckets import method_bucket
from bot.slack.messenger_answers import Held, Limited, NotSent, Refused, Unknown
from bot.slack.messenger_lanes import Lease, hold
from bot.slack.messenger_metrics import CALLS
from bot.slack.messenger_parts import HELD_SECONDS, Parts
from bot.slack.reconcile import Absent, Found, Lookup, look_up, method_of
from bot.slack.tables import EPHEMERAL, OutboundMessage
from bot.storage.transaction import Transaction

__all__ = ["recover"]

AGAIN_SECONDS = 5.0
MAX_ATTEMPTS = 10
"""So many lost calls, and each time the message was surely not there: it is given up."""

AFTER_LOOK_UP = FaultPoint("messenger.after_look_up")
BEFORE_FOUND_COMMIT = FaultPoint("messenger.before_found_commit")


async def recover(parts: Parts, lease: Lease, row: OutboundMessage) -> float:
    """Settle a message whose call has no known end: 0.0 when done, else seconds to wait."""
    wait = parts.until(row.retry_at)
    if wait:
        return wait
    if row.kind == EPHEMERAL:
        async with parts.database.transaction(lease.workspace_id) as tx:
            await hold(tx, parts.clock, lease)
            await queue.unresolved(tx, row.id, error="interrupted")
        return 0.0
    bucket = method_bucket(lease.workspace_id, method_of(row))
    wait = await parts.buckets.take(bucket)
    if wait:
        return wait
    try:
        found: Lookup = await look_up(await parts.clients.of(lease.workspace_id), row)
    except LookupError:
        found = Held("not_installed")
    await AFTER_LOOK_UP.reach()
    if isinstance(found, Limited):
        CALLS.labels("limited").inc()
        await parts.buckets.close_for(bucket, found.seconds)
        return 0.0
    async with parts.database.transaction(lease.workspace_id) as tx:
        await hold(tx, parts.clock, lease)
        await _settle(parts, tx, row, found)
        await BEFORE_FOUND_COMMIT.reach()
    return 0.0


async def _settle(parts: Parts, tx: Transaction, row: OutboundMessage, found: Lookup) -> None:
    match found:
        case Found(ts):
            CALLS.labels("found").inc()
            await queue.sent(
                tx, row.id, version=row.sent_version, channel_id=row.channel_id or "", ts=ts
            )
        case Absent() if row.attempts >= MAX_ATTEMPTS:
            await parts.give_up(tx, row.id, row.error or "unknown")
        case Absent():
            await queue.postponed(tx, row.id, retry_at=None)
        case Held("missing_scope" as reason) | Refused(reason):
            # the history cannot be read: it is not sent again, and a person is told
            await queue.unresolved(tx, row.id, error=reason)
            await parts.tell(tx, row.id)
        case Held(reason):
            again = parts.after(HELD_SECONDS)
            await queue.unknown(tx, row.id, retry_at=again, error=reason)
        case NotSent(reason) | Unknown(reason):
            again = parts.after(AGAIN_SECONDS)
            await queue.unknown(tx, row.id, retry_at=again, error=reason)
