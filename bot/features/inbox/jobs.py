"""What the worker does for the inbox: reads mentions, shows cards."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

import structlog

from bot.faults import FaultPoint
from bot.features.clients import service as clients
from bot.features.clients.models import Account, Client
from bot.features.inbox import repository, service, views
from bot.features.inbox.models import Item
from bot.features.inbox.rules import NotReading
from bot.features.inbox.tasks import PollMentions, ShowItems, TellNotReading
from bot.features.inbox.views import Picture
from bot.jobs.registry import handles
from bot.networks.base import (
    AuthFailed,
    MentionsPage,
    Network,
    RateLimited,
    RefusalReason,
    Refused,
    Unavailable,
)
from bot.slack.outbound import permalink_of, post_message, update_message
from bot.storage.secrets import SealError, SecretBox
from bot.storage.transaction import Database, Transaction

__all__ = ["InboxJobs"]

AFTER_READ = FaultPoint("inbox.after_read")
BEFORE_PAGE_COMMIT = FaultPoint("inbox.before_page_commit")

REFUSED_AGAIN = timedelta(minutes=5)
"""How long a refused account is left alone."""
AUTH_AGAIN = timedelta(days=1)

log = structlog.get_logger()


class InboxJobs:
    """The worker's part of the inbox. ``networks`` are by name (``x``)."""

    def __init__(
        self, *, database: Database, networks: Mapping[str, Network], secret_box: SecretBox
    ) -> None:
        self._database = database
        self._networks = networks
        self._box = secret_box

    @handles(PollMentions)
    async def poll_mentions(self, workspace_id: UUID, task: PollMentions) -> None:
        """Read a page of mentions and keep it with its cursor. Faster reads are no harm."""
        async with self._database.transaction(workspace_id) as tx:
            account = await service.begin_poll(tx, task.subject_id)
        if account is None:
            return
        page = await self._read(workspace_id, account)
        if page is None:
            return
        await AFTER_READ.reach()
        async with self._database.transaction(workspace_id) as tx:
            taken = await service.take_page(tx, account, page)
            await BEFORE_PAGE_COMMIT.reach()
        if taken.received or taken.edited:
            log.info("mentions read", received=taken.received, edited=taken.edited)

    async def _read(self, workspace_id: UUID, account: Account) -> MentionsPage | None:
        """A page, or None: nothing could be read, and who has to know will know."""
        wall = self._database.clock.wall()
        try:
            opened = clients.open_account(account, self._box)
            network = self._networks[account.network]
            return await network.mentions(opened, cursor=account.mentions_cursor)
        except RateLimited as limited:
            async with self._database.transaction(workspace_id) as tx:
                await service.postpone_poll(tx, account.id, limited.until)
        except Unavailable as error:
            log.warning("mentions could not be read", error=str(error))
        except (AuthFailed, SealError):
            async with self._database.transaction(workspace_id) as tx:
                await service.refuse_account(tx, account, wall + AUTH_AGAIN)
        except Refused as refused:
            broke = refused.reason is RefusalReason.CREDITS
            reason = NotReading.CREDITS if broke else NotReading.REFUSED
            async with self._database.transaction(workspace_id) as tx:
                await service.postpone_poll(tx, account.id, wall + REFUSED_AGAIN)
                await service.tell_not_reading(tx, account.id, reason)
        return None

    @handles(ShowItems)
    async def show_items(self, workspace_id: UUID, task: ShowItems) -> None:
        """Post the cards of items that have none, and bring the others up to date."""
        async with self._database.transaction(workspace_id) as tx:
            items = await repository.lock_items(tx, task.item_ids)
            for client_id in {item.client_id for item in items}:
                client = await clients.client_by_id(tx, client_id)
                await _show(tx, client, [one for one in items if one.client_id == client_id])

    @handles(TellNotReading)
    async def tell_not_reading(self, workspace_id: UUID, task: TellNotReading) -> None:
        """Say it in the inbox's channel: of a token once, of anything else once a day."""
        async with self._database.transaction(workspace_id) as tx:
            account = await clients.account_by_id(tx, task.account_id)
            client = await clients.client_by_id(tx, account.client_id)
            reason = NotReading(task.reason)
            when = account.connected_at if reason is NotReading.AUTH else tx.now.date()
            message = views.build_not_reading(
                clients.shared_reader(client),
                reason,
                handle=account.handle,
                slug=client.slug,
                managers=await clients.managers(tx, client.id),
            )
            await post_message(
                tx,
                channel_id=client.inbox_channel_id,
                message=message,
                subject=f"account:{account.id}",
                key=f"inbox.not_reading:{account.id}:{reason}:{when.isoformat()}",
            )


async def _show(tx: Transaction, client: Client, items: Sequence[Item]) -> None:
    reader = clients.shared_reader(client)
    seen = await _picture(tx, client, items)
    for item in items:
        card, line = views.build_card(reader, item, seen), views.build_line(reader, item, seen)
        subject = f"item:{item.id}"
        if item.card_outbound_id is not None:
            await update_message(tx, item.card_outbound_id, card, line)
            continue
        item.card_outbound_id = await post_message(
            tx,
            channel_id=client.inbox_channel_id,
            message=card,
            subject=subject,
            key=f"{subject}:card",
            coalesce=line,
        )


async def _picture(tx: Transaction, client: Client, items: Sequence[Item]) -> Picture:
    account = await clients.account_by_id(tx, items[0].account_id)
    people = await repository.people(tx, {item.person_id for item in items if item.person_id})
    cards = await repository.earlier_cards(tx, items)
    team_url = await repository.team_url(tx) if cards else None
    earlier: dict[UUID, str | None] = {}
    for item_id, card in cards.items():
        earlier[item_id] = await permalink_of(tx, card, team_url=team_url) if team_url else None
    return Picture(
        brand=client.brand,
        handle=account.handle,
        now=tx.now,
        people=people,
        earlier=earlier,
    )
