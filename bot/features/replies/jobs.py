"""Sending for real: the way of ``attempts``, and what the item's thread is told."""

from uuid import UUID

from prometheus_client import Counter

from bot.features.attempts.jobs import NetworkJobs, Places
from bot.features.attempts.rules import AttemptState
from bot.features.clients import service as clients
from bot.features.direct.rules import change_of
from bot.features.inbox import service as inbox
from bot.features.inbox.models import Item
from bot.features.replies import repository, service, views
from bot.features.replies.models import Reply
from bot.features.replies.tasks import (
    AskAboutReply,
    LapseClaim,
    SendReply,
    SettleReply,
    TellReply,
    TellReplyChanged,
)
from bot.features.timelines import repository as timelines
from bot.features.timelines.views import build_changed
from bot.jobs.registry import handles
from bot.slack.outbound import post_message
from bot.slack.responses import Message
from bot.storage.transaction import Transaction

__all__ = ["RepliesJobs"]


class RepliesJobs(NetworkJobs[Item, Reply]):
    """The worker's part of replies."""

    errand = service.ANSWER
    places = Places.of("replies")
    outcomes = Counter("rapport_replies_total", "How answers to customers went", ["outcome"])

    @handles(LapseClaim)
    async def lapse_claim(self, workspace_id: UUID, task: LapseClaim) -> None:
        """Give an item back to everybody."""
        async with self._database.transaction(workspace_id) as tx:
            await service.lapse(tx, task.subject_id)

    @handles(SendReply)
    async def send_reply(self, workspace_id: UUID, task: SendReply) -> None:
        """Claim, look, call once, write down what came of it."""
        await self.send(workspace_id, task.subject_id)

    @handles(SettleReply)
    async def settle_reply(self, workspace_id: UUID, task: SettleReply) -> None:
        """Read the account's own timeline for what may have been sent."""
        await self.settle(workspace_id, task.subject_id)

    @handles(AskAboutReply)
    async def ask_about_reply(self, workspace_id: UUID, task: AskAboutReply) -> None:
        """Show the question in the item's thread, or remove it once it is answered."""
        await self.show_question(workspace_id, task.reply_id)

    async def ask(self, tx: Transaction, subject: Item, attempt: Reply) -> UUID:
        """Ask whoever wrote it, in the item's thread."""
        client = await clients.client_by_id(tx, attempt.client_id)
        account = await clients.account_by_id(tx, attempt.account_id)
        author = await repository.person_by_id(tx, attempt.person_id)
        reader = clients.shared_reader(client)
        message = views.build_question(reader, attempt, author, handle=account.handle)
        return await _in_thread(tx, subject, message, client.inbox_channel_id, None)

    @handles(TellReply)
    async def tell_reply(self, workspace_id: UUID, task: TellReply) -> None:
        """Say in the item's thread that an answer did not go out, with its text."""
        async with self._database.transaction(workspace_id) as tx:
            reply = await repository.reply_by_id(tx, task.reply_id)
            if reply is None or reply.state not in {AttemptState.FAILED, AttemptState.SUGGESTED}:
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

    @handles(TellReplyChanged)
    async def tell_reply_changed(self, workspace_id: UUID, task: TellReplyChanged) -> None:
        """Say quietly in the item's thread what was done to the answer on the network itself."""
        async with self._database.transaction(workspace_id) as tx:
            watched = await timelines.watched_reply(tx, task.reply_id)
            change = change_of(task.version, back=task.back)
            if watched is None or not watched.is_still(change, task.version):
                return
            item = await inbox.lock_item(tx, watched.item_id)
            client = await clients.client_by_id(tx, watched.client_id)
            account = await clients.account_by_id(tx, watched.account_id)
            message = build_changed(
                clients.shared_reader(client),
                watched,
                change,
                handle=account.handle,
                thing="answer",
            )
            key = f"reply:{task.reply_id}:on_network:{task.version}{task.stamp}"
            await _in_thread(tx, item, message, client.inbox_channel_id, key)


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
