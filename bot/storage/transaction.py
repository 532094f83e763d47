"""The unit of work: one session, one workspace, one commit at the edge."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

import psycopg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from bot.clock import Clock

__all__ = [
    "Database",
    "Finisher",
    "Subscribers",
    "Transaction",
    "driver_connection",
    "sqlalchemy_url",
]

E = TypeVar("E")
Finisher = Callable[["Transaction"], Awaitable[None]]

_OPEN = text(
    "SELECT set_config('rapport.workspace', :workspace, true), "
    "(SELECT offset_us FROM business_clock)"
)


class Subscribers:
    """Who wants to know of which event, inside the transaction in which it happens."""

    def __init__(self) -> None:
        self._handlers: dict[type, list[Callable[[Transaction, Any], Awaitable[None]]]] = {}

    def add(self, event: type[E], handler: Callable[["Transaction", E], Awaitable[None]]) -> None:
        """Call ``handler(tx, event)`` for every published event of exactly this type."""
        self._handlers.setdefault(event, []).append(handler)

    async def tell(self, tx: "Transaction", event: object) -> None:
        """Run every handler of the event's type, in the order of registration."""
        for handler in self._handlers.get(type(event), ()):
            await handler(tx, event)


@dataclass(slots=True)
class Transaction:
    """What a use case works in. Features query through ``session`` and never commit."""

    session: AsyncSession
    workspace_id: UUID
    now: datetime
    """The business time at which this transaction began (UTC): one use case, one moment."""
    clock: Clock
    """For the record, which is stamped at the end."""
    subscribers: Subscribers
    finishers: dict[str, Finisher] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)

    async def publish(self, event: object) -> None:
        """Tell the subscribers of a past-tense fact; they take part in this transaction."""
        await self.subscribers.tell(self, event)

    def before_commit(self, name: str, finisher: Finisher) -> None:
        """Run ``finisher`` once, just before the commit; a second one of that name is ignored."""
        self.finishers.setdefault(name, finisher)


async def driver_connection(session: AsyncSession) -> psycopg.AsyncConnection[Any]:
    """The psycopg connection of a session, for libraries that speak to it directly."""
    raw = await (await session.connection()).get_raw_connection()
    driver = raw.driver_connection
    if not isinstance(driver, psycopg.AsyncConnection):
        raise TypeError(f"the engine is not psycopg's but {type(driver)}")
    return driver


class Database:
    """The one way to the database. Holds the pool; opens transactions."""

    def __init__(
        self, url: str, clock: Clock, subscribers: Subscribers | None = None, *, pool_size: int = 10
    ) -> None:
        self.clock = clock
        self.subscribers = subscribers or Subscribers()
        self.engine: AsyncEngine = create_async_engine(
            sqlalchemy_url(url),
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_pre_ping=True,
            hide_parameters=True,  # what people wrote must not reach a log through an error
        )

    @asynccontextmanager
    async def transaction(self, workspace_id: UUID) -> AsyncIterator[Transaction]:
        """A transaction of one workspace; commits at the end, rolls back on an exception."""
        async with self._open(str(workspace_id)) as (session, now):
            tx = Transaction(session, workspace_id, now, self.clock, self.subscribers)
            yield tx
            await session.flush()
            for finisher in tx.finishers.values():
                await finisher(tx)

    @asynccontextmanager
    async def system(self) -> AsyncIterator[AsyncSession]:
        """A transaction without a workspace: only the tables outside row-level security answer."""
        async with self._open("") as (session, _):
            yield session

    @asynccontextmanager
    async def _open(self, workspace: str) -> AsyncIterator[tuple[AsyncSession, datetime]]:
        async with AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
            row = (await session.execute(_OPEN, {"workspace": workspace})).one()
            # the shared offset rides on the statement that sets the tenant: no extra round trip
            self.clock.advance(timedelta(microseconds=row[1] or 0))
            yield session, self.clock.business()

    async def close(self) -> None:
        """Close the pool."""
        await self.engine.dispose()


def sqlalchemy_url(url: str) -> str:
    """``postgres://`` and ``postgresql://`` (hosts and Heroku write both) for SQLAlchemy."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url
