"""Posts an item's card and keeps it up to date."""

from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.planning import repository, views
from bot.features.planning.models import ItemPicture, Picture
from bot.features.planning.tasks import ShowItem, TurnWeek
from bot.features.progress.events import ProgressChanged
from bot.jobs.registry import handles
from bot.slack.models import Person
from bot.slack.outbound import post_message, update_message
from bot.storage.transaction import Database, Transaction

__all__ = ["PlanningJobs"]


class PlanningJobs:
    """The worker's part of plan items."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(ShowItem)
    async def show_item(self, workspace_id: UUID, task: ShowItem) -> None:
        """Post a card for what waits for agreement, or bring the card up to date.

        Another version has a card of its own, for it asks somebody to act; the card of the one
        before says that it was replaced.
        """
        async with self._database.transaction(workspace_id) as tx:
            item = await repository.lock_item(tx, task.item_id)
            client = await clients.client_by_id(tx, item.client_id)
            seen = await repository.picture(tx, client, [item])
            (each,) = seen.items
            if each.waiting is not None or item.card_id is None:
                await _put_card(tx, client, seen, each)
            else:
                await _update(tx, client, seen, each, item.card_id)

    @handles(TurnWeek)
    async def turn_week(self, workspace_id: UUID, task: TurnWeek) -> None:
        """Whatever shows how much was published this week shows it of the new one."""
        async with self._database.transaction(workspace_id) as tx:
            await tx.publish(ProgressChanged(task.subject_id))


async def _put_card(tx: Transaction, client: Client, seen: Picture, each: ItemPicture) -> None:
    item, reader = each.item, clients.shared_reader(client)
    version = each.waiting.version if each.waiting else item.version
    before = item.card_id
    subject = f"plan_item:{item.id}"
    card = views.build_item(
        reader, seen, each, asked=await _asked(tx, client, each), more_waiting=await _more(tx, each)
    )
    budget = client.budget(item.channel_id, tx.now, _due(client, each, tx.now))
    item.card_id = await post_message(
        tx,
        channel_id=item.channel_id,
        message=card,
        subject=subject,
        key=f"{subject}:card:{version}",
        coalesce=views.build_short(reader, seen, each),
        budget=budget,
    )
    if before == item.card_id:
        await update_message(tx, before, card, views.build_short(reader, seen, each), budget)
    elif before is not None:
        await update_message(tx, before, views.build_replaced(reader, seen, each))


async def _update(
    tx: Transaction, client: Client, seen: Picture, each: ItemPicture, card_id: UUID
) -> None:
    reader = clients.shared_reader(client)
    card = views.build_item(reader, seen, each)
    budget = client.budget(each.item.channel_id, tx.now)
    await update_message(tx, card_id, card, views.build_short(reader, seen, each), budget)


def _due(client: Client, each: ItemPicture, now: datetime) -> datetime | None:
    """When what waits for agreement begins, if it has not begun."""
    starts = each.waiting.starts if each.waiting is not None else None
    zone = ZoneInfo(client.zone)
    if starts is None or starts < now.astimezone(zone).date():
        return None
    return datetime.combine(starts, time(), zone)


async def _asked(tx: Transaction, client: Client, each: ItemPicture) -> list[Person]:
    """Who may agree for the other side, where they can read the card."""
    if each.waiting is None:
        return []
    if each.waiting.proposed_side == "client":
        return await clients.managers(tx, client.id)
    if not clients.is_client_channel(client, each.item.channel_id):
        return []
    return await clients.contacts(tx, client.id)


async def _more(tx: Transaction, each: ItemPicture) -> int:
    """How many others of this client wait for agreement."""
    around = await repository.open_items(tx, each.item.client_id)
    return sum(other.waiting is not None and other.id != each.item.id for other in around)
