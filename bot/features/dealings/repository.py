"""What the lines are about. Row-level security adds the workspace."""

from uuid import UUID

from sqlalchemy import select

from bot.features.promises.models import Promise
from bot.features.timelines.models import WatchedPost
from bot.storage.transaction import Transaction

__all__ = ["promise_by_id", "watched_post"]


async def promise_by_id(tx: Transaction, promise_id: UUID) -> Promise:
    """What was promised, to read."""
    return (await tx.session.scalars(select(Promise).where(Promise.id == promise_id))).one()


async def watched_post(tx: Transaction, post_id: UUID) -> WatchedPost:
    """A post as the network shows it, to read."""
    return (
        await tx.session.scalars(select(WatchedPost).where(WatchedPost.post_id == post_id))
    ).one()
