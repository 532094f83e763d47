"""Every query on plan changes and their notices. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from bot.features.clients.models import Client
from bot.features.plans.models import ChangeItem, Notice, PlanChange
from bot.features.plans.rules import Status
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "change_by_id",
    "changes_about",
    "changes_by_id",
    "items_of",
    "keep_items",
    "keep_notices",
    "lock_change",
    "lock_notice",
    "names_in_slack",
    "next_number",
    "notices_of",
    "persons",
    "unseen_changes",
]


async def next_number(tx: Transaction, client_id: UUID) -> int:
    """The number of the client's next change; its row is held, so that no two are the same."""
    await tx.session.execute(select(Client.id).where(Client.id == client_id).with_for_update())
    last = await tx.session.scalar(
        select(func.max(PlanChange.number)).where(PlanChange.client_id == client_id)
    )
    return (last or 0) + 1


async def change_by_id(tx: Transaction, change_id: UUID) -> PlanChange:
    """One change, to read. Raises ``NoResultFound`` for an id that is none: a fault of ours."""
    return (await tx.session.scalars(select(PlanChange).where(PlanChange.id == change_id))).one()


async def lock_change(tx: Transaction, change_id: UUID) -> PlanChange:
    """One change as it is now, held until the commit."""
    query = select(PlanChange).where(PlanChange.id == change_id).with_for_update()
    return (await tx.session.scalars(query.execution_options(populate_existing=True))).one()


async def changes_by_id(tx: Transaction, ids: Collection[UUID]) -> Mapping[UUID, PlanChange]:
    """Several changes, for a page of history."""
    found = await tx.session.scalars(select(PlanChange).where(PlanChange.id.in_(ids)))
    return {change.id: change for change in found}


async def unseen_changes(tx: Transaction, client_id: UUID) -> list[PlanChange]:
    """What one side told and the other has not said *Seen* to, oldest first; for the summary."""
    query = select(PlanChange).where(
        PlanChange.client_id == client_id, PlanChange.status == Status.ANNOUNCED
    )
    return list(await tx.session.scalars(query.order_by(PlanChange.number)))


def keep_items(tx: Transaction, change: PlanChange, item_ids: Collection[UUID]) -> None:
    """Keep which more items a change is about; nothing moves yet."""
    for item_id in item_ids:
        tx.session.add(
            ChangeItem(
                workspace_id=tx.workspace_id, change_id=change.id, item_id=item_id, moves=False
            )
        )


async def items_of(tx: Transaction, change_id: UUID) -> dict[UUID, ChangeItem]:
    """What a change is about, by item."""
    query = select(ChangeItem).where(ChangeItem.change_id == change_id)
    return {one.item_id: one for one in await tx.session.scalars(query)}


async def changes_about(
    tx: Transaction, client_id: UUID, item_ids: Collection[UUID]
) -> list[tuple[UUID, PlanChange]]:
    """Items with each change that was told of them, oldest first; for plans and lateness."""
    query = (
        select(ChangeItem.item_id, PlanChange)
        .join(
            PlanChange,
            (PlanChange.workspace_id == ChangeItem.workspace_id)
            & (PlanChange.id == ChangeItem.change_id),
        )
        .where(
            PlanChange.client_id == client_id,
            ChangeItem.item_id.in_(item_ids),
            PlanChange.announced_at.is_not(None),
        )
        .order_by(PlanChange.number)
    )
    return [(item_id, change) for item_id, change in (await tx.session.execute(query)).all()]


async def notices_of(tx: Transaction, change_id: UUID) -> list[Notice]:
    """The mails that tell of a change."""
    return list(await tx.session.scalars(select(Notice).where(Notice.change_id == change_id)))


async def keep_notices(tx: Transaction, rows: Sequence[Mapping[str, object]]) -> list[UUID]:
    """Keep mails as they will be sent; the ids of those that were not kept before."""
    if not rows:
        return []
    adding = insert(Notice).values([{"workspace_id": tx.workspace_id, **row} for row in rows])
    keys = ["workspace_id", "change_id", "address"]
    kept = adding.on_conflict_do_nothing(index_elements=keys).returning(Notice.id)
    return list(await tx.session.scalars(kept))


async def lock_notice(tx: Transaction, notice_id: UUID) -> Notice:
    """One mail as it is now, held until the commit."""
    query = select(Notice).where(Notice.id == notice_id).with_for_update()
    return (await tx.session.scalars(query.execution_options(populate_existing=True))).one()


async def persons(tx: Transaction, ids: Collection[UUID | None]) -> Mapping[UUID, Person]:
    """People by id, for names; Nones are left out."""
    return await people.by_id(tx, {one for one in ids if one is not None})


async def names_in_slack(tx: Transaction, ids: Collection[str]) -> Mapping[str, str]:
    """Names by Slack's user ids, for mails, where a mention means nothing."""
    found = await tx.session.scalars(select(Person).where(Person.slack_user_id.in_(ids)))
    return {person.slack_user_id: person.name for person in found}
