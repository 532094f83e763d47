"""Asks in the thread of a change's card."""

from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.details import service, views
from bot.features.details.tasks import ShowQuestions
from bot.features.plans import repository as plans
from bot.features.plans.views import Picture
from bot.jobs.registry import handles
from bot.slack.outbound import by_key, post_message, update_message
from bot.storage.transaction import Database

__all__ = ["DetailsJobs"]


class DetailsJobs:
    """The worker's part of details."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(ShowQuestions)
    async def show_questions(self, workspace_id: UUID, task: ShowQuestions) -> None:
        """One message a change, kept up to date; none where nothing was ever asked."""
        async with self._database.transaction(workspace_id) as tx:
            change = await plans.lock_change(tx, task.change_id)
            if change.card_id is None or change.channel_id is None:
                return
            client = await clients.client_by_id(tx, change.client_id)
            asked = await service.asked(tx, change)
            zone = ZoneInfo(client.zone)
            message = views.build_questions(
                clients.shared_reader(client),
                Picture(client.brand, change, zone, tx.now, {}, details=asked.details),
                asked.questions,
                items=asked.items,
                objectives=asked.objectives,
            )
            key = f"change:{change.id}:questions"
            posted = await by_key(tx, key)
            if posted is not None:
                await update_message(tx, posted, message)
            elif asked.questions.any:
                await post_message(
                    tx,
                    channel_id=change.channel_id,
                    message=message,
                    subject=f"change:{change.id}",
                    thread_of=change.card_id,
                    key=key,
                )
