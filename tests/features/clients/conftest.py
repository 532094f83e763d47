"""Clients behind the kit's real doors, with a worker that works when the test says so."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from sqlalchemy import text

from bot.features.clients import listeners, service
from bot.features.clients.jobs import ClientsJobs
from bot.jobs.registry import JobRegistry
from bot.jobs.sweepers import sweep_due
from bot.slack.buckets import Buckets
from bot.slack.dispatch import Routes
from bot.slack.jobs import SlackJobs
from bot.slack.web import SlackClients
from bot.storage.transaction import Database
from tests.slack.conftest import Place, place

__all__ = ["Work", "place", "work"]

Work = Callable[[], Awaitable[None]]


@pytest.fixture
def routes() -> Routes:
    routes = Routes()
    routes.include(listeners)
    return routes


@pytest.fixture
def work(place: Place) -> Work:
    """Do everything that is enqueued for the workspace, and all that follows of it."""
    database, url = place.database, place.bolt.client.base_url
    registry = JobRegistry()
    clients = SlackClients(place.session, url, place.installs.token_of)
    buckets = Buckets(None, database.clock, factor=100)
    registry.add(SlackJobs(database, clients, buckets, service.on_undeliverable))
    registry.add(ClientsJobs(database=database))

    async def work() -> None:
        while (job := await _next_job(database, place.workspace_id)) is not None:
            name, arguments = job
            task, handler = registry.handlers[name]
            workspace = UUID(arguments.pop("workspace_id"))
            await handler(workspace, task.model_validate(arguments))
            await sweep_due(database)

    return work


async def _next_job(database: Database, workspace_id: UUID) -> tuple[str, dict[str, str]] | None:
    query = text(
        "DELETE FROM procrastinate_jobs WHERE id = (SELECT min(id) FROM procrastinate_jobs "
        "WHERE args->>'workspace_id' = :workspace) RETURNING task_name, args"
    )
    async with database.system() as session:
        row = (await session.execute(query, {"workspace": str(workspace_id)})).first()
    return None if row is None else (row[0], dict(row[1]))
