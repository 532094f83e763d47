"""Brings answers where people read them."""

from uuid import UUID

from bot.features.answers import repository, views
from bot.features.answers.models import Answer
from bot.features.answers.tasks import ShowAnswer
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.plans import repository as plans
from bot.features.receipts import repository as receipts_repository
from bot.features.receipts import service as receipts
from bot.features.receipts.models import Receipt
from bot.features.receipts.rules import Recipient
from bot.jobs.registry import handles
from bot.slack.outbound import post_message
from bot.storage.transaction import Database, Transaction

__all__ = ["AnswersJobs"]


class AnswersJobs:
    """The worker's part of answers. ``domain``: of the Message-IDs of our mails."""

    def __init__(self, *, database: Database, domain: str) -> None:
        self._database = database
        self._domain = domain

    @handles(ShowAnswer)
    async def show_answer(self, workspace_id: UUID, task: ShowAnswer) -> None:
        """Bring an answer into its thread, or write back kindly that it was not taken."""
        async with self._database.transaction(workspace_id) as tx:
            answer, receipt = await repository.answer_by_id(tx, task.answer_id)
            client = await clients.client_by_id(tx, receipt.client_id)
            if answer.taken:
                await _show(tx, client, answer, receipt)
                return
            await receipts.keep(
                tx,
                client,
                Recipient(answer.address, None, "client", in_slack=False),
                views.build_not_taken_mail(clients.shared_reader(client), brand=client.brand),
                scope=f"answer:{answer.id}",
                domain=self._domain,
                thread=[answer.message_id],
            )


async def _show(tx: Transaction, client: Client, answer: Answer, receipt: Receipt) -> None:
    """In the change's thread; where the mail told of several, in the channel itself."""
    reader = clients.shared_reader(client)
    change = await plans.change_by_id(tx, receipt.change_id) if receipt.change_id else None
    in_thread = change is not None and change.card_id is not None
    people = await receipts_repository.persons(tx, {receipt.person_id})
    contact = reader.text("answers-contact", brand=client.brand, address=answer.address)
    who = next((person.name for person in people.values()), contact)
    await post_message(
        tx,
        channel_id=(change.channel_id if change and in_thread else None)
        or client.client_channel_id
        or client.team_channel_id,
        message=views.build_answer(
            reader, who=who, text=answer.text, subject=None if in_thread else receipt.subject
        ),
        subject=f"change:{change.id}" if change else f"client:{client.id}",
        thread_of=change.card_id if change else None,
        key=f"answer:{answer.id}",
    )
