"""Every query on items and poll marks. Row-level security adds the workspace to the items'."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, func, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.clients.models import Account
from bot.features.inbox.models import Item, PollMark
from bot.features.inbox.rules import OVER, PAGE, InboxNumbers, ItemStatus, root_id, version_of
from bot.networks.base import InboundItem
from bot.slack.models import Install, Person
from bot.storage.transaction import Transaction

__all__ = [
    "add_poll_mark",
    "claim_polls",
    "count_waiting",
    "earlier_cards",
    "item_by_external_id",
    "item_by_id",
    "lock_account",
    "lock_item",
    "lock_items",
    "numbers",
    "page_waiting",
    "people",
    "poll_mark",
    "set_next_poll",
    "team_url",
    "upsert_items",
]

POLL_BATCH = 200
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""Due by any clock."""


# Intake.


async def upsert_items(
    tx: Transaction, account: Account, items: Sequence[InboundItem]
) -> list[Item]:
    """Add what is new and take over newer versions, in one statement; what changed.

    What is known stays as it is and is not returned. ``items`` has every message once
    (``rules.choose_items``). An item that was edited has ``edited_at``, a new one has not.
    """
    adding = insert(Item)
    newer = adding.excluded
    saving = adding.on_conflict_do_update(
        index_elements=["workspace_id", "account_id", "external_id"],
        set_={
            "text": newer.text,
            "latest_id": newer.latest_id,
            "version": newer.version,
            "url": newer.url,
            "earlier": Item.earlier.concat(func.jsonb_build_array(Item.text)),
            "edited_at": tx.now,
        },
        where=newer.version > Item.version,
    )
    rows = [_row(tx, account, item) for item in items]
    found = await tx.session.scalars(
        saving.returning(Item), rows, execution_options={"populate_existing": True}
    )
    return sorted(found, key=lambda item: (item.written_at, item.external_id))


def _row(tx: Transaction, account: Account, item: InboundItem) -> dict[str, object]:
    return {
        "workspace_id": tx.workspace_id,
        "id": uuid4(),
        "client_id": account.client_id,
        "account_id": account.id,
        "external_id": root_id(item),
        "latest_id": item.external_id,
        "version": version_of(item),
        "conversation_id": item.conversation_id,
        "in_reply_to": item.in_reply_to,
        "kind": item.kind.value,
        "author_id": item.author_id,
        "author_handle": item.author_handle,
        "author_name": item.author_name,
        "text": item.text,
        "earlier": [],
        "url": item.url,
        "written_at": item.created_at,
        "received_at": tx.now,
        "status": ItemStatus.OPEN.value,
    }


async def lock_account(tx: Transaction, account_id: UUID) -> Account | None:
    """The account for moving its cursor on or refusing it; others may still refer to it."""
    query = select(Account).where(Account.id == account_id).with_for_update(key_share=True)
    return await tx.session.scalar(query.execution_options(populate_existing=True))


# Items.


async def item_by_id(tx: Transaction, item_id: UUID) -> Item:
    """One item. Raises ``NoResultFound`` for an id that is none: a fault of ours."""
    return (await tx.session.scalars(select(Item).where(Item.id == item_id))).one()


async def item_by_external_id(tx: Transaction, account_id: UUID, external_id: str) -> Item | None:
    """The item of which this is the first or the present version."""
    query = select(Item).where(
        Item.account_id == account_id,
        (Item.external_id == external_id) | (Item.latest_id == external_id),
    )
    return await tx.session.scalar(query.limit(1))


async def lock_item(tx: Transaction, item_id: UUID) -> Item:
    """The item as it is now, held until the end of the transaction."""
    return (await lock_items(tx, [item_id]))[0]


async def lock_items(tx: Transaction, item_ids: Collection[UUID]) -> list[Item]:
    """Several items, held; oldest first. Unknown ids are left out."""
    query = select(Item).where(Item.id.in_(item_ids)).order_by(Item.id).with_for_update()
    found = await tx.session.scalars(query.execution_options(populate_existing=True))
    return sorted(found, key=lambda item: (item.written_at, item.external_id))


def _waiting(client_id: UUID) -> ColumnElement[bool]:
    return and_(Item.client_id == client_id, Item.status.not_in([one.value for one in OVER]))


async def page_waiting(tx: Transaction, client_id: UUID, offset: int) -> list[Item]:
    """Who waits for an answer of a client, the longest first; for the list."""
    query = select(Item).where(_waiting(client_id)).order_by(Item.written_at, Item.external_id)
    return list(await tx.session.scalars(query.offset(offset).limit(PAGE)))


