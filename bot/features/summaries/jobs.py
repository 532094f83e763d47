"""Posts the daily summary."""

from uuid import UUID

from bot.features.clients import service as clients
from bot.features.summaries import service, views
from bot.features.summaries.tasks import Summarise
from bot.jobs.registry import handles
from bot.record.heads import SigningKey
from bot.slack.outbound import post_message
from bot.storage.transaction import Database

__all__ = ["SummariesJobs"]


class SummariesJobs:
    """The worker's part of summaries. ``signing_key`` signs the line that tells of the record."""

    def __init__(self, *, database: Database, signing_key: SigningKey) -> None:
        self._database = database
        self._key = signing_key

    @handles(Summarise)
    async def summarise(self, workspace_id: UUID, task: Summarise) -> None:
        """Post the summary that is due, if nobody has; may be said twice, and by two workers."""
        # committed apart: a day that fails for good must not be the last one
        async with self._database.transaction(workspace_id) as tx:
            await service.plan_next(tx, await clients.client_by_id(tx, task.subject_id))
        async with self._database.transaction(workspace_id) as tx:
            daily = await service.summarise(tx, task.subject_id)
            if daily is None:
                return
            client, row = daily.client, daily.row
            outbound_id = await post_message(
                tx,
                channel_id=client.client_channel_id or client.team_channel_id,
                message=views.build_daily(
                    clients.shared_reader(client),
                    client,
                    service.told_of(client, row),
                    daily.picture,
                    self._key,
                ),
                subject=f"client:{client.id}",
                key=f"summaries:{client.id}:{row.day.isoformat()}",
            )
            row.show(outbound_id)
