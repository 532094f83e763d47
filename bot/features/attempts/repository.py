"""Every query that attempts of any kind share. Row-level security adds the workspace."""

from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select

from bot.features.attempts.models import BaseAttempt
from bot.storage.transaction import Transaction

__all__ = ["by_id", "taken_ids"]

A = TypeVar("A", bound=BaseAttempt)


async def by_id(tx: Transaction, model: type[A], attempt_id: UUID) -> A | None:
    """One attempt as it is now; None for an id that is none."""
    query = select(model).where(model.id == attempt_id)
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def taken_ids(
    tx: Transaction, model: type[A], account_id: UUID, ids: Collection[str]
) -> frozenset[str]:
    """Which of these ids on the network are known as some attempt's already."""
    query = select(model.external_id).where(
        model.account_id == account_id, model.external_id.in_(ids)
    )
    found = await tx.session.scalars(query)
    return frozenset(one for one in found if one is not None)
