"""Once: the key of a delivery is taken in the transaction that works on it."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete
from sqlalchemy.dialects.postgresql import insert

from bot.slack.inbound import event_kind
from bot.slack.models import InboundKey, Install
from bot.storage.transaction import Database, Transaction

__all__ = ["event_key", "interaction_key", "sweep_keys", "take"]

KEPT = timedelta(days=7)
"""Slack retries an event for minutes; the rest is for redelivery by hand."""


async def take(tx: Transaction, database: Database, key: str) -> bool:
    """Whether the delivery is new. A second one waits here until the first has ended.

    If the first rolls back, its key goes with it and the second does the work.
    """
    taking = (
        insert(InboundKey)
        .values(workspace_id=tx.workspace_id, key=key, taken_at=database.clock.wall())
        .on_conflict_do_nothing()
        .returning(InboundKey.key)
    )
    return await tx.session.scalar(taking) is not None


async def sweep_keys(database: Database, installs: Iterable[Install]) -> int:
    """Forget keys older than seven days; how many. Run it now and then, once a day will do."""
    gone = 0
    for install in installs:
        async with database.transaction(install.id) as tx:
            old = delete(InboundKey).where(
                InboundKey.workspace_id == tx.workspace_id,
                InboundKey.taken_at < database.clock.wall() - KEPT,
            )
            gone += cast("CursorResult[Any]", await tx.session.execute(old)).rowcount
    return gone


def event_key(body: Mapping[str, Any]) -> str:
    """A message has one key however many events tell of it (a mention comes as two)."""
    event = body["event"]
    if event_kind(event) in {"message", "app_mention"} and event.get("channel"):
        return f"said:{event['channel']}:{event['ts']}"
    return f"event:{body['event_id']}"


def interaction_key(body: Mapping[str, Any]) -> str:
    """A submission by its view and the view's hash, all else by its trigger."""
    kind = body.get("type")
    if kind in {"view_submission", "view_closed"}:
        view = body["view"]
        return f"{kind}:{view['id']}:{view['hash']}"
    return f"trigger:{body['trigger_id']}"
