"""Use cases around promises: made, delivered, received. Both sides' count alike."""

from datetime import date
from uuid import UUID, uuid4

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Role, Side, side_of
from bot.features.promises import repository
from bot.features.promises.events import (
    PromiseDropped,
    PromiseKept,
    PromiseMade,
    PromiseReceived,
)
from bot.features.promises.models import Promise
from bot.features.promises.repository import kept_since, of_subject, open_promises
from bot.features.promises.rules import (
    Kind,
    UnknownPromise,
    check_deliverable,
    check_receivable,
)
from bot.record.ledger import Entry, record
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "deliver",
    "drop",
    "keep_answers",
    "kept_since",
    "make",
    "of_subject",
    "open_promises",
    "receive",
]

HANDLING: tuple[Role, ...] = ("client", "manager", "strategist", "staff")


async def make(
    tx: Transaction,
    *,
    client_id: UUID,
    subject: str,
    number: int,
    title: str,
    kind: Kind,
    side: Side,
    due: date,
    person: Person,
) -> Promise:
    """A side promises something by a day of the client's.

    Said again while one of its kind is awaited on the same subject, the first one stands: a
    second day would hide it.
    """
    for known in await repository.of_subject(tx, subject):
        if known.kind == kind and known.open:
            return known
    promise = Promise(
        workspace_id=tx.workspace_id,
        id=uuid4(),
        client_id=client_id,
        subject=subject,
        number=number,
        title=title,
        kind=kind,
        side=side,
        due=due,
        made_by=person.id,
        made_at=tx.now,
    )
    tx.session.add(promise)
    await tx.session.flush()
    _record(tx, promise, "promise.made", person.id)
    await tx.publish(PromiseMade(promise.id, client_id, subject, person.id))
    return promise


async def deliver(tx: Transaction, promise_id: UUID, person: Person) -> Promise:
    """It was delivered; either side says so. Said by those who got it, it is received, too.

    Raises:
        UnknownPromise, NotYourRole, AlreadyDelivered: nothing changed.
    """
    promise, client = await _promised(tx, promise_id, person)
    check_deliverable(kept_by=await _name(tx, promise.kept_by))
    await _keep(tx, promise, person)
    if await _side(tx, client, person) != promise.side:
        await _receive(tx, promise, person)
    return promise


async def receive(tx: Transaction, promise_id: UUID, person: Person) -> Promise:
    """The side to which it was promised has it.

    Raises:
        UnknownPromise, NotYourRole, OwnDelivery, NotDelivered, AlreadyReceived: nothing changed.
    """
    promise, client = await _promised(tx, promise_id, person)
    check_receivable(
        kept=promise.kept_at is not None,
        own_side=await _side(tx, client, person) == promise.side,
        received_by=await _name(tx, promise.received_by),
    )
    await _receive(tx, promise, person)
    return promise


async def keep_answers(tx: Transaction, subject: str, person: Person) -> None:
    """An answer came where one had been promised: with it, that is kept."""
    for promise in await repository.of_subject(tx, subject):
        if promise.kind == "answer" and promise.open:
            await _keep(tx, promise, person)
            promise.receive(person.id, tx.now)


async def drop(tx: Transaction, subject: str) -> None:
    """Nobody waits any more for what was promised on this."""
    for promise in await repository.of_subject(tx, subject):
        if promise.open:
            promise.drop(tx.now)
            await tx.publish(PromiseDropped(promise.id, promise.client_id, subject))


async def _promised(tx: Transaction, promise_id: UUID, person: Person) -> tuple[Promise, Client]:
    promise = await repository.lock_promise(tx, promise_id)
    if not await clients.roles_of(tx, promise.client_id, person.id):
        raise UnknownPromise
    client = await clients.client_by_id(tx, promise.client_id)
    await clients.require(tx, client, person, *HANDLING)
    return promise, client


async def _keep(tx: Transaction, promise: Promise, person: Person) -> None:
    promise.keep(person.id, tx.now)
    _record(tx, promise, "promise.kept", person.id)
    await tx.publish(PromiseKept(promise.id, promise.client_id, promise.subject, person.id))


async def _receive(tx: Transaction, promise: Promise, person: Person) -> None:
    promise.receive(person.id, tx.now)
    _record(tx, promise, "promise.received", person.id)
    await tx.publish(PromiseReceived(promise.id, promise.client_id, promise.subject, person.id))


async def _side(tx: Transaction, client: Client, person: Person) -> Side:
    around = await clients.members(tx, client.id)
    return side_of(view.side for view in around if view.person.id == person.id)


async def _name(tx: Transaction, person_id: UUID | None) -> str | None:
    if person_id is None:
        return None
    found = await repository.persons(tx, {person_id})
    return found[person_id].name if person_id in found else "?"


def _record(tx: Transaction, promise: Promise, kind: str, person_id: UUID) -> None:
    record(
        tx,
        Entry(
            client_id=promise.client_id,
            kind=kind,
            audience="client",
            actor=str(person_id),
            subject=promise.subject,
            payload={
                "number": promise.number,
                "what": promise.kind,
                "side": promise.side,
                "due": promise.due.isoformat(),
            },
        ),
    )
