"""Moves the business clock forward, through every due moment on the way."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg

from bot.clock import Clock

__all__ = ["TimeMachine"]

SETTLE_SECONDS = 20
POLL_SECONDS = 0.05

OLDEST = "SELECT min(due_at) FROM due_work"
BUSY = """
SELECT count(*) FROM procrastinate_jobs
WHERE status = 'doing' OR (status = 'todo' AND coalesce(scheduled_at, %(wall)s) <= %(wall)s)
"""
MOVE = """
INSERT INTO business_clock (only_row, offset_us) VALUES (true, %s)
ON CONFLICT (only_row)
DO UPDATE SET offset_us = greatest(business_clock.offset_us, excluded.offset_us)
"""


class TimeMachine:
    """Turns the shared clock as the database's owner; processes see it with their next look."""

    def __init__(self, owner_url: str, clock: Clock) -> None:
        self._url = owner_url
        self._clock = clock

    async def load(self) -> None:
        """Take over the offset of an earlier run."""
        async with await self._connect() as connection:
            row = await (
                await connection.execute("SELECT offset_us FROM business_clock")
            ).fetchone()
            self._clock.advance(timedelta(microseconds=row[0] if row else 0))

    async def go_to(self, target: datetime) -> datetime:
        """Move the business clock to ``target`` (UTC); the time it then shows.

        Every due moment on the way is stopped at until its work is done, so that what was due at
        nine is done at nine, not at the end of the jump. A target in the past changes nothing.
        """
        async with await self._connect() as connection:
            while True:
                due = await self._next_due(connection)
                if due is None or due > target:
                    break
                await self._turn(connection, due)
                await self._settle(connection, due)
            await self._turn(connection, target)
            await self._settle(connection, target)
        return self._clock.business()

    async def jump(self, by: timedelta) -> datetime:
        """Let so much business time go by in which nobody worked; the time it then shows.

        Nothing is stopped at on the way: as for a worker that was down for so long.
        """
        async with await self._connect() as connection:
            await self._turn(connection, self._clock.business() + by)
        return self._clock.business()

    async def _connect(self) -> psycopg.AsyncConnection[tuple[Any, ...]]:
        return await psycopg.AsyncConnection.connect(self._url, autocommit=True)

    async def _next_due(
        self, connection: psycopg.AsyncConnection[tuple[Any, ...]]
    ) -> datetime | None:
        row = await (await connection.execute(OLDEST)).fetchone()
        due = row[0] if row else None
        return due.astimezone(UTC) if isinstance(due, datetime) else None

    async def _turn(
        self, connection: psycopg.AsyncConnection[tuple[Any, ...]], moment: datetime
    ) -> None:
        offset = moment - self._clock.wall()
        if offset <= self._clock.offset:
            return
        await connection.execute(MOVE, [offset // timedelta(microseconds=1)])
        self._clock.advance(offset)

    async def _settle(
        self, connection: psycopg.AsyncConnection[tuple[Any, ...]], moment: datetime
    ) -> None:
        """Wait until nothing due by ``moment`` waits and no job runs; give up after a while."""
        end = self._clock.monotonic() + SETTLE_SECONDS
        while self._clock.monotonic() < end:
            due = await self._next_due(connection)
            row = await (await connection.execute(BUSY, {"wall": self._clock.wall()})).fetchone()
            if (due is None or due > moment) and row == (0,):
                return
            await asyncio.sleep(POLL_SECONDS)
