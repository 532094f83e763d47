"""Is this process alive, ready, and how is it doing."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError

from bot.jobs.sweepers import count_failed, oldest_due
from bot.slack.installs import count_installs
from bot.storage.migrate import is_current
from bot.storage.transaction import Database
from bot.storage.trouble import trouble_of

__all__ = ["Health", "Part"]

LATE = timedelta(minutes=2)
"""Due work that waits longer than this means that no worker sweeps."""
PATIENCE_SECONDS = 2.0

DUE_AGE = Gauge("rapport_oldest_due_seconds", "How long the oldest due work has been waiting")
FAILED = Gauge("rapport_jobs_failed_kept", "Jobs that failed for good and are still kept")

State = Literal["ok", "degraded", "down"]


@dataclass(frozen=True)
class Part:
    """One part's state and, where it is not well, what that means."""

    name: str
    state: State
    detail: str = ""


NOT_MIGRATED = Part("migrations", "down", "run: rapport migrate")


class Health:
    """Looks at what the process depends on, and answers for it over HTTP."""

    def __init__(self, database: Database, redis: "Redis | None") -> None:
        self._database = database
        self._redis = redis

    async def look(self) -> Sequence[Part]:
        """Every part's state; each is looked at for two seconds at most."""
        return [*await self._look_at_database(), await self._look_at_redis()]

    async def _look_at_database(self) -> Sequence[Part]:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await self._ask_database()
        except (DBAPIError, OSError) as error:
            if trouble_of(error) == "not migrated":
                return [Part("database", "ok"), NOT_MIGRATED]
            return [Part("database", "down", type(error).__name__)]

    async def _ask_database(self) -> Sequence[Part]:
        async with self._database.system() as session:
            current = await (await session.connection()).run_sync(is_current)
            due = await oldest_due(session)
            failed = await count_failed(session)
            installs = await count_installs(session)
        late = max(self._database.clock.business() - due, timedelta()) if due else timedelta()
        DUE_AGE.set(late.total_seconds())
        FAILED.set(failed)
        return [
            Part("database", "ok"),
            Part("migrations", "ok") if current else NOT_MIGRATED,
            Part("slack", "ok")
            if installs
            else Part("slack", "degraded", "installed nowhere: is SLACK_BOT_TOKEN right?"),
            Part("due work", "ok", f"{late.total_seconds():.0f} s late")
            if late < LATE
            else Part(
                "due work", "degraded", f"{late.total_seconds():.0f} s late: is a worker up?"
            ),
            Part("jobs", "ok")
            if not failed
            else Part("jobs", "degraded", f"{failed} failed for good; see the log and Slack"),
        ]

    async def _look_at_redis(self) -> Part:
        if self._redis is None:
            return Part("redis", "degraded", "REDIS_URL is not set: local rate limits only")
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._redis.ping()
        except (RedisError, OSError, TimeoutError) as error:
            return Part("redis", "degraded", f"{type(error).__name__}: local rate limits only")
        return Part("redis", "ok")

    def routes(self) -> list[web.RouteDef]:
        """``/healthz``, ``/readyz`` and ``/metrics``."""
        return [
            web.get("/healthz", self._alive),
            web.get("/readyz", self._ready),
            web.get("/metrics", self._metrics),
        ]

    async def _alive(self, _: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def _ready(self, _: web.Request) -> web.Response:
        """503 when down; 200 when degraded, which is said."""
        parts = await self.look()
        states = {part.state for part in parts}
        status: State = "down" if "down" in states else "degraded" if "degraded" in states else "ok"
        return web.json_response(
            {
                "status": status,
                "parts": {p.name: {"state": p.state, "detail": p.detail} for p in parts},
            },
            status=503 if status == "down" else 200,
        )

    async def _metrics(self, _: web.Request) -> web.Response:
        await self.look()
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})
