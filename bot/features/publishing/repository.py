"""Every query on attempts. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from bot.features.attempts.rules import LIVE
from bot.features.publishing.models import Attempt
from bot.storage.transaction import Transaction

__all__ = ["last_attempt", "last_attempts", "live_attempt"]


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
