"""Every query on readings. Row-level security adds the workspace."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select

from bot.features.standing.models import Reading
from bot.storage.transaction import Transaction

__all__ = ["next_reading", "readings_of"]


async def next_reading(tx: Transaction, objective_id: UUID) -> int:
    """The number of the objective's next reading; hold the objective before."""
    last = await tx.session.scalar(
        select(func.max(Reading.number)).where(Reading.objective_id == objective_id)
    )
    return (last or 0) + 1


async def readings_of(tx: Transaction, objective_id: UUID) -> Sequence[Reading]:
    """Every reading of an objective, corrected ones too, by number."""
    query = select(Reading).where(Reading.objective_id == objective_id)
    return list(await tx.session.scalars(query.order_by(Reading.number)))
