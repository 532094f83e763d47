"""Use cases around requests and what is promised on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Role, Side, side_of
from bot.features.planning import service as planning
from bot.features.planning.rules import LONGEST_ABOUT, LONGEST_TITLE, ItemDraft
from bot.features.plans.rules import read_effect
from bot.features.promises import service as promises
from bot.features.promises.events import PromiseKept, PromiseReceived
from bot.features.promises.rules import Kind as PromiseKind
from bot.features.requests import events, repository
from bot.features.requests.models import Request, RequestQuestion
from bot.features.requests.repository import find_request, open_requests
from bot.features.requests.rules import (
    AlreadySent,
    AnsweredBefore,
    Detail,
    Door,
    PlanKind,
    Status,
    TheirRequest,
    UnknownRequest,
    Way,
    agreed_by_both,
    check_decidable,
    check_open,
    check_said,
    check_text,
    deciding_role,
    other_side,
)
from bot.features.requests.tasks import ShowRequest
from bot.i18n.reader import Language
from bot.jobs.queue import enqueue
from bot.record.ledger import Entry, record
from bot.record.rules import JSON
from bot.slack.escaping import cut
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "ASKERS",
    "EVERYBODY",
    "Told",
    "accept",
    "answer",
    "ask",
    "begin_decision",
    "begin_detail",
    "decline",
    "detail",
    "find_request",
    "on_promise",
    "open_requests",
    "reply",
    "send",
    "side_at",
    "withdraw",
]

EVERYBODY: tuple[Role, ...] = ("client", "manager", "strategist", "staff", "coach")
ASKERS: tuple[Role, ...] = ("client", "manager", "strategist", "staff")
WRITERS: tuple[Role, ...] = ("manager", "strategist", "staff")
"""Who writes down what the client asked for elsewhere."""
TITLE = 120
"""Characters of a request by which a promise names it."""


@dataclass(frozen=True)
class Told:
    """Who of the client asked, elsewhere, and by which way."""

    who: str
    way: Way


async def send(
    tx: Transaction,
    *,
    client: Client,
    person: Person,
    text: str,
    language: Language,
    door: Door,
    request_id: UUID | None = None,
    told: Told | None = None,
) -> Request:
    """Ask the other side for something; one sentence is enough.

    A day in the words becomes *by when*, read in ``language`` and in the client's zone.
    ``request_id`` is given where the same words may come twice. ``told``: somebody of the
    agency writes down what the client asked for elsewhere.

    Raises:
        NotYourRole, EmptyRequest, LongRequest, AlreadySent: nothing was sent.
    """
    await clients.require(tx, client, person, *(WRITERS if told else ASKERS))
    tidy = check_text(text)
    side = "client" if told else await side_at(tx, client, person)
    # last, for it holds the client's row until the commit
    number = await repository.next_number(tx, client.id)
    if request_id is not None:
        known = await repository.find_request(tx, request_id)
        if known is not None:
            raise AlreadySent(number=known.number)
    request = Request(
        workspace_id=tx.workspace_id,
        id=request_id or uuid4(),
        client_id=client.id,
        number=number,
        status=Status.WAITING,
        version=1,
        text=tidy,
        wanted=_wanted(client, tidy, language, tx.now),
        asked_by=person.id,
        asked_side=side,
        behalf=told.who if told else None,
        way=told.way if told else None,
        asked_at=tx.now,
        door="told" if told else door,
        waiting_since=tx.now,
        channel_id=client.client_channel_id or client.team_channel_id,
    )
    tx.session.add(request)
    await tx.session.flush()
    payload: dict[str, JSON] = {
        "text": tidy,
        "wanted": _iso(request.wanted),
        "side": side,
        "door": request.door,
        "behalf": request.behalf,
        "medium": request.way,
    }
    _record(tx, request, "request.sent", person, payload)
    await enqueue(tx, ShowRequest(request_id=request.id))
    await tx.publish(events.RequestSent(request.id, client.id, person.id))
    return request


async def _known(tx: Transaction, request_id: UUID, person: Person) -> tuple[Request, Client]:
    """A request whose id came from outside, held. Raises UnknownRequest, also without a part."""
    request = await repository.lock_request(tx, request_id)
    if not await clients.roles_of(tx, request.client_id, person.id):
        raise UnknownRequest
    return request, await clients.client_by_id(tx, request.client_id)


# The side that asked.


async def begin_detail(tx: Transaction, request_id: UUID, person: Person) -> tuple[Request, Client]:
    """The request, if this person may change its brief: anybody of the side that asked.

    Whoever wrote it down for somebody else may, too.

    Raises:
        UnknownRequest, NotYourRole, TheirRequest, NotOpen: why not.
    """
    request, client = await _known(tx, request_id, person)
    held = await clients.require(tx, client, person, *ASKERS)
    mine = await side_at(tx, client, person) == request.asked_side
    for_them = request.behalf is not None and (person.id == request.asked_by or "manager" in held)
    if not mine and not for_them:
        raise TheirRequest(number=request.number, side=request.asked_side)
    check_open(request.state, number=request.number)
    return request, client


async def detail(
    tx: Transaction,
    request_id: UUID,
    person: Person,
    said: Detail,
    *,
    promised: date | None = None,
) -> Request:
    """Fill in or change one part of the brief; ``promised``: by when material comes.

    Raises:
        EmptyRequest, LongRequest: the sentence itself cannot be left empty.
        UnknownRequest, NotYourRole, TheirRequest, NotOpen: nothing changed.
    """
    request, _ = await begin_detail(tx, request_id, person)
    if said.field == "text":
        said = Detail("text", check_text(str(said.value or "")))
    before = request.known(said.field)
    if said.value != before:
        request.say(said)
        payload: dict[str, JSON] = {
            "part": said.field,
            "before": _plain(before),
            "after": _plain(said.value),
            "version": request.version,
        }
        _record(tx, request, "request.detailed", person, payload)
    if promised is not None:
        await _promise(tx, request, person, "material", promised)
    await enqueue(tx, ShowRequest(request_id=request.id))
    return request


async def withdraw(tx: Transaction, request_id: UUID, person: Person) -> Request:
    """It is not wanted any more. Raises as :func:`begin_detail`."""
    request, _ = await begin_detail(tx, request_id, person)
    request.withdraw(person.id, tx.now)
    await promises.drop(tx, request.subject)
    _record(tx, request, "request.withdrawn", person, {})
    await enqueue(tx, ShowRequest(request_id=request.id))
    await tx.publish(events.RequestWithdrawn(request.id, request.client_id, person.id))
    return request


async def answer(
    tx: Transaction,
    request_id: UUID,
    person: Person,
    *,
    question_id: UUID,
    text: str,
    promised: date | None = None,
) -> Request:
    """Answer a question, or say by when the answer comes; that is a promise like any other.

    Raises:
        NothingSaid: neither words nor a day.
        AnsweredBefore, UnknownRequest, NotYourRole, TheirRequest, NotOpen: nothing changed.
    """
    request, _ = await begin_detail(tx, request_id, person)
    question = await repository.lock_question(tx, request.id, question_id)
    if question is None or question.answer is not None:
        raise AnsweredBefore(number=request.number)
    if promised is not None and not text.strip():
        await _promise(tx, request, person, "answer", promised)
        await enqueue(tx, ShowRequest(request_id=request.id))
        return request
    await _answered(tx, request, question, person, check_said(text, "text"))
    return request


async def reply(tx: Transaction, request_id: UUID, person: Person, text: str) -> bool:
    """What somebody wrote in the request's thread: an answer, where one is waited for.

    Anything else said there is talk between people, and nothing is done with it.
    """
    found = await repository.find_request(tx, request_id)
    if found is None or found.state is not Status.ASKED or not text.strip():
        return False
    client = await clients.client_by_id(tx, found.client_id)
    held = await clients.roles_of(tx, client.id, person.id)
    if held.isdisjoint(ASKERS) or await side_at(tx, client, person) != found.asked_side:
        return False
    request = await repository.lock_request(tx, request_id)
    question = await repository.open_question(tx, request_id)
    if question is None or request.state is not Status.ASKED:
        return False
    await _answered(tx, request, question, person, check_said(text, "text"))
    return True


async def _answered(
    tx: Transaction, request: Request, question: RequestQuestion, person: Person, text: str
) -> None:
    question.answer_with(text, person.id, tx.now)
    request.answered(tx.now)
    payload: dict[str, JSON] = {"question": question.text, "text": text}
    _record(tx, request, "request.answered", person, payload)
    await promises.keep_answers(tx, request.subject, person)
    await enqueue(tx, ShowRequest(request_id=request.id))
    await tx.publish(events.RequestAnswered(request.id, request.client_id, person.id))


# The side that was asked.


async def begin_decision(
    tx: Transaction, request_id: UUID, person: Person, *, read: int | None = None
) -> tuple[Request, Client]:
    """The request, if this person may decide on it; ``read``: the version they had before them.

    Raises:
        UnknownRequest, NotYourRole, OwnRequest, NotOpen, RequestChanged: why not.
    """
    request, client = await _known(tx, request_id, person)
    await clients.require(tx, client, person, *EVERYBODY)
    check_decidable(
        request.state,
        number=request.number,
        same_side=await side_at(tx, client, person) == request.asked_side,
        version=request.version,
        read=read,
    )
    await clients.require(tx, client, person, deciding_role(request.asked_side))
    return request, client


async def accept(
    tx: Transaction,
    request_id: UUID,
    person: Person,
    *,
    read: int,
    due: date,
    kind: PlanKind = "campaign",
) -> Request:
    """Promise it by a day. What the client asked for goes on the plan.

    Both sides have agreed to it by that very act, where the client asked in person and gets it
    no later than was asked for; else the item waits for the client.

    Raises:
        UnknownRequest, NotYourRole, OwnRequest, NotOpen, RequestChanged: nothing changed.
    """
    request, client = await begin_decision(tx, request_id, person, read=read)
    item_id = None
    if request.asked_side == "client":
        item_id = await _to_the_plan(tx, request, person, due, kind)
    request.accept(person.id, due, item_id, tx.now)
    payload: dict[str, JSON] = {
        "due": due.isoformat(),
        "wanted": _iso(request.wanted),
        "version": request.version,
        "item": str(item_id) if item_id else None,
    }
    _record(tx, request, "request.accepted", person, payload)
    await _promise(tx, request, person, "work", due)
    await enqueue(tx, ShowRequest(request_id=request.id))
    await tx.publish(events.RequestAccepted(request.id, client.id, item_id, due, person.id))
    return request


async def _to_the_plan(
    tx: Transaction, request: Request, person: Person, due: date, kind: PlanKind
) -> UUID:
    client = await clients.client_by_id(tx, request.client_id)
    asker = (await repository.persons(tx, {request.asked_by})).get(request.asked_by)
    in_person = request.behalf is None and "client" in await clients.roles_of(
        tx, client.id, request.asked_by
    )
    both = agreed_by_both(by_client_in_person=in_person, wanted=request.wanted, due=due)
    title = " ".join(request.text.split())
    item = await planning.propose(
        tx,
        client=client,
        person=person,
        draft=ItemDraft(
            kind=kind,
            title=cut(title, LONGEST_TITLE),
            about=cut(request.text, LONGEST_ABOUT) if len(title) > LONGEST_TITLE else "",
            owner_id=person.id,
            ends=due,
        ),
        asked_by=asker if both else None,
    )
    return item.id


async def decline(tx: Transaction, request_id: UUID, person: Person, *, reason: str) -> Request:
    """Say that it will not be done, and why.

    Raises:
        NothingSaid: a reason is owed.
        UnknownRequest, NotYourRole, OwnRequest, NotOpen: nothing changed.
    """
    request, client = await begin_decision(tx, request_id, person)
    tidy = check_said(reason, "reason")
    request.decline(person.id, tidy, tx.now)
    await promises.drop(tx, request.subject)
    _record(tx, request, "request.declined", person, {"reason": tidy})
    await enqueue(tx, ShowRequest(request_id=request.id))
    await tx.publish(events.RequestDeclined(request.id, client.id, person.id))
    return request


async def ask(tx: Transaction, request_id: UUID, person: Person, *, text: str) -> Request:
    """Ask whoever asked; from then on it waits for them.

    Raises:
        NothingSaid: there is no question.
        UnknownRequest, NotYourRole, OwnRequest, NotOpen: nothing changed.
    """
    request, client = await begin_decision(tx, request_id, person)
    tidy = check_said(text, "text")
    tx.session.add(
        RequestQuestion(
            workspace_id=tx.workspace_id,
            id=uuid4(),
            request_id=request.id,
            text=tidy,
            asked_by=person.id,
            asked_at=tx.now,
        )
    )
    request.ask(tx.now)
    _record(tx, request, "request.asked", person, {"text": tidy})
    await enqueue(tx, ShowRequest(request_id=request.id))
    await tx.publish(events.RequestAsked(request.id, client.id, person.id))
    return request


async def on_promise(tx: Transaction, event: PromiseKept | PromiseReceived) -> None:
    """The card shows what was delivered and received."""
    word, _, request_id = event.subject.partition(":")
    if word == "request":
        await enqueue(tx, ShowRequest(request_id=UUID(request_id)))


async def side_at(tx: Transaction, client: Client, person: Person) -> Side:
    """Whose side this person is on; the agency's for somebody without a part."""
    held = [view for view in await clients.members(tx, client.id) if view.person.id == person.id]
    return side_of(view.side for view in held)


