"""Publishing for real: the way of ``attempts``, and the question in the post's thread."""

from uuid import UUID

from prometheus_client import Counter

from bot.features.attempts.jobs import NetworkJobs, Places
from bot.features.clients import service as clients
from bot.features.posts.models import Post
from bot.features.publishing import service, views
from bot.features.publishing.models import Attempt
from bot.features.publishing.tasks import AskPerson, PublishPost, SettleAttempt
from bot.jobs.registry import handles
from bot.slack.outbound import post_message
from bot.storage.transaction import Transaction

__all__ = ["PublishingJobs"]


class PublishingJobs(NetworkJobs[Post, Attempt]):
    """The worker's part of publishing."""

    errand = service.PUBLICATION
    places = Places.of("publishing")
    outcomes = Counter("rapport_publications_total", "How publications went", ["outcome"])

    @handles(PublishPost)
    async def publish_post(self, workspace_id: UUID, task: PublishPost) -> None:
        """Claim, call once, write down what came of it."""
        await self.send(workspace_id, task.subject_id)

    @handles(SettleAttempt)
    async def settle_attempt(self, workspace_id: UUID, task: SettleAttempt) -> None:
        """Read the account's own timeline for what may have been done."""
        await self.settle(workspace_id, task.subject_id)

    @handles(AskPerson)
    async def ask_person(self, workspace_id: UUID, task: AskPerson) -> None:
        """Show the question in the post's thread, or remove it once it is answered."""
        await self.show_question(workspace_id, task.attempt_id)

    async def ask(self, tx: Transaction, subject: Post, attempt: Attempt) -> UUID:
        """Ask the managers in the post's thread."""
        client = await clients.client_by_id(tx, subject.client_id)
        account = await clients.account_by_id(tx, subject.account_id)
        managers = await clients.managers(tx, client.id)
        reader = clients.shared_reader(client)
        return await post_message(
            tx,
            channel_id=subject.channel_id,
            message=views.build_question(reader, attempt.id, account.handle, managers),
            subject=f"post:{subject.id}",
            thread_of=subject.card_outbound_id,
        )
