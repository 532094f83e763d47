"""Proposes what moved a date, and shows it: to the team, then to both sides."""

from uuid import UUID

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.delays import repository, service, views
from bot.features.delays.models import Delay
from bot.features.delays.rules import Status
from bot.features.delays.tasks import ProposeCauses, ShowDelay
from bot.features.planning import service as planning
from bot.jobs.registry import handles
from bot.slack.outbound import post_message, update_message
from bot.slack.responses import Message
from bot.storage.transaction import Database, Transaction

__all__ = ["DelaysJobs"]


class DelaysJobs:
    """The worker's part of lateness."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(ProposeCauses)
    async def propose_causes(self, workspace_id: UUID, task: ProposeCauses) -> None:
        """Look for what moved the date, once."""
        async with self._database.transaction(workspace_id) as tx:
            await service.propose(tx, task.delay_id)

    @handles(ShowDelay)
    async def show_delay(self, workspace_id: UUID, task: ShowDelay) -> None:
        """Post the cards that are missing, and bring the others up to date."""
        async with self._database.transaction(workspace_id) as tx:
            delay = await repository.lock_delay(tx, task.delay_id)
            if delay is None or delay.state is Status.SETTLED:
                return  # shown once its causes are found
            client = await clients.client_by_id(tx, delay.client_id)
            await _show_team(tx, client, delay)
            if delay.state is Status.CONFIRMED:
                await _show_both(tx, client, delay)


async def _show_team(tx: Transaction, client: Client, delay: Delay) -> None:
    reader = clients.shared_reader(client)
    seen = await service.sight(tx, client, delay, team=True)
    card = views.build_team(reader, seen)
    if delay.team_card_id is None:
        if delay.state.over:
            return
        delay.team_card_id = await post_message(
            tx,
            channel_id=client.team_channel_id,
            message=card,
            subject=f"delay:{delay.id}",
            key=f"delay:{delay.id}:team",
            coalesce=views.build_short(reader, seen),
        )
        return
    await update_message(tx, delay.team_card_id, card, views.build_short(reader, seen))
    if delay.state is Status.PROPOSED and delay.was_open:
        # the card that stands there does not ring again: its thread does, once
        await in_thread(tx, client, delay, views.build_settled(reader, seen), "settled")


async def in_thread(
    tx: Transaction, client: Client, delay: Delay, message: Message, what: str
) -> None:
    await post_message(
        tx,
        channel_id=client.team_channel_id,
        message=message,
        subject=f"delay:{delay.id}",
        thread_of=delay.team_card_id,
        key=f"delay:{delay.id}:{what}",
    )


async def _show_both(tx: Transaction, client: Client, delay: Delay) -> None:
    """In the thread of what was late where that stands in the client's channel, else beside it."""
    channel = client.client_channel_id
    if channel is None:
        return  # the record page and exports tell it
    reader = clients.shared_reader(client)
    seen = await service.sight(tx, client, delay, team=False)
    card, line = views.build_shared(reader, seen), views.build_short(reader, seen)
    if delay.client_card_id is not None:
        await update_message(tx, delay.client_card_id, card, line)
        return
    at, parent = await _placed(tx, delay)
    thread_of = parent if at == channel else None
    delay.client_card_id = await post_message(
        tx,
        channel_id=channel,
        message=card,
        subject=f"delay:{delay.id}",
        thread_of=thread_of,
        key=f"delay:{delay.id}:both",
        coalesce=None if thread_of else line,
        budget=None if thread_of else client.budget(channel, tx.now),
    )


async def _placed(tx: Transaction, delay: Delay) -> repository.Placed:
    if delay.kind == "item":
        item = await planning.item_by_id(tx, delay.subject_id)
        return item.channel_id, item.card_id
    return (await repository.placed(tx, [delay.thing])).get(delay.thing, (None, None))
