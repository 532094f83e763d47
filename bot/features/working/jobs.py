"""Shows the card that both sides agree on: where the client reads, else in the team's channel."""

from uuid import UUID

from bot.features.clients import service as clients
from bot.features.working import repository, service, views
from bot.features.working.tasks import ShowWorking
from bot.jobs.registry import handles
from bot.slack.outbound import Line, post_message, update_message
from bot.storage.transaction import Database

__all__ = ["WorkingJobs"]


class WorkingJobs:
    """The worker's part of the page."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(ShowWorking)
    async def show_working(self, workspace_id: UUID, task: ShowWorking) -> None:
        """Post the card of the latest version once, or bring it up to date; older ones point."""
        async with self._database.transaction(workspace_id) as tx:
            await repository.lock_page(tx, task.client_id)
            rows = await repository.agreements(tx, task.client_id)
            if not rows:
                return
            client = await clients.client_by_id(tx, task.client_id)
            reader, page = clients.shared_reader(client), await service.page(tx, client)
            card = views.build_page(reader, page, may_agree=True, shared=True)
            line = Line("working", views.build_short(reader, page), client.language)
            latest, *older = rows
            if latest.card_id is not None:
                await update_message(tx, latest.card_id, card, line)
                return
            subject = f"working:{client.id}"
            channel = client.client_channel_id or client.team_channel_id
            latest.card_id = await post_message(
                tx,
                channel_id=channel,
                message=card,
                subject=subject,
                key=f"{subject}:{latest.version}",
                coalesce=line,
                budget=client.budget(channel, tx.now),
            )
            for row in older[:1]:
                if row.card_id is not None:
                    replaced = views.build_gone(reader, page, latest.version)
                    await update_message(tx, row.card_id, replaced)
