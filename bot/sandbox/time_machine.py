"""Moves the business clock forward, through every due moment on the way."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg

from bot.clock import Clock

__all__ = ["Journey", "TimeMachine"]

SETTLE_SECONDS = 20
POLL_SECONDS = 0.05

OLDEST = "SELECT min(due_at) FROM due_work WHERE due_at > coalesce(%s::timestamptz, '-infinity')"
WAITING = """
SELECT kind, count(*) FROM due_work
WHERE due_at > coalesce(%s::timestamptz, '-infinity') AND due_at <= %s GROUP BY kind
"""
BUSY = """
SELECT count(*) FROM procrastinate_jobs
WHERE status = 'doing' OR (status = 'todo' AND coalesce(scheduled_at, %(wall)s) <= %(wall)s)
"""
MOVE = """
INSERT INTO business_clock (only_row, offset_us) VALUES (true, %s)
ON CONFLICT (only_row)
DO UPDATE SET offset_us = greatest(business_clock.offset_us, excluded.offset_us)
"""


async def _nobody() -> None:
    """Nobody hands out but the worker."""


@dataclass
class Journey:
    """One move of the clock: where to, and what fell due on the way (task → how often)."""

    begun: datetime
    target: datetime
    due: Counter[str] = field(default_factory=Counter)
    halted: bool = False
    """Somebody asked to stop at the next moment instead."""


class TimeMachine:
    """Turns the shared clock as the database's owner; processes see it with their next look."""

    def __init__(self, owner_url: str, clock: Clock) -> None:
        self._url = owner_url
        self._clock = clock
        self._moving = asyncio.Lock()
        self.journey: Journey | None = None
        """The one under way, or the last."""
        self.on_step: Callable[[], None] = lambda: None
        """Called whenever the clock was turned."""
        self.works: Callable[[], bool] = lambda: True
        """Whether anybody does what falls due; else nothing is waited for."""
        self.hand_out: Callable[[], Awaitable[object]] = _nobody
        """Enqueues what is due at once; the worker looks for it twice a second only."""

    @property
    def moving(self) -> bool:
        """Whether the clock is being moved now."""
        return self._moving.locked()

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
        Who comes while it moves waits for their turn.
        """
        async with self._moving, await self._connect() as connection:
            journey = self.journey = Journey(self._clock.business(), target)
            await self._step_through(connection, journey)
            if not journey.halted:
                await self._turn(connection, target)
                await self._settle(connection, target)
        self.on_step()
        return self._clock.business()

    def halt(self) -> None:
        """Let the move under way end at the moment that it has come to."""
        if self.moving and self.journey is not None:
            self.journey.halted = True

    async def _step_through(
        self, connection: psycopg.AsyncConnection[tuple[Any, ...]], journey: Journey
    ) -> None:
        last: datetime | None = None
        while not journey.halted:
            due = await self._next_due(connection, last)
            if due is None or due > journey.target:
                return
            waiting = await connection.execute(WAITING, [last, due])
            last = due
            journey.due.update(dict(await waiting.fetchall()))
            await self._turn(connection, due)
            await self._settle(connection, due)

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
        self, connection: psycopg.AsyncConnection[tuple[Any, ...]], after: datetime | None = None
    ) -> datetime | None:
        row = await (await connection.execute(OLDEST, [after])).fetchone()
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
        self.on_step()

    async def _settle(
        self, connection: psycopg.AsyncConnection[tuple[Any, ...]], moment: datetime
    ) -> None:
        """Wait until nothing due by ``moment`` waits and no job runs; give up after a while."""
        end = self._clock.monotonic() + SETTLE_SECONDS
        while self._clock.monotonic() < end and self.works():
            due = await self._next_due(connection)
            row = await (await connection.execute(BUSY, {"wall": self._clock.wall()})).fetchone()
            falls_due = due is not None and due <= moment
            if not falls_due and row == (0,):
                return
            if falls_due:
                await self.hand_out()
            await asyncio.sleep(POLL_SECONDS)
