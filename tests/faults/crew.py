"""The processes that die, those that come after them, and the time in between."""

import asyncio
import contextlib
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
import psycopg
from redis.asyncio import Redis

from bot.sandbox.person import Channel, Seen
from tests.faults.children import Child
from tests.scenarios.world import World

__all__ = ["Crew"]

WALL_TIMES = {
    "outbound_lanes": "leased_until",
    "outbound_messages": "retry_at",
    "poll_marks": "next_poll_at",
    "procrastinate_jobs": "scheduled_at",
    "procrastinate_workers": "last_heartbeat",
    "publication_attempts": "lease_until",
    "replies": "lease_until",
    "timeline_marks": "next_read_at",
}
"""What the wall clock will reach: leases, heartbeats, waits."""

BUSY = """
SELECT (SELECT count(*) FROM due_work WHERE due_at <= %(business)s)
     + (SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing'))
     + (SELECT count(*) FROM outbound_messages
        WHERE state IN ('pending', 'sending') OR changed_at IS NOT NULL)
"""
QUIET_SECONDS = 40
LONGEST_HOLD = 180
"""Longer than a plan change waits before the other side is told."""


@dataclass
class Crew:
    """One world, and a worker in it that may die; ``rapport web`` runs all the while."""

    world: World
    worker: Child
    redis: Redis

    async def works(self, fault: str | None = None) -> None:
        """Let a worker work; an earlier one is killed. With ``fault`` it dies at that place."""
        await self.worker.kill()
        if fault is None:
            await self.time_passes(seconds=60)
        await self.worker.start(fault=fault)

    async def rests(self) -> None:
        """Everything that will be due in the next minutes is done; then nobody works.

        So what happens next is the first thing that the next worker meets.
        """
        if not self.worker.running:
            await self.works()
        await self.time_passes(seconds=LONGEST_HOLD, at_work=True)
        await self.quiet()
        await self.worker.kill()

    async def dies(self) -> None:
        """Wait until the worker was killed at its place."""
        await self.worker.died()

    async def time_passes(self, seconds: float, *, at_work: bool = False) -> None:
        """So much time goes by, on both clocks, in which nobody works.

        Leases run out, heartbeats grow old, buckets fill again. ``at_work``: somebody is there all
        the while, whose heart beats.
        """
        house = self.world.house
        async with await psycopg.AsyncConnection.connect(house.urls.superuser) as connection:
            for table, column in WALL_TIMES.items():
                if at_work and table == "procrastinate_workers":
                    continue
                query = f"UPDATE {table} SET {column} = {column} - %s * interval '1 second'"
                await connection.execute(query.encode(), [seconds])
        await house.time.jump(timedelta(seconds=seconds))
        await self.redis.flushall()

    async def quiet(self) -> None:
        """Wait until nothing is left to do for now."""
        house = self.world.house
        url = house.urls.superuser
        async with (
            asyncio.timeout(QUIET_SECONDS),
            await psycopg.AsyncConnection.connect(url, autocommit=True) as connection,
        ):
            while True:
                now = {"business": house.clock.business()}
                if await (await connection.execute(BUSY, now)).fetchone() == (0,):
                    return
                await asyncio.sleep(0.1)

    async def answers(self) -> None:
        """Wait until web answers for itself and its parts."""
        house = self.world.house
        async with asyncio.timeout(QUIET_SECONDS):
            while True:
                with contextlib.suppress(aiohttp.ClientError):
                    async with house.session.get(f"{house.web_address}/readyz") as answer:
                        if answer.ok:
                            return
                await asyncio.sleep(0.05)

    async def cards(self, channel: Channel, containing: str) -> list[Seen]:
        """The messages with these words that stand in a channel itself, in no thread."""
        seen = await self.world.cast.manager.reads(channel, containing)
        return [m for m in seen if m.thread_ts in ("", m.ts) and not m.ephemeral]
