"""Posts the card of a goal, and keeps it up to date; only posting it makes a sound."""

from uuid import UUID

from bot.features.clients import service as clients
from bot.features.objectives import repository as objectives
from bot.features.objectives.models import Objective
from bot.features.standing import service, views
from bot.features.standing.tasks import PostGoal, ShowStanding
from bot.features.standing.views import Picture
from bot.jobs.registry import handles
from bot.slack.outbound import post_message, update_message
from bot.storage.transaction import Database, Transaction

__all__ = ["StandingJobs"]


class StandingJobs:
    """The worker's part of goals."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(PostGoal)
    async def post_goal(self, workspace_id: UUID, task: PostGoal) -> None:
        """Post the card where the client reads, else in the team's channel; once."""
        async with self._database.transaction(workspace_id) as tx:
            goal = await objectives.lock_objective(tx, task.subject_id)
            if goal is None or goal.card_id is not None or goal.status != "open":
                return
            client = await clients.client_by_id(tx, goal.client_id)
            channel = client.client_channel_id or client.team_channel_id
            reader, seen = clients.shared_reader(client), await _picture(tx, goal, channel)
            subject = f"objective:{goal.id}"
            card_id = await post_message(
                tx,
                channel_id=channel,
                message=views.build_card(reader, seen),
                subject=subject,
                key=f"{subject}:card",
                coalesce=views.build_short(reader, seen),
                budget=client.budget(channel, tx.now),
            )
            goal.show(tx.now, channel, card_id)
            await post_message(
                tx,
                channel_id=channel,
                message=views.build_readers(reader, seen),
                subject=subject,
                thread_of=card_id,
                key=f"{subject}:readers",
            )

    @handles(ShowStanding)
    async def show_standing(self, workspace_id: UUID, task: ShowStanding) -> None:
        """Bring the card up to date, in place."""
        async with self._database.transaction(workspace_id) as tx:
            goal = await objectives.objective_by_id(tx, task.objective_id)
            if goal.card_id is None:
                return
            client = await clients.client_by_id(tx, goal.client_id)
            reader, seen = clients.shared_reader(client), await _picture(tx, goal, goal.channel_id)
            card, line = views.build_card(reader, seen), views.build_short(reader, seen)
            await update_message(tx, goal.card_id, card, line)


async def _picture(tx: Transaction, goal: Objective, channel_id: str | None) -> Picture:
    client = await clients.client_by_id(tx, goal.client_id)
    sight = await service.see(tx, goal)
    return Picture(
        brand=client.brand,
        zone=client.zone,
        objective=goal,
        readings=sight.readings,
        changes=sight.changes,
        people=await service.people_of(tx, sight),
        now=tx.now,
        team_only=not clients.is_client_channel(client, channel_id),
    )
