"""Every query on plan changes and their notices. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import func, select

from bot.features.clients.models import Client
from bot.features.objectives.models import Objective
from bot.features.plans.models import ChangeItem, Difference, PlanChange
from bot.features.plans.rules import Status
from bot.slack import people
from bot.slack.models import Person
from bot.slack.tables import POST, OutboundMessage
from bot.storage.transaction import Transaction

__all__ = [
    "change_by_id",
    "changes_about",
    "changes_by_id",
    "differences_of",
    "echo_of",
    "find_change",
    "items_of",
    "keep_items",
    "lock_change",
    "names_in_slack",
    "next_number",
    "objectives_by_id",
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


async def find_change(tx: Transaction, change_id: UUID) -> PlanChange | None:
    """One change as it is now, held until the commit; None for an id that is none."""
    query = select(PlanChange).where(PlanChange.id == change_id).with_for_update()
    return await tx.session.scalar(query.execution_options(populate_existing=True))


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
                workspace_id=tx.workspace_id, change_id=change.id, item_id=item_id, moves=None
            )
        )


async def items_of(tx: Transaction, change_id: UUID) -> dict[UUID, ChangeItem]:
    """What a change is about, by item."""
    query = select(ChangeItem).where(ChangeItem.change_id == change_id)
    return {one.item_id: one for one in await tx.session.scalars(query)}


async def differences_of(
    tx: Transaction, change_ids: Collection[UUID]
) -> dict[UUID, list[Difference]]:
    """What people see differently of changes, oldest first; for cards and history."""
    query = select(Difference).where(Difference.change_id.in_(change_ids))
    found: dict[UUID, list[Difference]] = {}
    for one in await tx.session.scalars(query.order_by(Difference.said_at, Difference.person_id)):
        found.setdefault(one.change_id, []).append(one)
    return found


async def objectives_by_id(tx: Transaction, ids: Collection[UUID]) -> dict[UUID, Objective]:
    """What changes serve, closed ones too; unknown ids are left out."""
    found = await tx.session.scalars(select(Objective).where(Objective.id.in_(ids)))
    return {one.id: one for one in found}


async def echo_of(tx: Transaction, change: PlanChange) -> UUID | None:
    """The row of the echo that everybody in a thread reads: it was posted with the change."""
    query = select(OutboundMessage.id).where(
        OutboundMessage.subject == f"change:{change.id}",
        OutboundMessage.kind == POST,
        OutboundMessage.key.is_(None),
        OutboundMessage.created_at == change.told_at,
    )
    return change.echo_id or await tx.session.scalar(query.order_by(OutboundMessage.seq).limit(1))


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


async def persons(tx: Transaction, ids: Collection[UUID | None]) -> Mapping[UUID, Person]:
    """People by id, for names; Nones are left out."""
    return await people.by_id(tx, {one for one in ids if one is not None})


async def names_in_slack(tx: Transaction, ids: Collection[str]) -> Mapping[str, str]:
    """Names by Slack's user ids, for mails, where a mention means nothing."""
    found = await tx.session.scalars(select(Person).where(Person.slack_user_id.in_(ids)))
    return {person.slack_user_id: person.name for person in found}
