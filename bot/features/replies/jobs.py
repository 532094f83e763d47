"""Sending for real: the one place where an answer meets its network.

As in publishing, nothing is held between the claim and the result. A process that dies in between
leaves an answer in ``sending``; once its lease is over, the timeline is read, and then a person is
asked. Nothing is ever sent twice on a guess.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from prometheus_client import Counter

from bot.faults import FaultPoint
from bot.features.clients import service as clients
from bot.features.inbox import service as inbox
from bot.features.inbox.models import Item
from bot.features.replies import repository, service, views
from bot.features.replies.models import Reply
from bot.features.replies.rules import ReplyFailure, ReplyState, find_answer
from bot.features.replies.service import Later, Search, Sending
from bot.features.replies.tasks import (
    AskAboutReply,
    LapseClaim,
    SendReply,
    SettleReply,
    TellReply,
)
from bot.jobs.registry import handles
from bot.jobs.task import TryLater
from bot.networks.base import (
    AuthFailed,
    Network,
    NetworkAccount,
    NetworkError,
    PublishedPost,
    RateLimited,
    RefusalReason,
    Refused,
    Unavailable,
    Unconfirmed,
)
from bot.slack.outbound import delete_message, post_message
from bot.slack.responses import Message
from bot.storage.secrets import SealError, SecretBox
from bot.storage.transaction import Database, Transaction

__all__ = ["RepliesJobs"]

AFTER_CLAIM = FaultPoint("replies.after_claim")
BEFORE_CALL = FaultPoint("replies.before_call")
AFTER_ACCEPT = FaultPoint("replies.after_accept")
BEFORE_RESULT_COMMIT = FaultPoint("replies.before_result_commit")

LEASE_SECONDS = 60.0
"""Longer than the network may take to be read and to answer (20 s each), and the commits."""
CALL_SECONDS = 25.0
"""What has to be left of the lease for the call itself."""

OUTCOMES = Counter("rapport_replies_total", "How answers to customers went", ["outcome"])

log = structlog.get_logger()


class RepliesJobs:
    """The worker's part of replies.

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
        self._reserve = timedelta(seconds=min(CALL_SECONDS, lease_seconds / 2))

    @handles(LapseClaim)
    async def lapse_claim(self, workspace_id: UUID, task: LapseClaim) -> None:
        """Give an item back to everybody."""
        async with self._database.transaction(workspace_id) as tx:
            await service.lapse(tx, task.subject_id)

    @handles(SendReply)
    async def send_reply(self, workspace_id: UUID, task: SendReply) -> None:
        """Claim, look, call once, write down what came of it."""
        async with self._database.transaction(workspace_id) as tx:
            wall = self._database.clock.wall()
            sending = await service.begin_sending(tx, task.subject_id, wall=wall, lease=self._lease)
        if isinstance(sending, Later):
            raise TryLater(sending.seconds)
        if sending is None:
            return
        await AFTER_CLAIM.reach()
        try:
            account = clients.open_account(sending.account, self._box)
        except SealError:
            await self._fail(workspace_id, sending, ReplyFailure.AUTH)
            return
        if await self._may_call(workspace_id, sending, account):
            await self._call(workspace_id, sending, account)

    async def _may_call(
        self, workspace_id: UUID, sending: Sending, account: NetworkAccount
    ) -> bool:
        """Whether the customer's message is still there and our answer is not there yet."""
        network = self._networks[account.network]
        try:
            if sending.look_since is not None:
                timeline = await network.own_timeline(account, since=sending.look_since)
                async with self._database.transaction(workspace_id) as tx:
                    there = await self._match(tx, sending, timeline)
                if there is not None:
                    await self._sent(workspace_id, sending.reply_id, there)
                    return False
            looked = await network.lookup(account, [sending.in_reply_to])
        except (Refused, AuthFailed, RateLimited, Unavailable) as error:
            await self._not_done(workspace_id, sending, error)
            return False
        if sending.in_reply_to in looked.gone:
            await self._fail(workspace_id, sending, ReplyFailure.NOT_FOUND)
            return False
        return True

    async def _call(self, workspace_id: UUID, sending: Sending, account: NetworkAccount) -> None:
        await BEFORE_CALL.reach()
        if self._database.clock.wall() + self._reserve > sending.lease_until:
            # Paused for long: by the time of an answer somebody may have taken us for lost.
            await self._put_back(workspace_id, sending, None)
            return
        network = self._networks[account.network]
        try:
            published = await network.post(account, sending.text, in_reply_to=sending.in_reply_to)
        except (Refused, AuthFailed, RateLimited, Unavailable) as error:
            await self._not_done(workspace_id, sending, error)
        except Unconfirmed:
            await self._lost(workspace_id, sending)
        except Exception:  # whatever it was, the call may have been made
            log.exception("sending an answer ended in a fault of ours")
            await self._lost(workspace_id, sending)
        else:
            await AFTER_ACCEPT.reach()
            await self._sent(workspace_id, sending.reply_id, published)

    async def _not_done(self, workspace_id: UUID, sending: Sending, error: NetworkError) -> None:
        """Definitely nothing was sent: try again where that can help."""
        match error:
            case RateLimited(until=until):
                await self._put_back(workspace_id, sending, until)
            case Refused(reason=RefusalReason.DUPLICATE) if sending.look_since is not None:
                # The very same is there: the earlier try, of which only a person says it is not.
                await self._lost(workspace_id, sending)
            case Refused(reason=reason):
                await self._fail(workspace_id, sending, ReplyFailure(reason.value))
            case AuthFailed():
                await self._fail(workspace_id, sending, ReplyFailure.AUTH)
            case _:
                await self._put_back(workspace_id, sending, None)

    async def _match(
        self, tx: Transaction, about: Sending | Search, timeline: Sequence[PublishedPost]
    ) -> PublishedPost | None:
        ids = [post.external_id for post in timeline]
        taken = await repository.taken_ids(tx, about.account.id, ids)
        same_text = self._networks[about.account.network].same_text
        return find_answer(
            timeline, about.text, about.in_reply_to, same_text=same_text, taken=taken
        )

    async def _sent(self, workspace_id: UUID, reply_id: UUID, post: PublishedPost) -> None:
        async with self._database.transaction(workspace_id) as tx:
            known = await service.sent(
                tx, reply_id, external_id=post.external_id, url=post.url, actor="system"
            )
            await BEFORE_RESULT_COMMIT.reach()
        if known:
            OUTCOMES.labels("sent").inc()

    async def _fail(self, workspace_id: UUID, sending: Sending, failure: ReplyFailure) -> None:
        async with self._database.transaction(workspace_id) as tx:
            await service.fail(tx, sending.reply_id, failure)
        OUTCOMES.labels(f"failed_{failure.value}").inc()

    async def _lost(self, workspace_id: UUID, sending: Sending) -> None:
        async with self._database.transaction(workspace_id) as tx:
            await service.lose(tx, sending.reply_id)
        OUTCOMES.labels("unconfirmed").inc()

    async def _put_back(self, workspace_id: UUID, sending: Sending, until: datetime | None) -> None:
        """Nothing was done: wait, by the network's word if it gave one. Raises ``TryLater``."""
        async with self._database.transaction(workspace_id) as tx:
            seconds = await service.put_back(tx, sending.reply_id, counts=until is None)
        OUTCOMES.labels("put_back").inc()
        if until is not None:
            wait = (until - self._database.clock.wall()).total_seconds()
            raise TryLater(max(wait, 1.0))
        if seconds is not None:
            raise TryLater(seconds)

    @handles(SettleReply)
    async def settle_reply(self, workspace_id: UUID, task: SettleReply) -> None:
        """Read the account's own timeline for what may have been sent."""
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
            match = await self._match(tx, search, timeline)
            if match is None:
                await service.ask_if_due(tx, search.reply_id)
        if match is not None:
            await self._sent(workspace_id, search.reply_id, match)

    @handles(TellReply)
    async def tell_reply(self, workspace_id: UUID, task: TellReply) -> None:
        """Say in the item's thread that an answer did not go out, with its text."""
        async with self._database.transaction(workspace_id) as tx:
            reply = await repository.reply_by_id(tx, task.reply_id)
            if reply is None or reply.state not in {ReplyState.FAILED, ReplyState.SUGGESTED}:
                return
            item = await inbox.lock_item(tx, reply.item_id)
            client = await clients.client_by_id(tx, reply.client_id)
            account = await clients.account_by_id(tx, reply.account_id)
            message = views.build_told(
                clients.shared_reader(client),
                reply,
                await repository.person_by_id(tx, reply.person_id),
                await clients.managers(tx, client.id),
                handle=account.handle,
            )
            await _in_thread(tx, item, message, client.inbox_channel_id, f"reply:{reply.id}:told")

    @handles(AskAboutReply)
    async def ask_about_reply(self, workspace_id: UUID, task: AskAboutReply) -> None:
        """Show the question in the item's thread, or remove it once it is answered."""
        async with self._database.transaction(workspace_id) as tx:
            reply = await repository.reply_by_id(tx, task.reply_id)
            if reply is None:
                return
            item = await inbox.lock_item(tx, reply.item_id)
            reply = await repository.reply_by_id(tx, task.reply_id) or reply
            asked = reply.state == ReplyState.UNCONFIRMED and reply.asked_at is not None
            if asked and reply.question_outbound_id is None:
                reply.question_outbound_id = await _ask(tx, item, reply)
            elif not asked and reply.question_outbound_id is not None:
                await delete_message(tx, reply.question_outbound_id)
                reply.question_outbound_id = None


async def _ask(tx: Transaction, item: Item, reply: Reply) -> UUID:
    client = await clients.client_by_id(tx, reply.client_id)
    account = await clients.account_by_id(tx, reply.account_id)
    author = await repository.person_by_id(tx, reply.person_id)
    reader = clients.shared_reader(client)
    message = views.build_question(reader, reply, author, handle=account.handle)
    return await _in_thread(tx, item, message, client.inbox_channel_id, None)


async def _in_thread(
    tx: Transaction, item: Item, message: Message, channel_id: str, key: str | None
) -> UUID:
    return await post_message(
        tx,
        channel_id=channel_id,
        message=message,
        subject=f"item:{item.id}",
        thread_of=item.card_outbound_id,
        key=key,
    )
