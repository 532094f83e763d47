"""What the worker does for clients: the card kept up to date, and bad news told."""

from collections.abc import Mapping
from uuid import UUID

import structlog

from bot.features.clients import repository, service, views
from bot.features.clients.models import Client
from bot.features.clients.rules import card_key
from bot.features.clients.tasks import RefreshCard, TellFailure, TellUndeliverable
from bot.i18n.reader import Reader
from bot.jobs.registry import handles
from bot.slack.escaping import channel, escape
from bot.slack.messenger_parts import UNDELIVERABLE
from bot.slack.models import Person
from bot.slack.outbound import direct_message, post_message, update_message
from bot.slack.responses import Message
from bot.slack.tables import EPHEMERAL, OutboundMessage
from bot.storage.transaction import Database, Transaction

__all__ = ["ClientsJobs"]

REFERENCE = 8

log = structlog.get_logger()


class ClientsJobs:
    """Jobs of this feature."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(RefreshCard)
    async def refresh_card(self, workspace_id: UUID, task: RefreshCard) -> None:
        """Rebuild the set-up card in place; a workspace without one keeps its peace."""
        async with self._database.transaction(workspace_id) as tx:
            row = await repository.outbound_by_key(tx, card_key(task.subject_id))
            if row is None:
                return
            client = await service.client_by_id(tx, task.subject_id)
            account = await repository.find_account(tx, client.id)
            members = await service.members(tx, client.id)
            reader = service.shared_reader(client)
            connected = account is not None
            card = views.build_set_up_card(reader, client, members, connected=connected)
            await update_message(tx, row.id, card)

    @handles(TellFailure)
    async def tell_failure(self, workspace_id: UUID, task: TellFailure) -> None:
        """Say in the team's channel that a job failed; with several brands, to every manager."""
        async with self._database.transaction(workspace_id) as tx:
            failure = await repository.failure_by_id(tx, task.subject_id)
            if failure is None:
                return
            # Telling that messages fail is a message: one a day, so that it cannot feed itself.
            muffled = failure.task.startswith("slack.")
            key = f"slack:{tx.now:%Y-%m-%d}" if muffled else str(failure.id)

            def build(reader: Reader) -> Message:
                return views.build_failure(reader, task=failure.task, reference=failure.reference)

            brands = await service.clients(tx)
            if len(brands) == 1 and not muffled:
                await _tell_team(tx, brands[0], build(service.shared_reader(brands[0])), key)
            else:
                for person in await repository.all_managers(tx):
                    reader = await service.reader_in(tx, person, None)
                    await _tell_person(tx, person, build(reader), key)

    @handles(TellUndeliverable)
    async def tell_undeliverable(self, workspace_id: UUID, task: TellUndeliverable) -> None:
        """Say in the team's channel, else to the managers, that a message did not arrive."""
        async with self._database.transaction(workspace_id) as tx:
            row = await repository.outbound_by_id(tx, task.subject_id)
            if row is None:
                return
            client = await repository.client_in(tx, row.channel_id) if row.channel_id else None
            place = await _place(tx, row)
            key = f"{row.channel_id or row.user_id}:{row.error}:{tx.now:%Y-%m-%d}"
            if client is not None and client.team_channel_id != row.channel_id:
                message = _undeliverable(service.shared_reader(client), place, row)
                await _tell_team(tx, client, message, key)
                return
            managers = (
                await service.managers(tx, client.id)
                if client is not None
                else await repository.all_managers(tx)
            )
            for person in managers:
                if _is_direct(row) and person.slack_user_id == row.user_id:
                    continue
                reader = await service.reader_in(tx, person, None)
                await _tell_person(tx, person, _undeliverable(reader, place, row), key)


def _undeliverable(reader: Reader, place: Mapping[str, str], row: OutboundMessage) -> Message:
    reference = row.id.hex[:REFERENCE]
    error = row.error or "unknown"
    return views.build_undeliverable(reader, place=place, error=error, reference=reference)


async def _place(tx: Transaction, row: OutboundMessage) -> Mapping[str, str]:
    if not _is_direct(row):
        return {"channel": channel(row.channel_id or "")}
    person = await repository.person_by_slack_id(tx, row.user_id or "")
    return {"who": escape(person.name) if person else f"<@{row.user_id}>"}


def _is_direct(row: OutboundMessage) -> bool:
    return row.user_id is not None and row.kind != EPHEMERAL


async def _tell_team(tx: Transaction, client: Client, message: Message, key: str) -> None:
    """Not marked as telling of another: if this one fails too, the managers hear of both."""
    await post_message(
        tx,
        channel_id=client.team_channel_id,
        message=message,
        subject=f"client:{client.id}",
        key=f"clients.told:{key}",
    )


async def _tell_person(tx: Transaction, person: Person, message: Message, key: str) -> None:
    await direct_message(
        tx,
        person=person,
        message=message,
        subject=UNDELIVERABLE,
        key=f"clients.told:{key}:{person.id}",
    )
