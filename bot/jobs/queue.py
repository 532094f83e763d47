"""The outbox: a task is enqueued on the transaction's own connection and commits with it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import procrastinate
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.jobs.tables import DueWork
from bot.jobs.task import DueTask, Task
from bot.storage.transaction import Transaction, driver_connection

__all__ = ["due_time", "enqueue", "enqueue_many", "enqueue_rows", "schedule", "unschedule"]

_deferring = procrastinate.App(connector=procrastinate.PsycopgConnector())
"""Never opened: every job is written on a connection that the caller owns."""


async def enqueue(tx: Transaction, task: Task) -> None:
    """Have the worker do ``task`` once this transaction has committed (at least once)."""
    await enqueue_many(tx, [task])


async def enqueue_many(tx: Transaction, tasks: Sequence[Task]) -> None:
    """The same for several tasks, one statement for each kind of them."""
    workspace = {"workspace_id": str(tx.workspace_id)}
    await _defer(
        tx.session, [(task.name, workspace | task.model_dump(mode="json")) for task in tasks]
    )


async def enqueue_rows(session: AsyncSession, rows: Sequence[DueWork]) -> None:
    """Enqueue due work of any workspaces; the sweeper's door."""
    await _defer(
        session,
        [
            (r.kind, {"workspace_id": str(r.workspace_id), "subject_id": str(r.subject_id)})
            for r in rows
        ],
    )


async def _defer(session: AsyncSession, jobs: Sequence[tuple[str, dict[str, Any]]]) -> None:
    connection = await driver_connection(session)
    by_name: dict[str, list[dict[str, Any]]] = {}
    for name, arguments in jobs:
        by_name.setdefault(name, []).append(arguments)
    for name, group in by_name.items():
        task = _deferring.configure_task(name, connection=connection)
        await task.batch_defer_async(*group)


async def schedule(tx: Transaction, task: DueTask, due_at: datetime) -> None:
    """Have ``task`` done at ``due_at`` (business time, UTC); said again, its time moves."""
    row = {
        "workspace_id": tx.workspace_id,
        "kind": task.name,
        "subject_id": task.subject_id,
        "due_at": due_at,
    }
    await tx.session.execute(
        insert(DueWork)
        .values(row)
        .on_conflict_do_update(
            index_elements=["workspace_id", "kind", "subject_id"], set_={"due_at": due_at}
        )
    )


async def unschedule(tx: Transaction, task: DueTask) -> None:
    """Forget ``task``, if it still waits for its time."""
    await tx.session.execute(
        delete(DueWork).where(
            DueWork.workspace_id == tx.workspace_id,
            DueWork.kind == task.name,
            DueWork.subject_id == task.subject_id,
        )
    )


async def due_time(tx: Transaction, kind: type[DueTask], subject_id: UUID) -> datetime | None:
    """When that task is due (business time, UTC), or None when nothing waits."""
    return await tx.session.scalar(
        select(DueWork.due_at).where(
            DueWork.workspace_id == tx.workspace_id,
            DueWork.kind == kind.name,
            DueWork.subject_id == subject_id,
        )
    )
