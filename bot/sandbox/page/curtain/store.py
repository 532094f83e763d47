"""What waits and what failed, read from the sandbox's Postgres past its row-level security."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
from psycopg.rows import class_row

from bot.sandbox.page.frame import Page

__all__ = ["HOUSEKEEPING", "Due", "connected", "due_work"]

HOUSEKEEPING = frozenset({"home.show", "inbox.poll_mentions", "slack.deliver_lane"})
"""What comes due all the time and means nothing to people."""

_OWNED = ("posts", "plan_changes", "publication_attempts", "replies", "inbox_items", "accounts")
"""Tables in which an id leads to its client."""


def brand_of(workspace: str, ids: str) -> str:
    """SQL: the brand of whatever one of these ids (an SQL array) stands for."""
    owners = " UNION ALL ".join(
        f"SELECT client_id FROM {table} WHERE workspace_id = {workspace} AND id = ANY ({ids})"
        for table in _OWNED
    )
    return (
        f"(SELECT brand FROM clients WHERE workspace_id = {workspace} "
        f"AND (id = ANY ({ids}) OR id IN ({owners})) LIMIT 1)"
    )


_CHANNEL = """(SELECT channel_id FROM outbound_messages m
  WHERE m.workspace_id = d.workspace_id AND m.lane_id = d.subject_id LIMIT 1)"""
_DUE = f"""
SELECT d.kind, d.due_at, {brand_of("d.workspace_id", "ARRAY[d.subject_id]")} AS brand,
  {_CHANNEL} AS channel
FROM due_work d WHERE d.kind <> ALL (%s) ORDER BY d.due_at LIMIT %s
"""


@dataclass(frozen=True)
class Due:
    """One thing that waits for its time (business time, UTC)."""

    kind: str
    due_at: datetime
    brand: str | None
    channel: str | None
    """Of a lane of messages."""


@asynccontextmanager
async def connected(page: Page) -> AsyncIterator[psycopg.AsyncConnection[tuple[Any, ...]]]:
    """A connection that sees every workspace. Raises psycopg.OperationalError without Postgres."""
    connection = await psycopg.AsyncConnection.connect(
        page.house.urls.superuser, autocommit=True, connect_timeout=3
    )
    async with connection:
        yield connection


async def due_work(page: Page, limit: int, without: frozenset[str] = frozenset()) -> list[Due]:
    """What falls due next, soonest first."""
    async with connected(page) as connection, connection.cursor(row_factory=class_row(Due)) as rows:
        await rows.execute(_DUE, [sorted(without), limit])
        return await rows.fetchall()
