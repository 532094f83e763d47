"""The engine: one transaction around a handler, then the answer. Nothing is done twice."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import NoResultFound

from bot.errors import UserFacingError
from bot.faults import FaultPoint
from bot.i18n.reader import Reader
from bot.logs import about
from bot.slack import metrics, talk, works
from bot.slack.blocks import option
from bot.slack.delivery import OK, Ack, Delivery, NotServedError
from bot.slack.dispatch import Handler, Routes
from bot.slack.doors import ActionDoor, QuietDoor, Sorry, Turn
from bot.slack.escaping import escape_typed
from bot.slack.inbound import actor_of_interaction, channel_of, named_in
from bot.slack.keys import take
from bot.slack.models import Person
from bot.slack.parser import Grammar
from bot.slack.people import People, own_reader
from bot.slack.requests import OptionsRequest
from bot.slack.responses import Response
from bot.slack.talk_doors import SubmissionDoor
from bot.slack.works import Work
from bot.storage.transaction import Database, Transaction

__all__ = ["Dispatcher", "Kind", "ReaderOf"]

DEADLINE_SECONDS = 2.5
"""For the work. Slack waits 3 s for the acknowledgement; the rest is for modal and network."""
WHOLE_SECONDS = 2.9
LAST_RETRY = 3

Kind = Literal["command", "action", "submission", "closed", "shortcut", "options", "event"]
ReaderOf = Callable[[Transaction, Person, str | None], Awaitable[Reader]]

BEFORE_COMMIT = FaultPoint("slack.before_commit")
BEFORE_ANSWER = FaultPoint("slack.before_answer")

log = structlog.get_logger()


class NothingThereError(UserFacingError):
    """What a button or modal is about is not there, or is somebody else's."""

    key: ClassVar[str] = "slack-nothing-there"


