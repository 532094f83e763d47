"""Somebody comes to a door: a request as Slack sends it, the real dispatcher, and no commit."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields
from itertools import count
from typing import Any
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import func, select

from bot.features.clients import service as clients
from bot.record.models import RecordEntry
from bot.slack.delivery import OK, Ack, Delivery
from bot.slack.dispatch import Routes
from bot.slack.dispatcher import Dispatcher, Kind
from bot.slack.doors import ActionDoor, CommandDoor, Door, Sorry, Turn
from bot.slack.models import Install, Person
from bot.slack.people import People
from bot.slack.responses import Response
from bot.slack.talk_doors import SubmissionDoor
from bot.slack.works import Work
from bot.storage.transaction import Database, Transaction
from tests.support.people import team_of

__all__ = ["Heard", "Rehearsal", "Stage", "action", "command", "shortcut", "submission", "written"]

_numbers = count(1)


class _RehearsedError(Exception):
    """All was done but the commit."""


class Rehearsal(Database):
    """Takes every transaction to its commit, counts its entries, and rolls it back.

    So whoever comes next finds everything as it was.
    """

    written = 0
    """Entries of the last transaction that came to its commit."""

    @asynccontextmanager
    async def transaction(self, workspace_id: UUID) -> AsyncIterator[Transaction]:
        """A transaction that leaves nothing behind."""
        self.written = 0
        try:
            async with super().transaction(workspace_id) as tx:
                before = await _entries(tx)
                yield tx

                async def stop(tx: Transaction) -> None:
                    self.written = await _entries(tx) - before
                    await _roll_back(tx)

                tx.before_commit("rehearsal", stop)
        except _RehearsedError:
            pass


async def _roll_back(tx: Transaction) -> None:
    tx.session.expunge_all()  # what a rollback would make unreadable
    raise _RehearsedError


async def _entries(tx: Transaction) -> int:
    return await tx.session.scalar(select(func.count()).select_from(RecordEntry)) or 0


@dataclass
class Heard:
    """What somebody was answered."""

    refused: str | None = None
    """In words; None: they were let in."""
    shown: str = ""
    """All that they were shown, when let in."""
    written: int = 0
    """Entries that would have been committed."""


@dataclass(frozen=True, kw_only=True)
class _Listening(Door):
    """Hears the answer in the place of Slack."""

    heard: Heard

    async def after(self, turn: Turn, response: Response) -> Ack:  # noqa: ARG002 - as the door's
        """What would be shown, and what is told at inputs."""
        if response.errors:
            self.heard.refused = " ".join(response.errors.values())
            return OK
        modal = self.view(response.modal) if response.modal is not None else None
        self.heard.shown = str((response.message, modal))
        return OK

    async def sorry(self, turn: Turn, sorry: Sorry) -> Ack:  # noqa: ARG002 - as the door's
        """What could not be done, and why."""
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


LISTENING: Mapping[type[Door], Any] = {
    ActionDoor: _Pressed,
    SubmissionDoor: _Submitted,
    CommandDoor: _Commanded,
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

    def __post_init__(self) -> None:
        people = People(self.database)
        self._dispatcher = _Rehearsing(
            self.database, people, self.routes, clients.reader_in, deadline=60
        )

    async def come(self, kind: Kind, who: Person, body: dict[str, Any]) -> Heard:
        """Do something as somebody, in their own workspace; nothing of it stays."""
        install = self.installs[who.workspace_id]
        self._dispatcher.heard = Heard()
        client = AsyncWebClient("xoxb-nobody", base_url="http://127.0.0.1:9/")
        await self._dispatcher.take(kind, Delivery(_of(who) | body, install, client))
        heard = self._dispatcher.heard
        heard.written = 0 if heard.refused else self.database.written
        return heard


def _of(who: Person) -> dict[str, Any]:
    return {
        "trigger_id": f"1.{next(_numbers)}.roles",
        "team": {"id": team_of(who.workspace_id)},
        "user": {"id": who.slack_user_id, "team_id": who.slack_team_id, "name": who.name},
    }


def command(who: Person, channel: str, name: str, text: str) -> dict[str, Any]:
    """A slash command."""
    return {
        "command": f"/{name}",
        "text": text,
        "channel_id": channel,
        "team_id": who.slack_team_id,
        "user_id": who.slack_user_id,
        "user": None,
    }


def action(channel: str, name: str, payload: str, selected: str | None) -> dict[str, Any]:
    """A pressed button, or a select with its payload in the id."""
    pressed: dict[str, Any] = {"type": "button", "action_id": name, "value": payload}
    if selected is not None:
        chosen = {"value": selected}
        pressed = {"type": "static_select", "selected_option": chosen}
        pressed["action_id"] = f"{name}#{payload}"
    return {"type": "block_actions", "channel": {"id": channel}, "actions": [pressed]}


def submission(name: str, metadata: str, values: Mapping[str, str]) -> dict[str, Any]:
    """A form that was sent."""
    view = {
        "id": f"V{next(_numbers)}",
        "hash": "1.roles",
        "type": "modal",
        "callback_id": name,
        "private_metadata": metadata,
        "blocks": [{"type": "input", "block_id": each} for each in values],
        "state": {"values": {each: {"in": {"value": value}} for each, value in values.items()}},
    }
    return {"type": "view_submission", "view": view}


def shortcut(channel: str, name: str, author: Person, text: str) -> dict[str, Any]:
    """A shortcut on somebody's message."""
    message = {"ts": f"1800000000.{next(_numbers):06}", "text": text, "user": author.slack_user_id}
    return {
        "type": "message_action",
        "callback_id": name,
        "channel": {"id": channel},
        "message": message,
    }


def written(payload: Mapping[str, Any]) -> str:
    """What a button or a form carries."""
    return json.dumps(payload, separators=(",", ":"))
