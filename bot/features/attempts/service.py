"""Attempts: begun once, ended once. Nothing here calls a network; ``jobs`` does, in between.

The subject's row (a post, an item) is locked first in every use case, so that what people do to it
and the way to the network take turns.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar
from uuid import UUID

from bot.features.attempts import repository
from bot.features.attempts.models import BaseAttempt
from bot.features.attempts.rules import (
    ASK_AFTER,
    FIRST_LOOK,
    LIVE,
    MAX_TRIES,
    AttemptState,
    Failure,
    backoff_seconds,
    is_lost,
    next_look,
)
from bot.features.clients import service as clients
from bot.features.clients.models import Account
from bot.jobs.queue import enqueue, schedule, unschedule
from bot.jobs.task import DueTask, Task
from bot.storage.transaction import Transaction

__all__ = [
    "Call",
    "Errand",
    "Later",
    "Search",
    "Words",
    "arrive",
    "ask_if_due",
    "begin",
    "deny",
    "fail",
    "lose",
    "open_attempt",
    "put_back",
    "search",
    "with_lock",
]

S = TypeVar("S")
A = TypeVar("A", bound=BaseAttempt)


@dataclass(frozen=True)
class Words:
    """What goes to the network; an answer to ``in_reply_to`` if that is set."""

    text: str
    in_reply_to: str | None = None


@dataclass(frozen=True)
class Search:
    """What to look for on the account's timeline, from ``since`` (UTC)."""

    attempt_id: UUID
    account: Account
    words: Words
    since: datetime


@dataclass(frozen=True)
class Call(Search):
    """An attempt that is ours to call out, until ``lease_until`` (wall clock, UTC)."""

    started_at: datetime
    lease_until: datetime
    doubted: bool
    """An earlier call ended on a person's word: read the timeline first."""


@dataclass(frozen=True)
class Later:
    """Somebody else has it in hand; ``seconds`` by the wall clock."""

    seconds: float


class Errand(ABC, Generic[S, A]):
    """What a feature sends to a network, and what each step means to it.

    The hooks run in the step's transaction, under the subject's lock, after the attempt has taken
    the step. They record and publish; they touch no network.
    """

    model: type[A]

    @abstractmethod
    async def find(self, tx: Transaction, subject_id: UUID) -> UUID | None:
        """The attempt that ``send_task``'s subject means; None: nothing is to be done now."""

    @abstractmethod
    async def lock(self, tx: Transaction, attempt: A) -> S:
        """The attempt's subject, locked."""

    @abstractmethod
    async def check(self, tx: Transaction, subject: S, attempt: A) -> str | None:
        """The last look before the call is committed to: why it is not to be made, or None."""

    @abstractmethod
    async def words(self, tx: Transaction, attempt: A) -> Words:
        """What it sends."""

    @abstractmethod
    def send_task(self, attempt: A) -> DueTask:
        """What has the worker begin."""

    @abstractmethod
    def settle_task(self, attempt: A) -> DueTask:
        """What has the worker read the timeline for it."""

    @abstractmethod
    def ask_task(self, attempt: A) -> Task:
        """What has the worker show the question to people, or remove it."""

    async def started(self, tx: Transaction, subject: S, attempt: A) -> None:
        """From here on the network may have it."""

    @abstractmethod
    async def returned(self, tx: Transaction, subject: S, attempt: A) -> None:
        """Nothing was done; it waits again."""

    @abstractmethod
    async def arrived(self, tx: Transaction, subject: S, attempt: A, actor: str) -> None:
        """It is on the network; ``actor`` is a person's id, or ``system``."""

    @abstractmethod
    async def failed(self, tx: Transaction, subject: S, attempt: A, failure: str) -> None:
        """It is definitely not on the network, and not tried again by itself."""

    @abstractmethod
    async def lost(self, tx: Transaction, subject: S, attempt: A) -> None:
        """Nobody knows whether it is on the network."""

    @abstractmethod
    async def asked(self, tx: Transaction, subject: S, attempt: A) -> None:
        """A person is asked whether it is on the network."""

    @abstractmethod
    async def denied(self, tx: Transaction, subject: S, attempt: A, by: UUID) -> None:
        """A person says that it is not; it will be sent again."""


