"""What waits and what failed, read from the sandbox's Postgres past its row-level security."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import psycopg
from psycopg.rows import class_row

from bot.sandbox.page.frame import Page

__all__ = ["HOUSEKEEPING", "Counts", "Due", "Failure", "Job", "Work", "due_work", "work"]

HOUSEKEEPING = frozenset({"home.show", "inbox.poll_mentions", "slack.deliver_lane"})
"""What comes due all the time and means nothing to people."""

_OWNED = ("posts", "plan_changes", "publication_attempts", "replies", "inbox_items", "accounts")
"""Tables in which an id leads to its client."""
_SHOWN = 60


def _brand_of(workspace: str, ids: str) -> str:
    """SQL: the brand of whatever one of these ids (an SQL array) stands for."""
    owners = " UNION ALL ".join(
        f"SELECT client_id FROM {table} WHERE workspace_id = {workspace} AND id = ANY ({ids})"
        for table in _OWNED
    )
    return (
        f"(SELECT brand FROM clients WHERE workspace_id = {workspace} "
        f"AND (id = ANY ({ids}) OR id IN ({owners})) LIMIT 1)"
    )


_IDS = """ARRAY(SELECT value::uuid FROM jsonb_each_text(j.args)
  WHERE key LIKE '%%\\_id' AND value ~ '^[0-9a-f-]{36}$')"""
_DUE = f"""
SELECT d.kind, d.due_at, {_brand_of("d.workspace_id", "ARRAY[d.subject_id]")} AS brand,
  (SELECT channel_id FROM outbound_messages m
    WHERE m.workspace_id = d.workspace_id AND m.lane_id = d.subject_id LIMIT 1) AS channel
FROM due_work d WHERE d.kind <> ALL (%s) ORDER BY d.due_at LIMIT %s
"""
_JOBS = f"""
SELECT j.id, j.task_name AS task, j.status::text AS status, j.attempts, j.scheduled_at,
  {_brand_of("(j.args->>'workspace_id')::uuid", _IDS)} AS brand,
  (SELECT max(at) FROM procrastinate_events e WHERE e.job_id = j.id) AS since
FROM procrastinate_jobs j WHERE j.status IN ('doing', 'todo', 'failed')
ORDER BY array_position(ARRAY['doing', 'todo', 'failed'], j.status::text), j.id DESC LIMIT %s
"""
_FAILURES = """
SELECT task, reference, failed_at FROM job_failures ORDER BY failed_at DESC LIMIT %s
"""
_COUNTS = """
SELECT (SELECT count(*) FROM due_work) AS due,
  count(*) FILTER (WHERE status = 'doing') AS doing,
  count(*) FILTER (WHERE status = 'todo') AS todo,
  count(*) FILTER (WHERE status = 'failed') AS failed
FROM procrastinate_jobs
"""


@dataclass(frozen=True)
class Due:
    """One thing that waits for its time (business time, UTC)."""

    kind: str
    due_at: datetime
    brand: str | None
    channel: str | None
    """Of a lane of messages."""


@dataclass(frozen=True)
class Job:
    """One thing that the worker has in hand, will do next, or gave up on. Times: wall clock."""

    id: int
    task: str
    status: str
    """``doing``, ``todo``, ``failed``."""
    attempts: int
    scheduled_at: datetime | None
    """Not before; None: at once."""
    brand: str | None
    since: datetime | None


@dataclass(frozen=True)
class Failure:
    """A job that failed for good; a person is told with the same reference."""

    task: str
    reference: str
    failed_at: datetime


@dataclass(frozen=True)
class Counts:
    """How many there are of each, shown or not."""

    due: int
    doing: int
    todo: int
    failed: int


@dataclass(frozen=True)
class Work:
    """Everything that waits, runs or failed."""

    counts: Counts
    jobs: list[Job]
    due: list[Due]
    failures: list[Failure]


Row = TypeVar("Row")
Connection = psycopg.AsyncConnection[tuple[Any, ...]]


@asynccontextmanager
async def _connected(page: Page) -> AsyncIterator[Connection]:
    """A connection that sees every workspace. Raises psycopg.OperationalError without Postgres."""
    connection = await psycopg.AsyncConnection.connect(
        page.house.urls.superuser, autocommit=True, connect_timeout=3
    )
    async with connection:
        yield connection


async def _rows(connection: Connection, kind: type[Row], query: str, *values: Any) -> list[Row]:
    async with connection.cursor(row_factory=class_row(kind)) as rows:
        await rows.execute(query, values or None)
        return await rows.fetchall()


async def due_work(page: Page, limit: int, without: frozenset[str] = frozenset()) -> list[Due]:
    """What falls due next, soonest first."""
    async with _connected(page) as connection:
        return await _rows(connection, Due, _DUE, sorted(without), limit)


async def work(page: Page) -> Work:
    """What waits, runs or failed; of each kind so many that a person can read them."""
    async with _connected(page) as connection:
        return Work(
            counts=(await _rows(connection, Counts, _COUNTS))[0],
            jobs=await _rows(connection, Job, _JOBS, _SHOWN),
            due=await _rows(connection, Due, _DUE, [], _SHOWN),
            failures=await _rows(connection, Failure, _FAILURES, _SHOWN),
        )