class _NotCommittedError(Exception):
    """A handler answered with errors: whatever it changed is rolled back."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


@dataclass(slots=True)
class _Attempt:
    """How far the work on one delivery has come."""

    reference: str
    started: float
    reader: Reader
    person: Person | None = None
    duplicate: bool = False
    committed: bool = False


class Dispatcher:
    """Takes every delivery to its handlers. One per process."""

    def __init__(
        self,
        database: Database,
        people: People,
        routes: Routes,
        reader_of: ReaderOf | None = None,
        *,
        deadline: float = DEADLINE_SECONDS,
    ) -> None:
        self._database = database
        self._people = people
        self._routes = routes
        self._grammar = Grammar.of([command for command, _ in routes.commands.values()])
        self._reader_of = reader_of
        self._deadline = deadline

    async def take(self, kind: Kind, delivery: Delivery) -> Ack:
        """Work on a delivery, once, and say how to acknowledge it.

        Raises:
            NotServedError: an event met a fault of ours; with a 500 Slack sends it again.
        """
        if kind == "options":
            return await self._choose(delivery)
        work = self._work(kind, delivery)
        if work is None:
            return OK
        reference = secrets.token_hex(4).upper()
        with about(request_id=reference, workspace_id=str(delivery.install.id)):
            return await self._do(kind, delivery, work, reference)

    def _work(self, kind: Kind, delivery: Delivery) -> Work | None:
        if kind == "command":
            return talk.of_command(self._routes, self._grammar, delivery)
        if kind == "event":
            return talk.of_event(self._routes, self._grammar, delivery)
        if kind == "action":
            return works.of_action(self._routes, delivery)
        if kind == "submission":
            return works.of_submission(self._routes, delivery)
        if kind == "closed":
            return works.of_closing(self._routes, delivery)
        return works.of_shortcut(self._routes, delivery)

    async def _do(self, kind: Kind, delivery: Delivery, work: Work, reference: str) -> Ack:
        attempt = _Attempt(
            reference=reference,
            started=self._database.clock.monotonic(),
            reader=Reader(delivery.install.language, ZoneInfo("UTC")),
        )
        if work.actor is not None:
            attempt.person = self._people.remembered(delivery.install, work.actor)
        if attempt.person is not None:
            attempt.reader = own_reader(delivery.install, attempt.person)
        try:
            responses = await self._attempt(delivery, work, attempt)
            outcome, ack = "duplicate" if attempt.duplicate else "done", OK
            for response in responses:
                ack = await work.door.after(self._turn(attempt), response)
        except _NotCommittedError as error:
            outcome = "sent back"
            ack = await work.door.after(self._turn(attempt), error.response)
        except UserFacingError as error:
            outcome = f"told {error.key}"
            ack = await work.door.sorry(self._turn(attempt), _sorry(attempt.reader, error, work))
        except Exception as error:  # noqa: BLE001 - here expected and unexpected part ways
            outcome = "fault"
            ack = await self._fault(kind, delivery, work, attempt, error)
        seconds = self._database.clock.monotonic() - attempt.started
        metrics.told(kind, outcome, seconds)
        log.info("slack request", name=work.name, outcome=outcome, ms=int(seconds * 1000))
        return ack

    async def _attempt(
        self, delivery: Delivery, work: Work, attempt: _Attempt
    ) -> Sequence[Response]:
        install = delivery.install
        async with asyncio.timeout(self._deadline) as limit:
            if work.actor is not None:
                attempt.person = await self._people.ensure(install, delivery.client, work.actor)
                attempt.reader = own_reader(install, attempt.person)
                named = named_in(delivery.body) - {work.actor.user_id, install.bot_user_id}
                await self._people.meet(install, delivery.client, named)
            async with self._database.transaction(install.id) as tx:
                if not await take(tx, self._database, work.key):
                    attempt.duplicate = True
                    return ()
                responses = await self._handle(tx, work, attempt)
                await BEFORE_COMMIT.reach()
                # a commit that is cut short would leave nobody knowing what holds
                limit.reschedule(None)
        attempt.committed = True
        await BEFORE_ANSWER.reach()
        return responses

    async def _handle(self, tx: Transaction, work: Work, attempt: _Attempt) -> Sequence[Response]:
        door = work.door
        if self._reader_of is not None and attempt.person is not None:
            attempt.reader = await self._reader_of(tx, attempt.person, door.channel_id)
        shared: dict[str, Any] = {
            "tx": tx,
            "person": attempt.person,
            "reader": attempt.reader,
            "install": door.delivery.install,
            "team_id": work.actor.team_id if work.actor else "",
            "channel_id": door.channel_id,
            "trigger_id": door.trigger_id,
        }
        responses = []
        for handler in work.handlers:
            response = await _called(handler, work, shared)
            if response.errors:
                raise _NotCommittedError(response)
            await door.within(tx, self._turn(attempt), response)
            responses.append(response)
        return responses

    def _turn(self, attempt: _Attempt) -> Turn:
        spent = self._database.clock.monotonic() - attempt.started
        return Turn(
            database=self._database,
            reader=attempt.reader,
            person=attempt.person,
            reference=attempt.reference,
            seconds=max(WHOLE_SECONDS - spent, 0.3),
        )

    async def _fault(
        self, kind: Kind, delivery: Delivery, work: Work, attempt: _Attempt, error: Exception
    ) -> Ack:
        """A fault of ours: an event is sent again, a person is told with a reference."""
        log.error("fault in a handler", name=work.name, exc_info=error)
        retried_out = delivery.retry >= LAST_RETRY and not isinstance(work.door, QuietDoor)
        if kind == "event" and not retried_out:
            raise NotServedError(attempt.reference) from error
        words = "slack-too-slow" if isinstance(error, TimeoutError) else "slack-wrong"
        if attempt.committed:
            words = "slack-wrong-late"
        text = attempt.reader.text(words, reference=attempt.reference)
        return await work.door.sorry(
            self._turn(attempt), Sorry(text=text, plain=text, typed=work.typed)
        )

    async def _choose(self, delivery: Delivery) -> Ack:
        body = delivery.body
        found = self._routes.find("options", body["action_id"])
        if found is None:
            return Ack({"options": []})
        install, actor = delivery.install, actor_of_interaction(body)
        person = await self._people.ensure(install, delivery.client, actor)
        async with self._database.transaction(install.id) as tx:
            request = OptionsRequest(
                tx=tx,
                person=person,
                reader=own_reader(install, person),
                install=install,
                team_id=actor.team_id,
                channel_id=channel_of(body),
                action_id=body["action_id"],
                block_id=body["block_id"],
                typed=body.get("value") or "",
                view_metadata=(body.get("view") or {}).get("private_metadata"),
            )
            choices = await found[1](request)
        return Ack({"options": [option(choice) for choice in choices[:100]]})


async def _called(handler: Handler, work: Work, shared: Mapping[str, Any]) -> Response:
    """Have one handler answer.

    Raises:
        NothingThereError: a button or modal names a row that is not there (any more), or that
            nobody here may know of.
    """
    try:
        return await handler(work.build(shared))
    except NoResultFound as error:
        if not isinstance(work.door, ActionDoor | SubmissionDoor):
            raise
        log.warning("nothing there", name=work.name, exc_info=error)
        raise NothingThereError from error


def _sorry(reader: Reader, error: UserFacingError, work: Work) -> Sorry:
    safe = {k: escape_typed(v) if isinstance(v, str) else v for k, v in error.params.items()}
    return Sorry(
        text=reader.text(error.key, **safe),
        plain=reader.text(error.key, **error.params),
        field=error.field,
        typed=error.typed or work.typed,
    )
