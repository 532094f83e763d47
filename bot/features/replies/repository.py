"""Every query on claims and answers. Row-level security adds the workspace."""

from uuid import UUID

from sqlalchemy import select

from bot.features.attempts import repository as attempts
from bot.features.replies.models import Claim, Reply
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["claim_of", "person_by_id", "reply_by_id"]


async def claim_of(tx: Transaction, item_id: UUID) -> Claim | None:
    """Who has an item in hand, lapsed or not; read it under the item's lock."""
    query = select(Claim).where(Claim.item_id == item_id)
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def reply_by_id(tx: Transaction, reply_id: UUID) -> Reply | None:
    """One answer as it is now; None for an id that is none."""
    return await attempts.by_id(tx, Reply, reply_id)


async def person_by_id(tx: Transaction, person_id: UUID) -> Person:
    """One person. Raises ``NoResultFound`` for an id that is none: a fault of ours."""
    return (await tx.session.scalars(select(Person).where(Person.id == person_id))).one()
