"""Somebody comes to a door: a request as Slack sends it, the real dispatcher, and no commit."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from bot.clock import Clock
from bot.features.clients import service as clients
from bot.i18n.reader import Language
from bot.slack.delivery import OK, Ack, Delivery
from bot.slack.dispatch import Routes
from bot.slack.dispatcher import Dispatcher, Kind
from bot.slack.doors import ActionDoor, CommandDoor, Door, Sorry, Turn
from bot.slack.models import Install, Person
from bot.slack.people import People
from bot.slack.responses import Response
from bot.slack.talk_doors import SubmissionDoor, ThreadDoor
from bot.slack.works import Work
from bot.storage.transaction import Database, Subscribers, Transaction
from tests.roles import bodies

__all__ = ["Heard", "Rehearsal", "Stage"]

_TENANT = text("SELECT set_config('rapport.workspace', :workspace, true)")
_OURS = "pg_xact_status(xmin::text::xid8) = 'in progress'"
_LEFT = text(
    f"SELECT (SELECT count(*) FROM record_entries WHERE {_OURS}), "
    "ARRAY(SELECT jsonb_build_array(channel_id, user_id, body) FROM outbound_messages "
    f"WHERE {_OURS})"
)
"""What this transaction has written, and would have said: nobody else sees these rows."""
_MANY = 64
"""Savepoints of a transaction, before another one takes its place."""


class _RehearsedError(Exception):
    """All was done but the commit."""


@dataclass
class _Held:
    """A transaction of one workspace that never ends."""

    connection: AsyncConnection
    used: int = 0


class Rehearsal(Database):
    """Takes every transaction to its commit, looks at what it leaves, and rolls it back.

    So whoever comes next finds everything as it was. They are savepoints of one that stays open:
    to begin and to end would cost as much as what is tried.
    """

    written = 0
    """Entries of the last transaction that came to its commit."""
    said: tuple[tuple[str | None, str | None, str], ...] = ()
    """What it would have said in Slack: channel, to whom alone, and the words with their blocks."""

    def __init__(self, url: str, clock: Clock, subscribers: Subscribers) -> None:
        super().__init__(url, clock, subscribers)
        self._held: dict[str, _Held] = {}

    @asynccontextmanager
    async def transaction(self, workspace_id: UUID) -> AsyncIterator[Transaction]:
        """A transaction that leaves nothing behind."""
        self.written, self.said = 0, ()
        try:
            async with super().transaction(workspace_id) as tx:
                yield tx
                tx.before_commit("rehearsal", self._stop)
        except _RehearsedError:
            pass

    async def _stop(self, tx: Transaction) -> None:
        written, said = (await tx.session.execute(_LEFT)).one()
        self.written = written
        self.said = tuple((channel, user, str(body)) for channel, user, body in said)
        tx.session.expunge_all()  # what a rollback would make unreadable
        raise _RehearsedError

    @asynccontextmanager
    async def _open(self, workspace: str) -> AsyncIterator[tuple[AsyncSession, datetime]]:
        held = await self._hold(workspace)
        async with (
            AsyncSession(
                held.connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
            ) as session,
            session.begin(),
        ):
            yield session, self.clock.business()

    async def _hold(self, workspace: str) -> _Held:
        held = self._held.get(workspace)
        if held is None or held.used == _MANY:
            if held is not None:
                await held.connection.close()
            connection = await self.engine.connect()
            await connection.execute(_TENANT, {"workspace": workspace})
            held = self._held[workspace] = _Held(connection)
        held.used += 1
        return held

    async def close(self) -> None:
        """End them all."""
        for held in self._held.values():
            await held.connection.close()
        await super().close()


@dataclass
class Heard:
    """What somebody was answered."""

    refused: str | None = None
    """In words; None: they were let in."""
    shown: str = ""
    """All that they were shown, when let in."""
    aloud: str = ""
    """What of it everybody reads where they are."""
    modal: Mapping[str, Any] | None = None
    """The form that was opened."""
    written: int = 0
    """Entries that would have been committed."""
    language: Language = "en"
    """As the kit takes theirs to be."""


@dataclass(frozen=True, kw_only=True)
class _Listening(Door):
    """Hears the answer in the place of Slack."""

    heard: Heard

    async def after(self, turn: Turn, response: Response) -> Ack:
        """What would be shown, and what is told at inputs."""
        self.heard.language = turn.reader.language
        if response.errors:
            self.heard.refused = " ".join(response.errors.values())
            return OK
        self.heard.modal = self.view(response.modal) if response.modal is not None else None
        self.heard.shown = str((response.message, self.heard.modal))
        return OK

    async def sorry(self, turn: Turn, sorry: Sorry) -> Ack:
        """What could not be done, and why."""
        self.heard.language = turn.reader.language
        self.heard.refused = sorry.plain
        return OK


@dataclass(frozen=True, kw_only=True)
class _Pressed(_Listening, ActionDoor):
    pass


@dataclass(frozen=True, kw_only=True)
class _Submitted(_Listening, SubmissionDoor):
    pass


@dataclass(frozen=True, kw_only=True)
class _Commanded(_Listening, CommandDoor):
    pass


@dataclass(frozen=True, kw_only=True)
class _Mentioned(_Listening, ThreadDoor):
    pass


LISTENING: Mapping[type[Door], Any] = {
    ActionDoor: _Pressed,
    SubmissionDoor: _Submitted,
    CommandDoor: _Commanded,
    ThreadDoor: _Mentioned,
}


class _Rehearsing(Dispatcher):
    """The dispatcher, but for the way back to Slack; a fault is one of the test's."""

    heard = Heard()

    def _work(self, kind: Kind, delivery: Delivery) -> Work | None:
        work = super()._work(kind, delivery)
        if work is None:
            return None
        own = {each.name: getattr(work.door, each.name) for each in fields(work.door)}
        door = LISTENING[type(work.door)](**own, heard=self.heard)
        rest = {e.name: getattr(work, e.name) for e in fields(work) if e.name != "door"}
        return Work(**rest, door=door)

    async def _fault(self, *args: Any) -> Ack:
        raise args[-1]


@dataclass
class Stage:
    """Two workspaces, and one way to come to a door."""

    database: Rehearsal
    routes: Routes
    installs: Mapping[UUID, Install]
    _dispatcher: _Rehearsing = field(init=False)
    _client: AsyncWebClient = field(init=False)

    def __post_init__(self) -> None:
        people = People(self.database)
        self._dispatcher = _Rehearsing(
            self.database, people, self.routes, clients.reader_in, deadline=60
        )
        self._client = AsyncWebClient("xoxb-nobody", base_url="http://127.0.0.1:9/")

    async def come(self, kind: Kind, who: Person, body: dict[str, Any], *, where: str) -> Heard:
        """Do something as somebody, in their own workspace; nothing of it stays."""
        heard = self._dispatcher.heard = Heard()
        install = self.installs[who.workspace_id]
        delivery = Delivery(bodies.signed(who, body), install, self._client)
        await self._dispatcher.take(kind, delivery)
        if heard.refused is not None:
            return heard
        heard.written = self.database.written
        said = self.database.said
        heard.aloud = "".join(words for at, user, words in said if at == where and user is None)
        heard.shown += heard.aloud
        heard.shown += "".join(words for _, user, words in said if user == who.slack_user_id)
        return heard
