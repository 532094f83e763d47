"""Every query on plan items. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import func, select

from bot.features.clients.models import Client
from bot.features.planning.models import ItemVersion, Plan, PlanItem
from bot.slack import people
from bot.slack.models import Install, Person
from bot.slack.tables import POST, OutboundMessage
from bot.storage.transaction import Transaction

__all__ = [
    "find_item",
    "install",
    "item_by_id",
    "item_numbered",
    "items_by_id",
    "items_numbered",
    "lock_item",
    "lock_plan",
    "message_row",
    "next_number",
    "open_items",
    "persons",
    "plan_of",
    "posted_at",
    "version_of",
    "versions_of",
    "waiting_version",
    "waiting_versions",
]


async def lock_plan(tx: Transaction, client_id: UUID) -> Plan:
    """The client's plan, held until the commit (through the client's row, as numbers are).

    Whoever changes plan items holds this first, so that nobody waits in a circle.
    """
    held = select(Client.id).where(Client.id == client_id).with_for_update(key_share=True)
    await tx.session.execute(held)
    found = await plan_of(tx, client_id)
    if found is None:
        found = Plan(workspace_id=tx.workspace_id, client_id=client_id, version=0)
        tx.session.add(found)
        await tx.session.flush()
    return found


async def plan_of(tx: Transaction, client_id: UUID) -> Plan | None:
    """The client's plan as it is now; None where nothing was ever proposed."""
    query = select(Plan).where(Plan.client_id == client_id)
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def next_number(tx: Transaction, client_id: UUID) -> int:
    """The number of the client's next item; hold the plan before."""
    last = await tx.session.scalar(
        select(func.max(PlanItem.number)).where(PlanItem.client_id == client_id)
    )
    return (last or 0) + 1


async def open_items(tx: Transaction, client_id: UUID) -> Sequence[PlanItem]:
    """What is agreed or proposed and not closed, by number."""
    query = select(PlanItem).where(PlanItem.client_id == client_id, PlanItem.status != "closed")
    return list(await tx.session.scalars(query.order_by(PlanItem.number)))


async def find_item(tx: Transaction, item_id: UUID) -> PlanItem | None:
    """One item, where the id came from outside."""
    return await tx.session.scalar(select(PlanItem).where(PlanItem.id == item_id))


async def item_by_id(tx: Transaction, item_id: UUID) -> PlanItem:
    """One item, to read. Raises ``NoResultFound`` for an id that is none: a fault of ours."""
    return (await tx.session.scalars(select(PlanItem).where(PlanItem.id == item_id))).one()


async def lock_item(tx: Transaction, item_id: UUID) -> PlanItem:
    """One item as it is now, held until the commit; hold its client's plan before."""
    query = select(PlanItem).where(PlanItem.id == item_id).with_for_update()
    return (await tx.session.scalars(query.execution_options(populate_existing=True))).one()


async def items_by_id(tx: Transaction, ids: Collection[UUID]) -> dict[UUID, PlanItem]:
    """Several items; unknown ids are left out."""
    found = await tx.session.scalars(select(PlanItem).where(PlanItem.id.in_(ids)))
    return {item.id: item for item in found}


async def item_numbered(tx: Transaction, client_id: UUID, number: int) -> PlanItem | None:
    """One item, by its number for people; closed ones too."""
    return (await items_numbered(tx, client_id, [number])).get(number)


async def items_numbered(
    tx: Transaction, client_id: UUID, numbers: Collection[int]
) -> dict[int, PlanItem]:
    """Several items of one client by number, in that order; unknown numbers are left out."""
    query = (
        select(PlanItem)
        .where(PlanItem.client_id == client_id, PlanItem.number.in_(numbers))
        .order_by(PlanItem.number)
        .execution_options(populate_existing=True)
    )
    return {item.number: item for item in await tx.session.scalars(query)}


# Versions.


async def version_of(tx: Transaction, item_id: UUID, version: int) -> ItemVersion:
    """One version of an item."""
    query = select(ItemVersion).where(ItemVersion.item_id == item_id)
    return (await tx.session.scalars(query.where(ItemVersion.version == version))).one()


async def waiting_version(tx: Transaction, item: PlanItem) -> ItemVersion | None:
    """The version of an item that waits for agreement, if one does."""
    return None if item.waiting is None else await version_of(tx, item.id, item.waiting)


async def versions_of(tx: Transaction, item_id: UUID) -> Sequence[ItemVersion]:
    """Every version of an item, oldest first."""
    query = select(ItemVersion).where(ItemVersion.item_id == item_id)
    return list(await tx.session.scalars(query.order_by(ItemVersion.version)))


async def waiting_versions(tx: Transaction, ids: Collection[UUID]) -> Mapping[UUID, ItemVersion]:
    """The versions of these items that wait for agreement, by item."""
    query = (
        select(ItemVersion)
        .join(
            PlanItem,
            (PlanItem.workspace_id == ItemVersion.workspace_id)
            & (PlanItem.id == ItemVersion.item_id)
            & (PlanItem.waiting == ItemVersion.version),
        )
        .where(PlanItem.id.in_(ids))
    )
    return {each.item_id: each for each in await tx.session.scalars(query)}


# People and messages.


async def persons(tx: Transaction, ids: Collection[UUID | None]) -> Mapping[UUID, Person]:
    """People by id, for names; Nones are left out."""
    return await people.by_id(tx, {one for one in ids if one is not None})


async def posted_at(tx: Transaction, channel_id: str | None, ts: str | None) -> UUID | None:
    """The row of a posted message; None for one that only one person saw."""
    return await tx.session.scalar(
        select(OutboundMessage.id).where(
            OutboundMessage.channel_id == channel_id,
            OutboundMessage.ts == ts,
            OutboundMessage.kind == POST,
        )
    )


async def message_row(tx: Transaction, keys: Collection[str]) -> Mapping[str, UUID]:
    """The rows of messages by the keys that they were posted with."""
    rows = await tx.session.execute(
        select(OutboundMessage.key, OutboundMessage.id).where(OutboundMessage.key.in_(keys))
    )
    return {key: row_id for key, row_id in rows if key is not None}


async def install(tx: Transaction) -> Install:
    """The workspace's install, for permalinks."""
    return (await tx.session.scalars(select(Install).where(Install.id == tx.workspace_id))).one()
