"""The way to the sandbox's Postgres for this page, open while somebody looks.

Nothing tells of new entries, so the ends of the chains are compared twice a second, but only until
a little after the last visit: an open page comes back on its own (``static/record/record.js``).
"""

import asyncio

import structlog
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from bot.record.models import RecordHead
from bot.sandbox.page.frame import Page
from bot.slack.models import Install
from bot.storage.transaction import Database

__all__ = ["Reading"]

LOOK = 0.5  # s between two looks at the heads
LEASE = 40.0  # s after the last visit; the page comes back every 15

log = structlog.get_logger()
Ends = dict[tuple[object, object], int]


class Reading:
    """One a page. Closes by itself when nobody looks any more, and with the server."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._open: Database | None = None
        self._until = 0.0

    def database(self) -> Database:
        """The database as the app's role sees it; from now on new entries are told as news."""
        self._until = self._page.clock.monotonic() + LEASE
        if self._open is None:
            self._open = Database(self._page.house.urls.app, self._page.clock, pool_size=3)
            self._page.hub.spawn(self._watch(self._open))
        return self._open

    async def _watch(self, database: Database) -> None:
        known: Ends | None = None
        try:
            while self._page.clock.monotonic() < self._until:
                try:
                    now = await _ends(database)
                except (SQLAlchemyError, OSError) as error:
                    log.info("record_not_readable", error=type(error).__name__)
                else:
                    if known is not None and now != known:
                        self._page.news.tell("record")
                    known = now
                await asyncio.sleep(LOOK)
        finally:
            self._open = None
            await database.close()


async def _ends(database: Database) -> Ends:
    """How many entries each chain has."""
    async with database.system() as session:
        workspaces = list(await session.scalars(select(Install.id)))
    found: Ends = {}
    for workspace_id in workspaces:
        async with database.transaction(workspace_id) as tx:
            rows = await tx.session.execute(select(RecordHead.client_id, RecordHead.seq))
            found |= {(workspace_id, client_id): seq for client_id, seq in rows}
    return found
