"""The one place where what we say meets its network.

Between the claim and the result nothing is held: no transaction, no lock. A process that dies in
between leaves an attempt in ``calling``; once its lease is over, the timeline is read, and then a
person is asked.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar
from uuid import UUID

import structlog
from prometheus_client import Counter

from bot.faults import FaultPoint
from bot.features.attempts import repository, service
from bot.features.attempts.models import BaseAttempt
from bot.features.attempts.rules import (
    AttemptState,
    Failed,
    Failure,
    NotDone,
    Unknown,
    find_match,
    read_error,
)
from bot.features.attempts.service import Call, Errand, Later, Search
from bot.features.clients import service as clients
from bot.jobs.task import TryLater
from bot.networks.base import (
    Network,
    NetworkAccount,
    NetworkError,
    PublishedPost,
)
from bot.slack.outbound import delete_message
from bot.storage.secrets import SealError, SecretBox
from bot.storage.transaction import Database, Transaction

__all__ = ["LEASE_SECONDS", "NetworkJobs", "Places"]

LEASE_SECONDS = 45.0
"""Longer than the network may take to be read and to answer (20 s each) plus the commits."""

S = TypeVar("S")
A = TypeVar("A", bound=BaseAttempt)

log = structlog.get_logger()


@dataclass(frozen=True)
class Places:
    """Where the process may die on the way, one set for each feature."""

    after_claim: FaultPoint
    before_call: FaultPoint
    after_accept: FaultPoint
    before_result_commit: FaultPoint

    @classmethod
    def of(cls, feature: str) -> "Places":
        """Declare ``feature.after_claim`` and so on; once a process."""
        return cls(
            after_claim=FaultPoint(f"{feature}.after_claim"),
            before_call=FaultPoint(f"{feature}.before_call"),
            after_accept=FaultPoint(f"{feature}.after_accept"),
            before_result_commit=FaultPoint(f"{feature}.before_result_commit"),
        )


class NetworkJobs(ABC, Generic[S, A]):
    """The worker's part of one errand; a feature's jobs add their tasks and the question.

    ``networks`` are by name (``x``); ``lease_seconds`` are by the wall clock.
    """

    errand: Errand[S, A]
    places: Places
    outcomes: Counter
    """How attempts went; one label."""

    def __init__(
        self,
        *,
        database: Database,
        networks: Mapping[str, Network],
        secret_box: SecretBox,
        lease_seconds: float = LEASE_SECONDS,
    ) -> None:
        self._database = database
        self._networks = networks
        self._box = secret_box
        self._lease = timedelta(seconds=lease_seconds)

    @abstractmethod
    async def ask(self, tx: Transaction, subject: S, attempt: A) -> UUID:
        """Post the question whether it is on the network; the message's id."""

    async def send(self, workspace_id: UUID, subject_id: UUID) -> None:
        """Claim, look where that is due, call once, write down what came of it.

        Raises:
            TryLater: nothing was done, or somebody else is at it.
        """
        async with self._database.transaction(workspace_id) as tx:
            wall = self._database.clock.wall()
            call = await service.begin(tx, self.errand, subject_id, wall=wall, lease=self._lease)
        if isinstance(call, Later):
            raise TryLater(call.seconds)
        if call is None:
            return
        await self.places.after_claim.reach()
        try:
            account = clients.open_account(call.account, self._box)
        except SealError:
            await self._end(workspace_id, call, Failed(Failure.AUTH))
            return
        if await self._may_call(workspace_id, call, account):
            await self._call(workspace_id, call, account)

    async def _may_call(self, workspace_id: UUID, call: Call, account: NetworkAccount) -> bool:
        """Whether it is not there yet, and what it answers is still there."""
        network, answered = self._networks[account.network], call.words.in_reply_to
        try:
            if call.doubted:
                timeline = await network.own_timeline(account, since=call.since)
                async with self._database.transaction(workspace_id) as tx:
                    there = await self._match(tx, call, timeline)
                if there is not None:
                    await self._arrived(workspace_id, call.attempt_id, there)
                    return False
            gone = (await network.lookup(account, [answered])).gone if answered else ()
        except NetworkError as error:
            await self._end(workspace_id, call, read_error(error, doubted=False))
            return False
        if answered in gone:
            await self._end(workspace_id, call, Failed(Failure.NOT_FOUND))
            return False
        return True

    async def _call(self, workspace_id: UUID, call: Call, account: NetworkAccount) -> None:
        await self.places.before_call.reach()
        if self._database.clock.wall() + self._lease / 2 > call.lease_until:
            # Paused for long: by the time of an answer somebody may have taken us for lost.
            await self._end(workspace_id, call, NotDone())
            return
        network, words = self._networks[account.network], call.words
        try:
            post = await network.post(account, words.text, in_reply_to=words.in_reply_to)
        except Exception as error:  # whatever it was, the call may have been made
            if not isinstance(error, NetworkError):
                log.exception("a call ended in a fault of ours")
            await self._end(workspace_id, call, read_error(error, doubted=call.doubted))
        else:
            await self.places.after_accept.reach()
            await self._arrived(workspace_id, call.attempt_id, post)

    async def _match(
        self, tx: Transaction, about: Search, timeline: Sequence[PublishedPost]
    ) -> PublishedPost | None:
        ids = [post.external_id for post in timeline]
        taken = await repository.taken_ids(tx, self.errand.model, about.account.id, ids)
        same_text, words = self._networks[about.account.network].same_text, about.words
        return find_match(timeline, words.text, words.in_reply_to, same_text=same_text, taken=taken)

    async def _arrived(self, workspace_id: UUID, attempt_id: UUID, post: PublishedPost) -> None:
        async with self._database.transaction(workspace_id) as tx:
            known = await service.arrive(
                tx,
                self.errand,
                attempt_id,
                external_id=post.external_id,
                url=post.url,
                actor="system",
            )
            await self.places.before_result_commit.reach()
        if known:
            self.outcomes.labels("done").inc()

    async def _end(self, workspace_id: UUID, call: Call, end: NotDone | Failed | Unknown) -> None:
        """Write down how a call ended that did not succeed. Raises ``TryLater``."""
        outcome = "unconfirmed"
        seconds: float | None = None
        async with self._database.transaction(workspace_id) as tx:
            match end:
                case NotDone(until=until):
                    outcome = "put_back"
                    counts = until is None
                    seconds = await service.put_back(tx, self.errand, call, counts=counts)
                case Failed(failure=failure):
                    outcome = f"failed_{failure.value}"
                    await service.fail(tx, self.errand, call, failure)
                case Unknown():
                    await service.lose(tx, self.errand, call)
        self.outcomes.labels(outcome).inc()
        if isinstance(end, NotDone) and end.until is not None:
            seconds = max((end.until - self._database.clock.wall()).total_seconds(), 1.0)
        if seconds is not None:
            raise TryLater(seconds)

    async def settle(self, workspace_id: UUID, attempt_id: UUID) -> None:
        """Read the account's own timeline for what may have been done.

        Raises:
            TryLater: whoever called may still be at it.
        """
        async with self._database.transaction(workspace_id) as tx:
            wall = self._database.clock.wall()
            search = await service.search(tx, self.errand, attempt_id, wall=wall)
        if isinstance(search, Later):
            raise TryLater(search.seconds)
        if search is None:
            return
        try:
            account = clients.open_account(search.account, self._box)
            network = self._networks[account.network]
            timeline = await network.own_timeline(account, since=search.since)
        except (SealError, NetworkError) as error:
            log.warning("a timeline could not be read", error=type(error).__name__)
            timeline = ()
        async with self._database.transaction(workspace_id) as tx:
            match = await self._match(tx, search, timeline)
            if match is None:
                await service.ask_if_due(tx, self.errand, attempt_id)
        if match is not None:
            await self._arrived(workspace_id, attempt_id, match)

    async def show_question(self, workspace_id: UUID, attempt_id: UUID) -> None:
        """Have the question stand where people see it, as long as there is one."""
        async with self._database.transaction(workspace_id) as tx:
            found = await service.with_lock(tx, self.errand, attempt_id)
            if found is None:
                return
            subject, attempt = found
            asked = attempt.state == AttemptState.UNCONFIRMED and attempt.asked_at is not None
            if asked and attempt.question_outbound_id is None:
                attempt.question_outbound_id = await self.ask(tx, subject, attempt)
            elif not asked and attempt.question_outbound_id is not None:
                await delete_message(tx, attempt.question_outbound_id)
                attempt.question_outbound_id = None
