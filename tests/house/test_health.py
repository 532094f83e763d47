"""Whether it lives, whether it is ready, and how it is doing: of real parts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.settings import load
from bot.storage.embedded import EmbeddedPostgres, Urls
from bot.storage.transaction import Database
from bot.web import build_app
from bot.wiring import open_parts
from tests.house.command import NOWHERE, complete
from tests.support.people import seed_install

pytestmark = pytest.mark.alone  # a part that does not answer within two seconds is down

NO_REDIS = "redis://127.0.0.1:1/0"


@asynccontextmanager
async def _web(**changes: str) -> AsyncIterator[TestClient[Any, Any]]:
    """The web process's app on these settings."""
    async with (
        open_parts(load(complete(**changes))) as parts,
        TestClient(TestServer(build_app(parts))) as client,
    ):
        yield client


async def _ready(client: TestClient[Any, Any]) -> tuple[int, str, dict[str, str]]:
    """HTTP status, overall state, and the state of each part."""
    async with client.get("/readyz") as answer:
        body = await answer.json()
    return answer.status, body["status"], {name: p["state"] for name, p in body["parts"].items()}


async def test_all_is_well(urls: Urls, database: Database, redis_url: str) -> None:
    await seed_install(database, uuid4())
    async with _web(DATABASE_URL=urls.app, REDIS_URL=redis_url) as client:
        status, state, parts = await _ready(client)
        async with client.get("/healthz") as answer:
            assert (answer.status, await answer.json()) == (200, {"status": "ok"})
    assert (status, state) == (200, "ok")
    assert set(parts) == {"database", "migrations", "slack", "due work", "jobs", "redis"}


async def test_without_redis_it_is_degraded(urls: Urls, database: Database) -> None:
    await seed_install(database, uuid4())
    for changes in ({}, {"REDIS_URL": NO_REDIS}):
        async with _web(DATABASE_URL=urls.app, **changes) as client:
            status, state, parts = await _ready(client)
        assert (status, state) == (200, "degraded")
        assert [name for name, one in parts.items() if one != "ok"] == ["redis"]


async def test_a_database_that_is_away_is_down_and_the_process_lives(redis_url: str) -> None:
    async with _web(DATABASE_URL=NOWHERE, REDIS_URL=redis_url) as client:
        status, state, parts = await _ready(client)
        async with client.get("/healthz") as answer:
            assert answer.status == 200
        async with client.get("/metrics") as answer:
            assert answer.status == 200
    assert (status, state, parts["database"]) == (503, "down", "down")


async def test_a_database_that_nobody_has_migrated(
    postgres: EmbeddedPostgres, redis_url: str
) -> None:
    name = f"bare_{uuid4().hex[:12]}"
    bare = postgres.database(name)
    async with _web(DATABASE_URL=bare.app, REDIS_URL=redis_url) as client:
        status, _, parts = await _ready(client)
    postgres.drop(name)
    assert status == 503
    assert (parts["database"], parts["migrations"]) == ("ok", "down")


async def test_a_database_that_is_behind(urls: Urls, database: Database, redis_url: str) -> None:
    await seed_install(database, uuid4())
    with psycopg.connect(urls.owner) as connection:
        (newest,) = connection.execute("SELECT version_num FROM alembic_version").fetchone() or ()
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    try:
        async with _web(DATABASE_URL=urls.app, REDIS_URL=redis_url) as client:
            status, _, parts = await _ready(client)
    finally:
        with psycopg.connect(urls.owner) as connection:
            connection.execute("UPDATE alembic_version SET version_num = %s", [newest])
    assert (status, parts["migrations"]) == (503, "down")


async def test_work_that_nobody_sweeps_and_jobs_that_failed_are_told(
    urls: Urls, database: Database, redis_url: str
) -> None:
    await seed_install(database, uuid4())
    with psycopg.connect(urls.superuser) as connection:
        connection.execute(
            "INSERT INTO due_work (workspace_id, kind, subject_id, due_at) "
            "VALUES (%s, 'posts.remind', %s, now() - interval '5 minutes')",
            [uuid4(), uuid4()],
        )
        connection.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status) "
            "VALUES ('default', 'posts.remind', '{}', 'failed')"
        )
    async with _web(DATABASE_URL=urls.app, REDIS_URL=redis_url) as client:
        status, state, parts = await _ready(client)
        async with client.get("/metrics") as answer:
            assert answer.content_type == "text/plain"
            lines = dict(
                line.rsplit(" ", 1)
                for line in (await answer.text()).splitlines()
                if not line.startswith("#")
            )
    assert (status, state) == (200, "degraded")
    assert (parts["due work"], parts["jobs"]) == ("degraded", "degraded")
    assert float(lines["rapport_oldest_due_seconds"]) >= 300
    assert float(lines["rapport_jobs_failed_kept"]) == 1


async def test_a_workspace_is_missing(postgres: EmbeddedPostgres, redis_url: str) -> None:
    name = f"empty_{uuid4().hex[:12]}"
    empty = postgres.database(name, template="rapport_template")
    async with _web(DATABASE_URL=empty.app, REDIS_URL=redis_url) as client:
        status, state, parts = await _ready(client)
    postgres.drop(name)
    assert (status, state, parts["slack"]) == (200, "degraded", "degraded")
