"""Every query on claims and answers. Row-level security adds the workspace."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from bot.features.replies.models import Claim, Reply
from bot.features.replies.rules import LIVE
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["claim_of", "live_reply", "person_by_id", "reply_by_id", "taken_ids"]


async def claim_of(tx: Transaction, item_id: UUID) -> Claim | None:
    """Who has an item in hand, lapsed or not; read it under the item's lock."""
    query = select(Claim).where(Claim.item_id == item_id)
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def live_reply(tx: Transaction, item_id: UUID) -> Reply | None:
    """The one answer to an item that is on its way, if there is one."""
    query = select(Reply).where(Reply.item_id == item_id, Reply.state.in_(LIVE))
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def reply_by_id(tx: Transaction, reply_id: UUID) -> Reply | None:
    """One answer as it is now; None for an id that is none."""
    query = select(Reply).where(Reply.id == reply_id)
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def taken_ids(tx: Transaction, account_id: UUID, ids: Collection[str]) -> frozenset[str]:
    """Which of these ids on the network are known as some answer already."""
    query = select(Reply.external_id).where(
        Reply.account_id == account_id, Reply.external_id.in_(ids)
    )
    found = await tx.session.scalars(query)
    return frozenset(one for one in found if one is not None)


async def person_by_id(tx: Transaction, person_id: UUID) -> Person:
    """One person. Raises ``NoResultFound`` for an id that is none: a fault of ours."""
    return (await tx.session.scalars(select(Person).where(Person.id == person_id))).one()
