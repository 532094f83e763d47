"""Tells the other side of a change: the card in Slack."""

from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.plans import repository, service, views
from bot.features.plans.events import PlanChangeShown
from bot.features.plans.models import PlanChange
from bot.features.plans.rules import Status
from bot.features.plans.tasks import (
    AnnounceChange,
    AskSeenAgain,
    ShowChange,
)
from bot.features.plans.views import Picture
from bot.jobs.registry import handles
from bot.slack.outbound import open_folded, post_message, update_message
from bot.storage.transaction import Database, Transaction

__all__ = ["PlansJobs"]


class PlansJobs:
    """The worker's part of plan changes."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(AnnounceChange)
    async def announce_change(self, workspace_id: UUID, task: AnnounceChange) -> None:
        """The time to fix it is over. Nothing is done for one that was taken back."""
        async with self._database.transaction(workspace_id) as tx:
            change = await service.announce(tx, task.subject_id)
            if change is not None:
                await _close_echo(tx, change)

    @handles(AskSeenAgain)
    async def ask_seen_again(self, workspace_id: UUID, task: AskSeenAgain) -> None:
        """In the card's thread, by name, where somebody can press *Seen*."""
        async with self._database.transaction(workspace_id) as tx:
            change = await repository.lock_change(tx, task.subject_id)
            client = await clients.client_by_id(tx, change.client_id)
            seen = await _picture(tx, client, change)
            if change.card_id is None or change.channel_id is None or not seen.can_be_seen:
                return  # the summary tells of it
            if await service.ask_again(tx, change.id) is None:
                return
            if await open_folded(tx, change.card_id):
                return  # the card itself asks by name, now for the first time
            await post_message(
                tx,
                channel_id=change.channel_id,
                message=views.build_again(clients.shared_reader(client), seen),
                subject=f"change:{change.id}",
                thread_of=change.card_id,
                key=f"change:{change.id}:again",
            )

    @handles(ShowChange)
    async def show_change(self, workspace_id: UUID, task: ShowChange) -> None:
        """Post the card with the first line of its thread, or bring it up to date."""
        async with self._database.transaction(workspace_id) as tx:
            change = await repository.lock_change(tx, task.change_id)
            if change.state not in {Status.ANNOUNCED, Status.SEEN} or change.channel_id is None:
                return
            client = await clients.client_by_id(tx, change.client_id)
            reader, seen = clients.shared_reader(client), await _picture(tx, client, change)
            card, line = views.build_card(reader, seen), views.build_short(reader, seen)
            budget = client.budget(change.channel_id, tx.now, _due(client, change))
            if change.card_id is not None:
                await update_message(tx, change.card_id, card, line, budget)
                return
            subject = f"change:{change.id}"
            change.card_id = await post_message(
                tx,
                channel_id=change.channel_id,
                message=card,
                subject=subject,
                key=f"{subject}:card",
                coalesce=line,
                budget=budget,
            )
            await post_message(
                tx,
                channel_id=change.channel_id,
                message=views.build_readers(reader, seen),
                subject=subject,
                thread_of=change.card_id,
                key=f"{subject}:readers",
            )
            await tx.publish(PlanChangeShown(change.id, client.id))


def _due(client: Client, change: PlanChange) -> datetime | None:
    """When a change takes effect that nobody has seen yet; a day begins at its midnight."""
    if change.seen_at is not None:
        return None
    if change.effective_at is None and change.effective_day is not None:
        return datetime.combine(change.effective_day, time(), ZoneInfo(client.zone))
    return change.effective_at


async def _close_echo(tx: Transaction, change: PlanChange) -> None:
    """*Fix* and *Take back* go from the echo that stands in a thread."""
    echo_id = await repository.echo_of(tx, change)
    if echo_id is None:
        return
    client = await clients.client_by_id(tx, change.client_id)
    teller_id = change.recorded_by or change.told_by
    teller = (await repository.persons(tx, {teller_id}))[teller_id]
    reader = await clients.reader_in(tx, teller, change.channel_id)
    seen = await _picture(tx, client, change)
    await update_message(tx, echo_id, views.build_echo(reader, seen, until=None))


async def _picture(tx: Transaction, client: Client, change: PlanChange) -> Picture:
    from_client = change.told_side == "client"
    find = clients.managers if from_client else clients.contacts
    details = await service.details_of(tx, change)
    return Picture(
        brand=client.brand,
        change=change,
        zone=ZoneInfo(client.zone),
        now=tx.now,
        people=await repository.persons(
            tx,
            {change.told_by, change.seen_by} | {one.person_id for one in details.differences},
        ),
        asked=await find(tx, client.id),
        team_only=not clients.is_client_channel(client, change.channel_id),
        details=details,
    )
