"""Publishing for real: the one place where a post meets its network.

Between the claim and the result nothing is held: no transaction, no lock. A process that dies in
between leaves an attempt in ``publishing``; once its lease is over, the timeline is read, and then
a person is asked. Nothing is ever sent twice on a guess.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from prometheus_client import Counter

from bot.faults import FaultPoint
from bot.features.clients import service as clients
from bot.features.clients.models import Account
from bot.features.posts import repository as posts
from bot.features.publishing import repository, service, views
from bot.features.publishing.rules import AttemptState, Failure, find_match
from bot.features.publishing.service import Claim, Later
from bot.features.publishing.tasks import AskPerson, PublishPost, SettleAttempt
from bot.jobs.registry import handles
from bot.jobs.task import TryLater
from bot.networks.base import (
    AuthFailed,
    Network,
    NetworkAccount,
    NetworkError,
    PublishedPost,
    RateLimited,
    Refused,
    Unavailable,
    Unconfirmed,
)
from bot.slack.outbound import delete_message, post_message
from bot.storage.secrets import SealError, SecretBox
from bot.storage.transaction import Database, Transaction

__all__ = ["PublishingJobs"]

AFTER_CLAIM = FaultPoint("publishing.after_claim")
BEFORE_CALL = FaultPoint("publishing.before_call")
AFTER_ACCEPT = FaultPoint("publishing.after_accept")
BEFORE_RESULT_COMMIT = FaultPoint("publishing.before_result_commit")

LEASE_SECONDS = 45.0
"""Longer than the network may take to answer (20 s) plus the commits around the call."""

OUTCOMES = Counter("rapport_publications_total", "How attempts at the network went", ["outcome"])

log = structlog.get_logger()


class PublishingJobs:
    """The worker's part of publishing.

    ``networks`` are by name (``x``); ``lease_seconds`` are by the wall clock.
    """

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

    @handles(PublishPost)
    async def publish_post(self, workspace_id: UUID, task: PublishPost) -> None:
        """Claim, call once, write down what came of it."""
        async with self._database.transaction(workspace_id) as tx:
            wall = self._database.clock.wall()
            claim = await service.claim(tx, task.subject_id, wall=wall, lease=self._lease)
        if isinstance(claim, Later):
            raise TryLater(claim.seconds)
        if claim is None:
            return
        await AFTER_CLAIM.reach()
        await self._carry_out(workspace_id, claim)

    async def _carry_out(self, workspace_id: UUID, claim: Claim) -> None:
        try:
            account = clients.open_account(claim.account, self._box)
        except SealError:
            await self._fail(workspace_id, claim, Failure.AUTH)
            return
        if claim.look_since is not None:
            try:
                there = await self._look_again(workspace_id, claim, account, claim.look_since)
            except NetworkError as error:
                until = error.until if isinstance(error, RateLimited) else None
                await self._put_back(workspace_id, claim, until)
                return
            if there is not None:
                await self._published(workspace_id, claim.attempt_id, there)
                return
        await self._call(workspace_id, claim, account)

    async def _call(self, workspace_id: UUID, claim: Claim, account: NetworkAccount) -> None:
        await BEFORE_CALL.reach()
        if self._database.clock.wall() + self._lease / 2 > claim.lease_until:
            # Paused for long: by the time of an answer somebody may have taken us for lost.
            await self._put_back(workspace_id, claim, None)
            return
        try:
            published = await self._networks[account.network].post(account, claim.text)
        except RateLimited as limited:
            await self._put_back(workspace_id, claim, limited.until)
        except Unavailable:
            await self._put_back(workspace_id, claim, None)
        except Refused as refused:
            await self._fail(workspace_id, claim, Failure(refused.reason.value))
        except AuthFailed:
            await self._fail(workspace_id, claim, Failure.AUTH)
        except Unconfirmed:
            await self._lost(workspace_id, claim)
        except Exception:  # whatever it was, the call may have been made
            log.exception("publishing ended in a fault of ours")
            await self._lost(workspace_id, claim)
        else:
            await AFTER_ACCEPT.reach()
            await self._published(workspace_id, claim.attempt_id, published)

    async def _look_again(
        self, workspace_id: UUID, claim: Claim, account: NetworkAccount, since: datetime
    ) -> PublishedPost | None:
        """Before a second try, see whether the first one has come after all."""
        network = self._networks[account.network]
        timeline = await network.own_timeline(account, since=since)
        async with self._database.transaction(workspace_id) as tx:
            return await self._match(tx, claim.account, claim.text, timeline)

    async def _match(
        self, tx: Transaction, account: Account, text: str, timeline: Sequence[PublishedPost]
    ) -> PublishedPost | None:
        ids = [post.external_id for post in timeline]
        taken = await repository.taken_ids(tx, account.id, ids)
        same_text = self._networks[account.network].same_text
        return find_match(timeline, text, same_text=same_text, taken=taken)

    async def _published(self, workspace_id: UUID, attempt_id: UUID, post: PublishedPost) -> None:
        async with self._database.transaction(workspace_id) as tx:
            known = await service.publish(
                tx, attempt_id, external_id=post.external_id, url=post.url, actor="system"
            )
            await BEFORE_RESULT_COMMIT.reach()
        if known:
            OUTCOMES.labels("published").inc()

    async def _fail(self, workspace_id: UUID, claim: Claim, failure: Failure) -> None:
        async with self._database.transaction(workspace_id) as tx:
            await service.fail(tx, claim.attempt_id, failure)
        OUTCOMES.labels(f"failed_{failure.value}").inc()

    async def _lost(self, workspace_id: UUID, claim: Claim) -> None:
        async with self._database.transaction(workspace_id) as tx:
            await service.lose(tx, claim.attempt_id)
        OUTCOMES.labels("unconfirmed").inc()

    async def _put_back(self, workspace_id: UUID, claim: Claim, until: datetime | None) -> None:
        """Nothing was done: wait, by the network's word if it gave one. Raises ``TryLater``."""
        async with self._database.transaction(workspace_id) as tx:
            seconds = await service.put_back(tx, claim.attempt_id, counts=until is None)
        OUTCOMES.labels("put_back").inc()
        if until is not None:
            wait = (until - self._database.clock.wall()).total_seconds()
            raise TryLater(max(wait, 1.0))
        if seconds is not None:
            raise TryLater(seconds)

    @handles(SettleAttempt)
    async def settle_attempt(self, workspace_id: UUID, task: SettleAttempt) -> None:
        """Read the account's own timeline for what may have been done."""
        async with self._database.transaction(workspace_id) as tx:
            wall = self._database.clock.wall()
            search = await service.search(tx, task.subject_id, wall=wall)
        if isinstance(search, Later):
            raise TryLater(search.seconds)
        if search is None:
            return
        try:
            account = clients.open_account(search.account, self._box)
            network = self._networks[account.network]
            timeline = list(await network.own_timeline(account, since=search.since))
        except (SealError, NetworkError) as error:
            log.warning("a timeline could not be read", error=type(error).__name__)
            timeline = []
        async with self._database.transaction(workspace_id) as tx:
            match = await self._match(tx, search.account, search.text, timeline)
            if match is None:
                await service.ask_if_due(tx, search.attempt_id)
        if match is not None:
            await self._published(workspace_id, search.attempt_id, match)

    @handles(AskPerson)
    async def ask_person(self, workspace_id: UUID, task: AskPerson) -> None:
        """Show the question in the post's thread, or remove it once it is answered."""
        async with self._database.transaction(workspace_id) as tx:
            attempt = await repository.attempt_by_id(tx, task.attempt_id)
            if attempt is None:
                return
            post = await posts.lock_post(tx, attempt.post_id)
            asked = attempt.state == AttemptState.UNCONFIRMED and attempt.asked_at is not None
            if asked and attempt.question_outbound_id is None:
                client = await clients.client_by_id(tx, post.client_id)
                account = await clients.account_by_id(tx, post.account_id)
                managers = await clients.managers(tx, client.id)
                reader = clients.shared_reader(client)
                attempt.question_outbound_id = await post_message(
                    tx,
                    channel_id=post.channel_id,
                    message=views.build_question(reader, attempt.id, account.handle, managers),
                    subject=f"post:{post.id}",
                    thread_of=post.card_outbound_id,
                )
            elif not asked and attempt.question_outbound_id is not None:
                await delete_message(tx, attempt.question_outbound_id)
                attempt.question_outbound_id = None
