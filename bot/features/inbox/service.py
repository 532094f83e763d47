"""Use cases of the inbox: taking in what customers write, each message once, whatever the door.

The card follows by a job. Who has an item in hand and who answered it is told by the events of
replies and kept here for the card and the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.features.clients import service as clients
from bot.features.clients.events import AccountConnected
from bot.features.clients.models import Account, Client
from bot.features.inbox import repository
from bot.features.inbox.events import ItemDeleted, ItemEdited, ItemReceived
from bot.features.inbox.models import Item
from bot.features.inbox.repository import item_by_id, lock_item
from bot.features.inbox.rules import (
    InboxIsTeamMatter,
    NotReading,
    choose_items,
    clamp_offset,
    is_recent,
)
from bot.features.inbox.tasks import PollMentions, ShowItems, TellNotReading
from bot.features.replies.events import (
    ClaimEnded,
    ItemClaimed,
    ReplyFailed,
    ReplyPutBack,
    ReplySent,
    ReplyStarted,
    ReplyUnconfirmed,
)
from bot.features.timelines.events import (
    ReplyBackOnNetwork,
    ReplyDeletedOnNetwork,
    ReplyEditedOnNetwork,
)
from bot.jobs.queue import enqueue, enqueue_many, enqueue_rows
from bot.jobs.tables import DueWork
from bot.networks.base import InboundItem, MentionsPage
from bot.record.ledger import Entry, record
from bot.record.rules import JSON
from bot.slack.escaping import channel
from bot.slack.models import Person
from bot.storage.transaction import Database, Transaction

__all__ = [
    "Listing",
    "Taken",
    "begin_poll",
    "delete_item",
    "item_by_id",
    "list_waiting",
    "lock_item",
    "postpone_poll",
    "refuse_account",
    "show",
    "sweep_polls",
    "take_in",
    "take_page",
    "tell_not_reading",
    "webhook_deleted",
    "webhook_items",
]

POLL_SECONDS = 20.0
"""X takes 300 reads of mentions in 15 minutes and account, one every 3 s."""
SHOWN_AT_ONCE = 50
"""Cards a job: a job that dies posts none of them, the next one all."""


@dataclass(frozen=True)
class Taken:
    """What came of a batch."""

    received: int
    edited: int


@dataclass(frozen=True)
class Listing:
    """One page of those who wait."""

    client: Client
    items: Sequence[Item]
    people: dict[UUID, Person]
    offset: int
    total: int


# Intake.


async def take_in(tx: Transaction, account: Account, items: Sequence[InboundItem]) -> Taken:
    """Keep what customers wrote: new messages, and newer versions of known ones.

    The same message may come any number of times, by any door. A batch of hundreds takes a
    handful of statements.
    """
    chosen = choose_items(items, own_id=account.external_id)
    if not chosen:
        return Taken(0, 0)
    changed = await repository.upsert_items(tx, account, chosen)
    for item in changed:
        if item.edited_at is None:
            payload = _payload(item)
            _record(tx, item, "inbox.item_received", payload)
            await tx.publish(ItemReceived(item.id, item.client_id))
        else:
            _record(tx, item, "inbox.item_edited", _payload(item) | {"before": item.earlier[-1]})
            await tx.publish(ItemEdited(item.id, item.client_id))
    await show(tx, [item.id for item in changed])
    received = sum(item.edited_at is None for item in changed)
    return Taken(received, len(changed) - received)


def _payload(item: Item) -> dict[str, JSON]:
    return {
        "author": item.author_handle,
        "text": item.text,
        "url": item.url,
        "version": item.version,
        "written_at": item.written_at.isoformat(),
    }


async def delete_item(tx: Transaction, item_id: UUID) -> None:
    """The customer deleted it. Said again, nothing happens."""
    item = await repository.lock_item(tx, item_id)
    if item.deleted_at is not None:
        return
    item.delete(tx.now)
    _record(tx, item, "inbox.item_deleted", {"version": item.version})
    await tx.publish(ItemDeleted(item.id, item.client_id))
    await show(tx, [item.id])


async def webhook_items(tx: Transaction, account_id: UUID, items: Sequence[InboundItem]) -> Taken:
    """The same as ``take_in``, for what a webhook tells of an account."""
    return await take_in(tx, await clients.account_by_id(tx, account_id), items)


async def webhook_deleted(tx: Transaction, account_id: UUID, external_id: str) -> None:
    """A webhook tells that something is gone; what is no item of ours is nobody's matter here."""
    item = await repository.item_by_external_id(tx, account_id, external_id)
    if item is not None:
        await delete_item(tx, item.id)


async def show(tx: Transaction, item_ids: Sequence[UUID]) -> None:
    """Have the cards of these items (of one client) brought up to date."""
    parts = [item_ids[i : i + SHOWN_AT_ONCE] for i in range(0, len(item_ids), SHOWN_AT_ONCE)]
    if parts:
        await enqueue_many(tx, [ShowItems(item_ids=tuple(part)) for part in parts])


# Reading an account.


async def sweep_polls(database: Database, *, every_seconds: float = POLL_SECONDS) -> int:
    """Enqueue a read of every account that is due by the wall clock; how many.

    For ``bot.jobs.sweepers.forever``, every second or so. Two sweepers share the work.
    """
    wall = database.clock.wall()
    later = wall + timedelta(seconds=every_seconds)
    async with database.system() as session:
        due = await repository.claim_polls(session, wall=wall, next_poll_at=later)
        rows = [
            DueWork(
                workspace_id=workspace_id,
                kind=PollMentions.name,
                subject_id=account_id,
                due_at=wall,
            )
            for workspace_id, account_id in due
        ]
        if rows:
            await enqueue_rows(session, rows)
    return len(rows)


