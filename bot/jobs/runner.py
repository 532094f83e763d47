"""Runs jobs: retries, supervision, and an end for those that fail for good."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID, uuid4

import procrastinate
import psycopg
import structlog
from procrastinate import jobs as procrastinate_jobs
from procrastinate import retry
from prometheus_client import Counter, Histogram

from bot.jobs.registry import Handler, JobRegistry
from bot.jobs.tables import JobFailure
from bot.jobs.task import Task, TryLater
from bot.logs import about
from bot.storage.transaction import Database, Transaction

__all__ = ["MAX_ATTEMPTS", "Runner"]

MAX_ATTEMPTS = 8
"""With waits of 1, 2, 4 … 64 s: a fault that lasts two minutes is survived."""
GRACE_SECONDS = 20
CONCURRENCY = 20
"""Jobs at a time. Most wait: for Slack's rates, for X, for mail."""
HEARTBEAT_SECONDS = 5
FIRST_BACKOFF_SECONDS = 0.5
LONGEST_BACKOFF_SECONDS = 15.0

JOBS_FAILED = Counter("rapport_jobs_failed_total", "Jobs that failed for good", ["task"])
JOB_SECONDS = Histogram("rapport_job_seconds", "Time a job took, in seconds", ["task"])

log = structlog.get_logger()

OnFailure = Callable[[Transaction, JobFailure], Awaitable[None]]


class _Retry(retry.BaseRetryStrategy):
    """Doubling waits for faults; the job's own word for ``TryLater``."""

    def get_retry_decision(
        self, *, exception: BaseException, job: procrastinate_jobs.Job
    ) -> retry.RetryDecision | None:
        if isinstance(exception, TryLater):
            return retry.RetryDecision(retry_in={"milliseconds": int(exception.seconds * 1000)})
        if job.attempts + 1 >= MAX_ATTEMPTS:
            return None
        return retry.RetryDecision(retry_in={"seconds": 2**job.attempts})


class Runner:
    """The worker of one process.

    ``on_failure`` is called in a transaction of its own when a job failed for good; it makes
    sure that a person sees it.
    """

    def __init__(
        self, url: str, database: Database, registry: JobRegistry, on_failure: OnFailure
    ) -> None:
        self._database = database
        self._on_failure = on_failure
        self._url = url
        self._registry = registry

    async def run(self, *, concurrency: int = CONCURRENCY) -> None:
        """Work until cancelled. A lost database is waited for; what was in hand is picked up."""
        clock, backoff = self._database.clock, FIRST_BACKOFF_SECONDS
        while True:
            started = clock.monotonic()
            try:
                await self._work(concurrency)
            except (procrastinate.exceptions.ConnectorException, psycopg.Error, OSError) as error:
                if clock.monotonic() - started > LONGEST_BACKOFF_SECONDS:
                    backoff = FIRST_BACKOFF_SECONDS
                log.warning("worker lost its database", error=type(error).__name__, wait=backoff)
                await asyncio.sleep(backoff)
                backoff = min(backoff * 2, LONGEST_BACKOFF_SECONDS)
            else:
                return

    async def _work(self, concurrency: int) -> None:
        async with self.app().open_async() as app:
            await app.run_worker_async(
                concurrency=concurrency,
                install_signal_handlers=False,
                delete_jobs="successful",
                shutdown_graceful_timeout=GRACE_SECONDS,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                fetch_job_polling_interval=2.0,
            )

    def app(self) -> procrastinate.App:
        """A procrastinate application with every task of the registry; not opened."""
        connector = procrastinate.PsycopgConnector(
            conninfo=self._url, min_size=1, max_size=6, timeout=5
        )
        app = procrastinate.App(connector=connector)
        for name, (task, handler) in self._registry.handlers.items():
            app.task(name=name, pass_context=True, retry=_Retry())(self._wrap(task, handler))
        return app

    def _wrap(self, task_type: type[Task], handler: Handler) -> Callable[..., Awaitable[None]]:
        async def run(
            context: procrastinate.JobContext, *, workspace_id: str, **arguments: Any
        ) -> None:
            workspace = UUID(workspace_id)
            with about(job_id=context.job.id, task=task_type.name, workspace_id=workspace_id):
                try:
                    with JOB_SECONDS.labels(task_type.name).time():
                        await handler(workspace, task_type.model_validate(arguments))
                except TryLater:
                    raise
                except Exception as error:
                    await self._failed(workspace, task_type.name, context.job.attempts, error)
                    raise

        return run

    async def _failed(self, workspace: UUID, task: str, attempts: int, error: Exception) -> None:
        reference = secrets.token_hex(4)
        last = attempts + 1 >= MAX_ATTEMPTS
        log.error("job failed", reference=reference, last=last, attempts=attempts, exc_info=error)
        if not last:
            return
        JOBS_FAILED.labels(task).inc()
        async with self._database.transaction(workspace) as tx:
            failure = JobFailure(
                workspace_id=workspace,
                id=uuid4(),
                task=task,
                reference=reference,
                failed_at=tx.now,
            )
            tx.session.add(failure)
            await self._on_failure(tx, failure)
