"""Asks once more, after *Later*."""

from uuid import UUID

from bot.features.clients import service as clients
from bot.features.delays import service as delays
from bot.features.delays import views
from bot.features.delays.tasks import AskAgain
from bot.features.verdicts import service
from bot.jobs.registry import handles
from bot.slack.outbound import post_message
from bot.storage.transaction import Database

__all__ = ["VerdictsJobs"]


class VerdictsJobs:
    """The worker's part of what managers say."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(AskAgain)
    async def ask_again(self, workspace_id: UUID, task: AskAgain) -> None:
        """A working day after *Later*: in the card's thread, by name."""
        async with self._database.transaction(workspace_id) as tx:
            delay = await service.ask_again(tx, task.subject_id)
            if delay is None or delay.team_card_id is None:
                return
            client = await clients.client_by_id(tx, delay.client_id)
            seen = await delays.sight(tx, client, delay, team=True)
            message = views.build_again(clients.shared_reader(client), seen)
            await post_message(
                tx,
                channel_id=client.team_channel_id,
                message=message,
                subject=f"delay:{delay.id}",
                thread_of=delay.team_card_id,
                key=f"delay:{delay.id}:again:{delay.asked_later}",
            )
