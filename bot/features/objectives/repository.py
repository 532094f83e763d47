"""Every query on objectives. Row-level security adds the workspace."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select

from bot.features.clients.models import Client
from bot.features.objectives.models import Objective, TargetChange
from bot.storage.transaction import Transaction

__all__ = [
    "find_objective",
    "lock_objective",
    "next_number",
    "objective_by_id",
    "objective_numbered",
    "open_objectives",
    "target_changes_of",
]


async def open_objectives(tx: Transaction, client_id: UUID) -> Sequence[Objective]:
    """What a client works for now, by number."""
    query = select(Objective).where(Objective.client_id == client_id, Objective.status == "open")
    return list(await tx.session.scalars(query.order_by(Objective.number)))


async def objective_by_id(tx: Transaction, objective_id: UUID) -> Objective:
    """One objective, to read. Raises ``NoResultFound`` for an id that is none: a fault of ours."""
    return (await tx.session.scalars(select(Objective).where(Objective.id == objective_id))).one()


async def find_objective(tx: Transaction, objective_id: UUID) -> Objective | None:
    """One objective, where the id came from outside."""
    return await tx.session.scalar(select(Objective).where(Objective.id == objective_id))


async def objective_numbered(tx: Transaction, client_id: UUID, number: int) -> Objective | None:
    """One objective, by its number for people; closed ones too."""
    return await tx.session.scalar(
        select(Objective).where(Objective.client_id == client_id, Objective.number == number)
    )


async def lock_objective(tx: Transaction, objective_id: UUID) -> Objective | None:
    """One objective as it is now, held until the commit."""
    query = select(Objective).where(Objective.id == objective_id).with_for_update()
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def next_number(tx: Transaction, client_id: UUID) -> int:
    """The number of the client's next objective; its row is held, so that no two are the same."""
    await tx.session.execute(select(Client.id).where(Client.id == client_id).with_for_update())
    last = await tx.session.scalar(
        select(func.max(Objective.number)).where(Objective.client_id == client_id)
    )
    return (last or 0) + 1


async def target_changes_of(tx: Transaction, objective_id: UUID) -> Sequence[TargetChange]:
    """How an objective's target and date were moved, oldest first."""
    query = select(TargetChange).where(TargetChange.objective_id == objective_id)
    return list(await tx.session.scalars(query.order_by(TargetChange.changed_at, TargetChange.id)))