async def with_lock(tx: Transaction, errand: Errand[S, A], attempt_id: UUID) -> tuple[S, A] | None:
    """The attempt as it stands under the lock of its subject; None for an id that is none."""
    seen = await repository.by_id(tx, errand.model, attempt_id)
    if seen is None:
        return None
    subject = await errand.lock(tx, seen)
    attempt = await repository.by_id(tx, errand.model, attempt_id)
    return None if attempt is None else (subject, attempt)


async def open_attempt(
    tx: Transaction, errand: Errand[S, A], attempt_id: UUID, *states: AttemptState
) -> tuple[S, A] | None:
    """The same, if it is in one of these states; without any, if it is not over."""
    found = await with_lock(tx, errand, attempt_id)
    return found if found is not None and found[1].state in (states or LIVE) else None


# One call.


async def begin(
    tx: Transaction, errand: Errand[S, A], subject_id: UUID, *, wall: datetime, lease: timedelta
) -> Call | Later | None:
    """Take an attempt from ``ready`` to ``calling``, if that is still wanted.

    None: nothing is to be done. Once this is committed, the network may have it, whatever becomes
    of us.
    """
    attempt_id = await errand.find(tx, subject_id)
    found = await open_attempt(tx, errand, attempt_id) if attempt_id else None
    if found is None or found[1].state == AttemptState.UNCONFIRMED:
        return None
    subject, attempt = found
    if attempt.state == AttemptState.CALLING:
        return await _held(tx, errand, subject, attempt, wall)
    failure = await errand.check(tx, subject, attempt)
    if failure is not None:
        await _fail(tx, errand, subject, attempt, failure)
        return None
    attempt.begin(at=tx.now, lease_until=wall + lease)
    await schedule(tx, errand.settle_task(attempt), tx.now + lease + FIRST_LOOK)
    await errand.started(tx, subject, attempt)
    return Call(
        attempt_id=attempt.id,
        account=await clients.account_by_id(tx, attempt.account_id),
        words=await errand.words(tx, attempt),
        since=attempt.search_from,
        started_at=tx.now,
        lease_until=wall + lease,
        doubted=attempt.look_since is not None,
    )


async def _held(
    tx: Transaction, errand: Errand[S, A], subject: S, attempt: A, wall: datetime
) -> Later | None:
    """In ``calling`` already: somebody is at it, or was and is lost."""
    if attempt.lease_until is not None and not is_lost(attempt.lease_until, wall):
        return Later((attempt.lease_until - wall).total_seconds())
    await _lose(tx, errand, subject, attempt)
    return None


async def _ours(
    tx: Transaction, errand: Errand[S, A], call: Call, *states: AttemptState
) -> tuple[S, A] | None:
    """The attempt, if this very call is the one that it waits for.

    Whoever was taken for lost, and wakes when another call has begun, has nothing to say about it.
    """
    found = await open_attempt(tx, errand, call.attempt_id, *states)
    return found if found is not None and found[1].started_at == call.started_at else None


async def arrive(
    tx: Transaction,
    errand: Errand[S, A],
    attempt_id: UUID,
    *,
    external_id: str | None,
    url: str | None,
    actor: str,
) -> bool:
    """It is on the network. False: that was known already, or the attempt is over."""
    found = await open_attempt(tx, errand, attempt_id)
    if found is None:
        return False
    subject, attempt = found
    attempt.arrive(tx.now, external_id=external_id, url=url)
    await _settled(tx, errand, attempt)
    await errand.arrived(tx, subject, attempt, actor)
    return True


async def fail(tx: Transaction, errand: Errand[S, A], call: Call, failure: str) -> None:
    """It is definitely not on the network, and not tried again by itself."""
    if found := await _ours(tx, errand, call):
        await _fail(tx, errand, *found, failure)


