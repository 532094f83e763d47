"""What looks after time and after the fallen: due work, stalled workers."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import procrastinate
import structlog
from procrastinate.exceptions import ConnectorException
from sqlalchemy import delete, func, select, text, tuple_
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.faults import FaultPoint
from bot.jobs.queue import enqueue_rows
from bot.jobs.tables import DueWork
from bot.storage.transaction import Database

__all__ = ["count_failed", "forever", "oldest_due", "sweep_due", "sweep_stalled"]

BATCH = 200
STALLED_SECONDS = 12

BEFORE_DUE_COMMIT = FaultPoint("jobs.before_due_commit")

log = structlog.get_logger()


async def sweep_due(database: Database) -> int:
    """Enqueue what is due by the business clock; how many. Two sweepers share the work.

    The row goes and the job comes in one transaction: never lost, never twice.
    """
    async with database.system() as session:
        claimed = (
            select(DueWork.workspace_id, DueWork.kind, DueWork.subject_id)
            .where(DueWork.due_at <= database.clock.business())
            .order_by(DueWork.due_at)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
            .cte("claimed")
        )
        key = tuple_(DueWork.workspace_id, DueWork.kind, DueWork.subject_id)
        gone = delete(DueWork).where(key.in_(select(claimed))).returning(DueWork)
        rows = (await session.scalars(gone)).all()
        if rows:
            await enqueue_rows(session, rows)
            await BEFORE_DUE_COMMIT.reach()
    return len(rows)


async def oldest_due(session: AsyncSession) -> datetime | None:
    """The earliest due time still waiting (business time, UTC)."""
    return await session.scalar(select(func.min(DueWork.due_at)))


async def count_failed(session: AsyncSession) -> int:
    """How many jobs failed for good; procrastinate keeps them, of whatever workspace."""
    found = await session.scalar(
        text("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
    )
    return int(found or 0)


async def sweep_stalled(app: procrastinate.App) -> int:
    """Give back to the queue what dead workers had in hand; how many jobs. ``app`` is open."""
    manager = app.job_manager
    stalled = list(await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS))
    for job in stalled:
        await manager.retry_job(job)
    await manager.prune_stalled_workers(seconds_since_heartbeat=STALLED_SECONDS)
    return len(stalled)


async def forever(name: str, seconds: float, sweep: Callable[[], Awaitable[int]]) -> None:
    """Sweep every ``seconds`` until cancelled; a fault is logged and the next round tries again."""
    while True:
        try:
            found = await sweep()
        except (DBAPIError, ConnectorException, OSError) as error:
            log.warning("sweeper waits for the database", sweeper=name, error=type(error).__name__)
            found = 0
        if found < BATCH:
            await asyncio.sleep(seconds)
