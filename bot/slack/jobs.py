"""The Slack kit's part of the worker."""

from uuid import UUID

from bot.jobs.registry import handles
from bot.slack.buckets import Buckets
from bot.slack.deliver import Delivery
from bot.slack.folding import open_folded
from bot.slack.messenger_parts import OnUndeliverable, Parts
from bot.slack.tasks import DeliverLane, OpenFolded
from bot.slack.web import SlackClients
from bot.storage.transaction import Database

__all__ = ["SlackJobs"]


class SlackJobs:
    """Delivers what features had said; ``wiring`` adds it to the registry.

    ``on_undeliverable`` is told, in a transaction, of every message that Slack refused for good
    or whose end nobody can find out.
    """

    def __init__(
        self,
        database: Database,
        clients: SlackClients,
        buckets: Buckets,
        on_undeliverable: OnUndeliverable,
    ) -> None:
        self._database = database
        self._delivery = Delivery(Parts(database, clients, buckets, on_undeliverable))

    @handles(DeliverLane)
    async def deliver_lane(self, workspace_id: UUID, task: DeliverLane) -> None:
        """Say what waits in the lane. Safe to run twice and at the same time."""
        await self._delivery.deliver(workspace_id, task.subject_id)

    @handles(OpenFolded)
    async def open_folded(self, workspace_id: UUID, task: OpenFolded) -> None:
        """Post a folded card whole: somebody has to act on it soon."""
        async with self._database.transaction(workspace_id) as tx:
            await open_folded(tx, task.subject_id)