async def _promise(
    tx: Transaction, request: Request, person: Person, kind: PromiseKind, due: date
) -> None:
    """Work is promised by those who were asked; material and answers by those who asked."""
    side = request.asked_side
    await promises.make(
        tx,
        client_id=request.client_id,
        subject=request.subject,
        number=request.number,
        title=cut(" ".join(request.text.split()), TITLE),
        kind=kind,
        side=other_side(side) if kind == "work" else side,
        due=due,
        person=person,
    )


async def _name(tx: Transaction, person_id: UUID) -> str:
    found = await repository.persons(tx, {person_id})
    return found[person_id].name if person_id in found else "?"


def _wanted(client: Client, text: str, language: Language, now: datetime) -> date | None:
    zone = ZoneInfo(client.zone)
    effect = read_effect(text, language=language, zone=zone, now=now)
    day = effect.at.astimezone(zone).date() if effect.at else effect.day
    return day if day is not None and day >= now.astimezone(zone).date() else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _record(
    tx: Transaction, request: Request, kind: str, person: Person, payload: Mapping[str, JSON]
) -> None:
    record(
        tx,
        Entry(
            client_id=request.client_id,
            kind=kind,
            audience="client",
            actor=str(person.id),
            subject=request.subject,
            payload={"number": request.number, **payload},
        ),
    )
