"""Every query on plan items. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.features.clients.models import Client
from bot.features.clients.rules import Side
from bot.features.objectives import service as objectives
from bot.features.planning.models import ItemPicture, ItemVersion, Picture, Plan, PlanItem
from bot.features.planning.rules import READ_NETWORKS, Content
from bot.features.progress import service as progress
from bot.features.progress.rules import Week, weeks_begin, weeks_of
from bot.slack import people
from bot.slack.models import Install, Person
from bot.slack.outbound import permalink_of
from bot.slack.tables import POST, OutboundMessage
from bot.storage.transaction import Transaction

__all__ = [
    "add_version",
    "find_item",
    "install",
    "item_by_id",
    "item_numbered",
    "items_by_id",
    "items_numbered",
    "lock_item",
    "lock_plan",
    "message_rows",
    "next_number",
    "open_items",
    "persons",
    "picture",
    "plan_of",
    "posted_at",
    "version_of",
    "versions_in_force",
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


def add_version(
    tx: Transaction, item: PlanItem, content: Content, by: UUID, side: Side
) -> ItemVersion:
    """The next version of an item; who proposes it has agreed for their side."""
    version = ItemVersion(
        workspace_id=tx.workspace_id,
        item_id=item.id,
        version=item.last_version + 1,
        proposed_by=by,
        proposed_side=side,
        proposed_at=tx.now,
        **vars(content),
    )
    version.agree(side, by, tx.now)
    tx.session.add(version)
    return version


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


async def versions_in_force(tx: Transaction, ids: Collection[UUID]) -> Mapping[UUID, ItemVersion]:
    """The versions of these items that both sides agreed to, by item."""
    query = (
        select(ItemVersion)
        .join(
            PlanItem,
            (PlanItem.workspace_id == ItemVersion.workspace_id)
            & (PlanItem.id == ItemVersion.item_id)
            & (PlanItem.version == ItemVersion.version),
        )
        .where(PlanItem.id.in_(ids), ItemVersion.agreed_at.is_not(None))
    )
    return {each.item_id: each for each in await tx.session.scalars(query)}


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


# Everything that is shown.


async def picture(
    tx: Transaction, client: Client, items: Sequence[PlanItem] | None = None
) -> Picture:
    """The plan with these items (None: all that are open), as it stands now, in few queries."""
    everything = await open_items(tx, client.id) if items is None else items
    ids, plan, zone = [each.id for each in everything], await plan_of(tx, client.id), client.zone
    waiting, in_force = await waiting_versions(tx, ids), await versions_in_force(tx, ids)
    since = weeks_begin(tx.now, ZoneInfo(zone))
    published = await progress.published_since(tx, client.id, since)
    urls = await _change_urls(tx, everything)
    shown = [
        ItemPicture(
            item=each,
            waiting=waiting.get(each.id),
            in_force=in_force.get(each.id),
            weeks=_weeks(each, published, ZoneInfo(zone), tx.now),
            change_url=urls.get(each.change_id) if each.change_id else None,
        )
        for each in everything
    ]
    goals = await objectives.open_objectives(tx, client.id)
    return Picture(
        client_id=client.id,
        brand=client.brand,
        now=tx.now,
        version=plan.version if plan else 0,
        items=shown,
        people=await persons(tx, _involved(shown)),
        objectives={goal.id: goal for goal in goals},
    )


def _weeks(
    item: PlanItem, published: Mapping[str, Sequence[datetime]], zone: ZoneInfo, now: datetime
) -> Sequence[Week] | None:
    if item.kind != "cadence" or item.network not in READ_NETWORKS:
        return None
    starts = item.starts or item.proposed_at.astimezone(zone).date()
    when = published.get(item.network, ())
    return weeks_of(when, zone=zone, now=now, starts=starts, ends=item.ends)


def _involved(shown: Sequence[ItemPicture]) -> set[UUID | None]:
    found: set[UUID | None] = set()
    for each in shown:
        found |= {each.item.owner_id, each.item.closed_by}
        for version in (each.waiting, each.in_force):
            if version is not None:
                found |= {version.owner_id, version.proposed_by, version.agency_by}
                found |= {version.client_by, version.noted_by}
    return found


async def _change_urls(tx: Transaction, items: Sequence[PlanItem]) -> Mapping[UUID, str]:
    """Where the cards of the last plan changes stand: messages whose subject is the change."""
    ids = {each.change_id for each in items if each.change_id}
    if not ids:
        return {}
    cards = await message_rows(tx, {f"change:{one}:card" for one in ids})
    team_url = (await install(tx)).team_url
    found = {}
    for one in ids:
        row = cards.get(f"change:{one}:card")
        url = await permalink_of(tx, row, team_url=team_url) if row else None
        if url:
            found[one] = url
    return found


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


async def message_rows(tx: Transaction, keys: Collection[str]) -> Mapping[str, UUID]:
    """The rows of messages by the keys that they were posted with."""
    rows = await tx.session.execute(
        select(OutboundMessage.key, OutboundMessage.id).where(OutboundMessage.key.in_(keys))
    )
    return {key: row_id for key, row_id in rows if key is not None}


async def install(tx: Transaction) -> Install:
    """The workspace's install, for permalinks."""
    return (await tx.session.scalars(select(Install).where(Install.id == tx.workspace_id))).one()
