"""What the worker does for direct posts: shows cards, settles silence, tells of alerts."""

from uuid import UUID

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.direct import repository, service, views
from bot.features.direct.models import DirectPost
from bot.features.direct.rules import Verdict, change_of
from bot.features.direct.tasks import SettleSilence, ShowDirect, TellAlert, TellChanged
from bot.features.direct.views import Picture
from bot.features.planning import service as planning
from bot.jobs.registry import handles
from bot.slack import people
from bot.slack.outbound import direct_message, post_message, update_message
from bot.storage.transaction import Database, Transaction

__all__ = ["DirectJobs"]


class DirectJobs:
    """The worker's part of direct posts."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(ShowDirect)
    async def show_direct(self, workspace_id: UUID, task: ShowDirect) -> None:
        """Post the card in the team's channel, or bring it up to date."""
        async with self._database.transaction(workspace_id) as tx:
            direct = await repository.lock_direct(tx, task.direct_id)
            if direct is None or (direct.verdict is Verdict.OURS and not direct.card_outbound_id):
                return
            client = await clients.client_by_id(tx, direct.client_id)
            reader = clients.shared_reader(client)
            seen = await _picture(tx, client, direct)
            card = views.build_card(reader, direct, seen)
            line = views.build_line(reader, direct, seen)
            if direct.card_outbound_id is not None:
                await update_message(tx, direct.card_outbound_id, card, line)
                return
            subject = f"direct:{direct.id}"
            direct.card_outbound_id = await post_message(
                tx,
                channel_id=client.team_channel_id,
                message=card,
                subject=subject,
                key=f"{subject}:card",
                coalesce=line,
            )

    @handles(TellChanged)
    async def tell_changed(self, workspace_id: UUID, task: TellChanged) -> None:
        """Say under the card what was done to it on the network, once for each change."""
        async with self._database.transaction(workspace_id) as tx:
            direct = await repository.lock_direct(tx, task.direct_id)
            change = change_of(task.version, back=task.back)
            if direct is None or direct.card_outbound_id is None:
                return
            if not direct.is_still(change, task.version):
                return
            client = await clients.client_by_id(tx, direct.client_id)
            reader = clients.shared_reader(client)
            subject = f"direct:{direct.id}"
            await post_message(
                tx,
                channel_id=client.team_channel_id,
                message=views.build_changed(reader, direct, change),
                subject=subject,
                thread_of=direct.card_outbound_id,
                key=f"{subject}:changed:{task.version}{task.stamp}",
            )

    @handles(SettleSilence)
    async def settle_silence(self, workspace_id: UUID, task: SettleSilence) -> None:
        """Nobody said otherwise."""
        async with self._database.transaction(workspace_id) as tx:
            await service.settle_silence(tx, task.subject_id)

    @handles(TellAlert)
    async def tell_alert(self, workspace_id: UUID, task: TellAlert) -> None:
        """Tell the team's channel, and every manager alone, what to do now."""
        async with self._database.transaction(workspace_id) as tx:
            direct = await repository.lock_direct(tx, task.direct_id)
            if direct is None or direct.verdict is not Verdict.NOT_US:
                return
            client = await clients.client_by_id(tx, direct.client_id)
            managers = await clients.managers(tx, client.id)
            seen = await _picture(tx, client, direct)
            subject = f"direct:{direct.id}"
            key = f"{subject}:alert:{direct.alerts}"
            reader = clients.shared_reader(client)
            told = views.build_alert(reader, direct, seen, slug=client.slug, managers=managers)
            await post_message(
                tx, channel_id=client.team_channel_id, message=told, subject=subject, key=key
            )
            for manager in managers:
                own = await clients.reader_in(tx, manager, client.team_channel_id)
                alone = views.build_alert(own, direct, seen, slug=client.slug)
                await direct_message(
                    tx, person=manager, message=alone, subject=subject, key=f"{key}:{manager.id}"
                )


async def _picture(tx: Transaction, client: Client, direct: DirectPost) -> Picture:
    account = await clients.account_by_id(tx, direct.account_id)
    items = await planning.open_items(tx, client.id)
    item_ids = [direct.item_id] if direct.item_id else []
    chosen = await planning.items_by_id(tx, item_ids)
    return Picture(
        brand=client.brand,
        handle=account.handle,
        now=tx.now,
        people=await people.by_id(tx, [direct.sorted_by] if direct.sorted_by else []),
        items=[(item.id, item.title) for item in items],
        item=next((item.title for item in chosen.values()), None),
    )
