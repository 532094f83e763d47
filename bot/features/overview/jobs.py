"""Keeps the plan's card up to date."""

from uuid import UUID

from bot.features.clients import service as clients
from bot.features.overview import views
from bot.features.overview.tasks import ShowPlan
from bot.features.planning import repository
from bot.jobs.registry import handles
from bot.slack.outbound import update_message
from bot.storage.transaction import Database

__all__ = ["OverviewJobs"]


class OverviewJobs:
    """The worker's part of the plan as a whole."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(ShowPlan)
    async def show_plan(self, workspace_id: UUID, task: ShowPlan) -> None:
        """Show the plan as it is now, where a card of it stands in a channel."""
        async with self._database.transaction(workspace_id) as tx:
            plan = await repository.plan_of(tx, task.client_id)
            if plan is None or plan.card_id is None:
                return
            client = await clients.client_by_id(tx, task.client_id)
            seen = await repository.picture(tx, client)
            reader = clients.shared_reader(client)
            await update_message(tx, plan.card_id, views.build_plan(reader, seen, shared=True))