async def count_waiting(tx: Transaction, client_id: UUID) -> int:
    """How many wait for an answer of a client."""
    query = select(func.count()).select_from(Item).where(_waiting(client_id))
    return int(await tx.session.scalar(query) or 0)


async def earlier_cards(tx: Transaction, items: Sequence[Item]) -> dict[UUID, UUID]:
    """For items that go on with what the same customer wrote before: that one's card.

    Item id → outbound id of the card of the one before it in its conversation.
    """
    later = [item for item in items if item.conversation_id != item.external_id]
    if not later:
        return {}
    keys = {(item.account_id, item.conversation_id, item.author_id) for item in later}
    key = tuple_(Item.account_id, Item.conversation_id, Item.author_id)
    query = select(Item).where(key.in_(keys), Item.card_outbound_id.is_not(None))
    known = list(await tx.session.scalars(query.order_by(Item.written_at, Item.external_id)))
    found: dict[UUID, UUID] = {}
    for item in later:
        for one in known:
            before = (one.written_at, one.external_id) < (item.written_at, item.external_id)
            same = (one.account_id, one.conversation_id, one.author_id) == (
                item.account_id,
                item.conversation_id,
                item.author_id,
            )
            if same and before and one.card_outbound_id is not None:
                found[item.id] = one.card_outbound_id
    return found


async def people(tx: Transaction, ids: Collection[UUID]) -> dict[UUID, Person]:
    """The names on cards."""
    if not ids:
        return {}
    found = await tx.session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: person for person in found}


async def team_url(tx: Transaction) -> str | None:
    """The workspace's address in Slack, for links to earlier cards."""
    return await tx.session.scalar(select(Install.team_url).where(Install.id == tx.workspace_id))


async def numbers(
    tx: Transaction, client_id: UUID, *, since: datetime, until: datetime
) -> InboxNumbers:
    """How the inbox went from ``since`` to ``until`` (business time, UTC); for the summary."""
    written = and_(Item.written_at >= since, Item.written_at < until)
    answered = and_(Item.answered_at >= since, Item.answered_at < until)
    waits = _waiting(client_id)
    seconds = func.extract("epoch", Item.answered_at - Item.written_at)
    median = func.percentile_cont(0.5).within_group(func.greatest(seconds, 0)).filter(answered)
    query = select(
        func.count().filter(written),
        func.count().filter(answered),
        func.count().filter(waits),
        func.min(Item.written_at).filter(waits),
        median,
    ).where(Item.client_id == client_id)
    row = (await tx.session.execute(query)).one()
    return InboxNumbers(
        received=row[0],
        answered=row[1],
        waiting=row[2],
        oldest_waiting_at=row[3],
        median_seconds=None if row[4] is None else int(row[4]),
    )


# When accounts are read.


async def add_poll_mark(tx: Transaction, account_id: UUID) -> None:
    """Read the account from now on; connected again, it is read at once."""
    adding = insert(PollMark).values(
        workspace_id=tx.workspace_id, account_id=account_id, next_poll_at=AT_ONCE, since=tx.now
    )
    keys = ["workspace_id", "account_id"]
    await tx.session.execute(
        adding.on_conflict_do_update(index_elements=keys, set_={"next_poll_at": AT_ONCE})
    )


async def poll_mark(tx: Transaction, account_id: UUID) -> PollMark | None:
    """Since when the account is read."""
    return await tx.session.get(PollMark, (tx.workspace_id, account_id))


async def set_next_poll(tx: Transaction, account_id: UUID, at: datetime) -> None:
    """Read the account no earlier than ``at`` (wall clock, UTC)."""
    await tx.session.execute(
        update(PollMark)
        .where(PollMark.workspace_id == tx.workspace_id, PollMark.account_id == account_id)
        .values(next_poll_at=at)
    )


async def claim_polls(
    session: AsyncSession, *, wall: datetime, next_poll_at: datetime
) -> list[tuple[UUID, UUID]]:
    """Workspace and id of every account that is due, each claimed by one sweeper alone."""
    due = (
        select(PollMark.workspace_id, PollMark.account_id)
        .where(PollMark.next_poll_at <= wall)
        .order_by(PollMark.next_poll_at)
        .limit(POLL_BATCH)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    claiming = (
        update(PollMark)
        .where(
            tuple_(PollMark.workspace_id, PollMark.account_id).in_(select(due)),
        )
        .values(next_poll_at=next_poll_at)
        .returning(PollMark.workspace_id, PollMark.account_id)
        .execution_options(synchronize_session=False)
    )
    return [(row[0], row[1]) for row in await session.execute(claiming)]
