"""Jobs: committed with the decision, done at least once, and seen when they fail for good."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import ClassVar
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import select

from bot.jobs import runner as runner_module
from bot.jobs.queue import due_time, enqueue, schedule, unschedule
from bot.jobs.registry import JobRegistry, handles
from bot.jobs.runner import Runner
from bot.jobs.sweepers import sweep_due, sweep_stalled
from bot.jobs.tables import JobFailure
from bot.jobs.task import DueTask, Task, TryLater
from bot.storage.embedded import Urls
from bot.storage.transaction import Database, Transaction

SECONDS = 15


class Note(Task):
    name: ClassVar[str] = "tests.note"
    word: str


class Remind(DueTask):
    name: ClassVar[str] = "tests.remind"


class Notebook:
    """Handlers that write down what they were asked."""

    def __init__(self) -> None:
        self.seen: list[tuple[UUID, str]] = []
        self.fault: Callable[[], Awaitable[None]] | None = None

    @handles(Note)
    async def note(self, workspace_id: UUID, task: Note) -> None:
        self.seen.append((workspace_id, task.word))
        if self.fault is not None:
            await self.fault()

    @handles(Remind)
    async def remind(self, workspace_id: UUID, task: Remind) -> None:
        self.seen.append((workspace_id, str(task.subject_id)))


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@asynccontextmanager
async def _working(urls: Urls, database: Database, notebook: Notebook) -> AsyncIterator[Runner]:
    registry = JobRegistry()
    registry.add(notebook)

    async def on_failure(_: Transaction, __: JobFailure) -> None:
        notebook.seen.append((UUID(int=0), "told a person"))

    runner = Runner(urls.app, database, registry, on_failure)
    task = asyncio.create_task(runner.run())
    try:
        yield runner
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(SECONDS):
        while not condition():
            await asyncio.sleep(0.02)


async def test_a_task_is_done_after_its_transaction_has_committed(
    urls: Urls, database: Database, notebook: Notebook, workspace_id: UUID
) -> None:
    async with _working(urls, database, notebook):
        async with database.transaction(workspace_id) as tx:
            await enqueue(tx, Note(word="hello"))
            await asyncio.sleep(0.2)
            assert notebook.seen == []
        await _until(lambda: bool(notebook.seen))
    assert notebook.seen == [(workspace_id, "hello")]


async def test_a_task_goes_with_its_transaction_when_that_fails(
    urls: Urls, database: Database, notebook: Notebook, workspace_id: UUID
) -> None:
    async with _working(urls, database, notebook):
        with pytest.raises(RuntimeError, match="no"):
            async with database.transaction(workspace_id) as tx:
                await enqueue(tx, Note(word="never"))
                raise RuntimeError("no")
        async with database.transaction(workspace_id) as tx:
            await enqueue(tx, Note(word="after"))
        await _until(lambda: bool(notebook.seen))
    assert notebook.seen == [(workspace_id, "after")]


async def test_due_work_waits_for_its_time_moves_and_is_done_once_by_two_sweepers(
    urls: Urls, database: Database, notebook: Notebook, workspace_id: UUID
) -> None:
    subject, gone = uuid4(), uuid4()
    async with database.transaction(workspace_id) as tx:
        await schedule(tx, Remind(subject_id=subject), tx.now + timedelta(hours=2))
        await schedule(tx, Remind(subject_id=gone), tx.now - timedelta(hours=1))
        await unschedule(tx, Remind(subject_id=gone))
    assert await sweep_due(database) == 0
    async with database.transaction(workspace_id) as tx:
        await schedule(tx, Remind(subject_id=subject), tx.now - timedelta(seconds=1))
    assert sum(await asyncio.gather(sweep_due(database), sweep_due(database))) == 1
    async with _working(urls, database, notebook):
        await _until(lambda: bool(notebook.seen))
    assert notebook.seen == [(workspace_id, str(subject))]
    async with database.transaction(workspace_id) as tx:
        assert await due_time(tx, Remind, subject) is None


async def test_a_job_that_must_wait_comes_again(
    urls: Urls, database: Database, notebook: Notebook, workspace_id: UUID
) -> None:
    async def wait_once() -> None:
        notebook.fault = None
        raise TryLater(0.1)

    notebook.fault = wait_once
    async with _working(urls, database, notebook):
        async with database.transaction(workspace_id) as tx:
            await enqueue(tx, Note(word="patience"))
        await _until(lambda: len(notebook.seen) == 2)
    assert notebook.seen == [(workspace_id, "patience")] * 2


async def test_a_job_that_fails_for_good_ends_where_a_person_sees_it(
    urls: Urls,
    database: Database,
    notebook: Notebook,
    workspace_id: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runner_module, "MAX_ATTEMPTS", 2)

    async def break_down() -> None:
        raise RuntimeError("broken")

    notebook.fault = break_down
    async with _working(urls, database, notebook):
        async with database.transaction(workspace_id) as tx:
            await enqueue(tx, Note(word="try"))
        await _until(lambda: (UUID(int=0), "told a person") in notebook.seen)
    assert notebook.seen.count((workspace_id, "try")) == 2
    async with database.transaction(workspace_id) as tx:
        failures = (await tx.session.scalars(select(JobFailure))).all()
    assert [failure.task for failure in failures] == ["tests.note"]


async def test_what_a_dead_worker_had_in_hand_is_given_back(
    urls: Urls, database: Database, notebook: Notebook, workspace_id: UUID
) -> None:
    async with database.transaction(workspace_id) as tx:
        await enqueue(tx, Note(word="orphan"))
    with psycopg.connect(urls.superuser) as connection:
        # as kill -9 leaves it: doing, by a worker whose heart beat long ago
        connection.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES ('2020-01-01')"
        )
        connection.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', "
            "worker_id = (SELECT max(id) FROM procrastinate_workers) "
            "WHERE args->>'word' = 'orphan'"
        )
    async with _working(urls, database, notebook) as runner:
        await asyncio.sleep(0.3)
        assert notebook.seen == []
        async with runner.app().open_async() as app:
            assert await sweep_stalled(app) == 1
        await _until(lambda: bool(notebook.seen))
    assert notebook.seen == [(workspace_id, "orphan")]