async def begin_poll(tx: Transaction, account_id: UUID) -> Account | None:
    """The account to read, or None: its token is refused."""
    account = await clients.account_by_id(tx, account_id)
    return account if account.status == "connected" else None


async def take_page(tx: Transaction, read: Account, page: MentionsPage) -> Taken:
    """Keep a page with its cursor. ``read`` is the account as it was when it was read.

    Another read may have been faster: then its cursor stays, and its items are known already.
    """
    account = await repository.lock_account(tx, read.id)
    if account is None or account.external_id != read.external_id:
        return Taken(0, 0)
    mark = await repository.poll_mark(tx, account.id)
    since = mark.since if mark else account.connected_at
    taken = await take_in(tx, account, [item for item in page.items if is_recent(item, since)])
    if account.mentions_cursor == read.mentions_cursor:
        account.advance(page.cursor)
        if not page.complete:
            await enqueue(tx, PollMentions(subject_id=account.id))
    return taken


async def postpone_poll(tx: Transaction, account_id: UUID, until: datetime) -> None:
    """Read the account no earlier than ``until`` (wall clock, UTC)."""
    await repository.set_next_poll(tx, account_id, until)


async def refuse_account(tx: Transaction, read: Account, until: datetime) -> None:
    """The network no longer takes the token: a person has to connect the account again.

    It is not read before ``until`` (wall clock, UTC), unless it is connected sooner.
    """
    account = await repository.lock_account(tx, read.id)
    if account is None or account.token != read.token or account.status != "connected":
        return
    account.refuse()
    entry = Entry(
        client_id=account.client_id,
        kind="account.refused",
        audience="client",
        actor="system",
        subject=f"account:{account.id}",
        payload={"network": account.network, "handle": account.handle},
    )
    record(tx, entry)
    await postpone_poll(tx, account.id, until)
    await tell_not_reading(tx, account.id, NotReading.AUTH)


async def tell_not_reading(tx: Transaction, account_id: UUID, reason: NotReading) -> None:
    """Have the team told that an account cannot be read."""
    await enqueue(tx, TellNotReading(account_id=account_id, reason=reason.value))


# The list.


async def list_waiting(
    tx: Transaction, client: Client, by: Person, *, offset: int = 0, aloud_in: str | None = None
) -> Listing:
    """Who waits for an answer of a client, the longest first.

    ``aloud_in`` is the channel in which everybody will read it.

    Raises:
        NotYourRole: the inbox is for those who answer, plan, manage and coach.
        InboxIsTeamMatter: the client reads in ``aloud_in``.
    """
    await clients.require(tx, client, by, "staff", "manager", "strategist", "coach")
    if clients.is_client_channel(client, aloud_in):
        raise InboxIsTeamMatter(channel=channel(client.inbox_channel_id))
    total = await repository.count_waiting(tx, client.id)
    start = clamp_offset(offset, total)
    items = await repository.page_waiting(tx, client.id, start)
    ids = {item.person_id for item in items if item.person_id}
    people = await repository.people(tx, ids)
    return Listing(client=client, items=items, people=people, offset=start, total=total)


# What clients and replies do.


async def on_account_connected(tx: Transaction, event: AccountConnected) -> None:
    """Read the account from now on."""
    await repository.add_poll_mark(tx, event.account_id)


async def on_item_claimed(tx: Transaction, event: ItemClaimed) -> None:
    """Show who has it in hand."""
    item = await repository.lock_item(tx, event.item_id)
    item.hold(event.person_id, event.at)
    await show(tx, [item.id])


async def on_released(tx: Transaction, event: ClaimEnded | ReplyFailed) -> None:
    """Show that it waits again."""
    item = await repository.lock_item(tx, event.item_id)
    item.release()
    await show(tx, [item.id])


async def on_reply_started(tx: Transaction, event: ReplyStarted | ReplyPutBack) -> None:
    """Show that an answer is on its way."""
    item = await repository.lock_item(tx, event.item_id)
    item.send(event.person_id)
    await show(tx, [item.id])


async def on_reply_unconfirmed(tx: Transaction, event: ReplyUnconfirmed) -> None:
    """Show that nobody knows yet."""
    item = await repository.lock_item(tx, event.item_id)
    item.doubt()
    await show(tx, [item.id])


async def on_reply_sent(tx: Transaction, event: ReplySent) -> None:
    """Show who answered, and after how long."""
    item = await repository.lock_item(tx, event.item_id)
    item.answer(person_id=event.person_id, at=event.at, text=event.text, url=event.url)
    await show(tx, [item.id])


async def on_answer_changed(
    tx: Transaction, event: ReplyEditedOnNetwork | ReplyDeletedOnNetwork | ReplyBackOnNetwork
) -> None:
    """Show what was done to the answer on the network itself; it stays an answer."""
    item = await repository.lock_item(tx, event.item_id)
    match event:
        case ReplyEditedOnNetwork():
            item.edit_answer(tx.now)
        case ReplyDeletedOnNetwork():
            item.delete_answer(tx.now)
        case ReplyBackOnNetwork():
            item.delete_answer(None)
    await show(tx, [item.id])


def _record(tx: Transaction, item: Item, kind: str, payload: dict[str, JSON]) -> None:
    entry = Entry(
        client_id=item.client_id,
        kind=kind,
        audience="team",
        actor="system",
        subject=f"item:{item.id}",
        payload=payload,
    )
    record(tx, entry)