async def _fail(
    tx: Transaction, errand: Errand[S, A], subject: S, attempt: A, failure: str
) -> None:
    attempt.fail(tx.now, failure)
    await _settled(tx, errand, attempt)
    await errand.failed(tx, subject, attempt, failure)


async def put_back(
    tx: Transaction, errand: Errand[S, A], call: Call, *, counts: bool
) -> int | None:
    """Nothing was done; it waits again. The seconds to wait, or None: it is over.

    ``counts`` is False for a rate limit. What was put back too often has failed.
    """
    found = await _ours(tx, errand, call)
    if found is None:
        return None
    subject, attempt = found
    if counts and attempt.tries + 1 >= MAX_TRIES:
        await _fail(tx, errand, subject, attempt, Failure.UNAVAILABLE)
        return None
    await _settled(tx, errand, attempt)
    attempt.put_back(counts=counts)
    await errand.returned(tx, subject, attempt)
    return backoff_seconds(attempt.tries)


async def lose(tx: Transaction, errand: Errand[S, A], call: Call) -> None:
    """Nobody knows how the call ended: the timeline is read from now on."""
    if found := await _ours(tx, errand, call, AttemptState.CALLING):
        await _lose(tx, errand, *found)


async def _lose(tx: Transaction, errand: Errand[S, A], subject: S, attempt: A) -> None:
    attempt.lose()
    await schedule(tx, errand.settle_task(attempt), tx.now + FIRST_LOOK)
    await errand.lost(tx, subject, attempt)


async def _settled(tx: Transaction, errand: Errand[S, A], attempt: A) -> None:
    """It is over, or begins again: nothing waits for it, and no question stands."""
    await unschedule(tx, errand.settle_task(attempt))
    await unschedule(tx, errand.send_task(attempt))
    if attempt.question_outbound_id is not None or attempt.asked_at is not None:
        await enqueue(tx, errand.ask_task(attempt))


# Settling what is unconfirmed.


async def search(
    tx: Transaction, errand: Errand[S, A], attempt_id: UUID, *, wall: datetime
) -> Search | Later | None:
    """What to look for, if an attempt is unconfirmed or its caller lost; else None."""
    found = await open_attempt(
        tx, errand, attempt_id, AttemptState.CALLING, AttemptState.UNCONFIRMED
    )
    if found is None:
        return None
    subject, attempt = found
    if attempt.state == AttemptState.CALLING:
        held = await _held(tx, errand, subject, attempt, wall)
        if held is not None:
            return held
    return Search(
        attempt_id=attempt_id,
        account=await clients.account_by_id(tx, attempt.account_id),
        words=await errand.words(tx, attempt),
        since=attempt.search_from,
    )


async def ask_if_due(tx: Transaction, errand: Errand[S, A], attempt_id: UUID) -> None:
    """Nothing was found, which proves nothing: look again later, and ask a person in time."""
    found = await open_attempt(tx, errand, attempt_id, AttemptState.UNCONFIRMED)
    if found is None:
        return
    subject, attempt = found
    attempt.looked += 1
    waited = tx.now - (attempt.started_at or attempt.created_at)
    wait = next_look(attempt.looked, waited)
    if wait is not None:
        await schedule(tx, errand.settle_task(attempt), tx.now + wait)
    if attempt.asked_at is None and waited >= ASK_AFTER:
        attempt.ask(tx.now)
        await errand.asked(tx, subject, attempt)
        await enqueue(tx, errand.ask_task(attempt))


async def deny(tx: Transaction, errand: Errand[S, A], subject: S, attempt: A, by: UUID) -> None:
    """A person looked and it is not there: send it again, after reading the timeline once more."""
    await _settled(tx, errand, attempt)
    attempt.deny()
    await errand.denied(tx, subject, attempt, by)
    await enqueue(tx, errand.send_task(attempt))
