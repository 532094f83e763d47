"""Every query on attempts. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on

from bot.features.publishing.models import Attempt
from bot.features.publishing.rules import LIVE, AttemptState
from bot.storage.transaction import Transaction

__all__ = [
    "attempt_by_id",
    "doubtful_since",
    "last_attempt",
    "last_attempts",
    "live_attempt",
    "taken_ids",
]


async def attempt_by_id(tx: Transaction, attempt_id: UUID) -> Attempt | None:
    """One attempt as it is now; None for an id that is none."""
    query = select(Attempt).where(Attempt.id == attempt_id)
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def live_attempt(tx: Transaction, post_id: UUID) -> Attempt | None:
    """The one attempt of a post that is not over, if there is one."""
    query = select(Attempt).where(Attempt.post_id == post_id, Attempt.state.in_(LIVE))
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def last_attempt(tx: Transaction, post_id: UUID) -> Attempt | None:
    """The newest attempt of a post."""
    query = select(Attempt).where(Attempt.post_id == post_id)
    return await tx.session.scalar(query.order_by(Attempt.created_at.desc()).limit(1))


async def last_attempts(tx: Transaction, post_ids: Collection[UUID]) -> Mapping[UUID, Attempt]:
    """The newest attempt of each of these posts, by the post's id; for the summary."""
    query = select(Attempt).ext(distinct_on(Attempt.post_id)).where(Attempt.post_id.in_(post_ids))
    found = await tx.session.scalars(query.order_by(Attempt.post_id, Attempt.created_at.desc()))
    return {attempt.post_id: attempt for attempt in found}


async def doubtful_since(tx: Transaction, post_id: UUID) -> datetime | None:
    """When the first attempt began of which only a person says that nothing came (UTC)."""
    return await tx.session.scalar(
        select(func.min(Attempt.started_at)).where(
            Attempt.post_id == post_id, Attempt.state == AttemptState.DENIED
        )
    )


async def taken_ids(tx: Transaction, account_id: UUID, ids: Collection[str]) -> frozenset[str]:
    """Which of these ids on the network are known as some post's publication already."""
    query = select(Attempt.external_id).where(
        Attempt.account_id == account_id, Attempt.external_id.in_(ids)
    )
    found = await tx.session.scalars(query)
    return frozenset(one for one in found if one is not None)
