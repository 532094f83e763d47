"""Every query on posts, revisions and lines. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, tuple_

from bot.features.posts.models import Post, PostLine, Revision
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "lock_post",
    "persons",
    "post_by_id",
    "present_revisions",
    "published_since",
    "revision",
    "revisions",
    "unshown_lines",
    "waiting",
    "writers",
]


async def post_by_id(tx: Transaction, post_id: UUID) -> Post:
    """One post, to read. Raises ``NoResultFound`` for an id that is none: a fault of ours."""
    return (await tx.session.scalars(select(Post).where(Post.id == post_id))).one()


async def lock_post(tx: Transaction, post_id: UUID) -> Post:
    """One post as it is now, held until the commit: whoever decides, edits or publishes.

    Raises ``NoResultFound`` for an id that is none.
    """
    query = select(Post).where(Post.id == post_id).with_for_update()
    return (await tx.session.scalars(query.execution_options(populate_existing=True))).one()


async def revision(tx: Transaction, post_id: UUID, no: int) -> Revision:
    """One revision. Raises ``NoResultFound`` for a number that there is not."""
    query = select(Revision).where(Revision.post_id == post_id, Revision.no == no)
    return (await tx.session.scalars(query)).one()


async def revisions(tx: Transaction, post_id: UUID) -> list[Revision]:
    """Every revision of a post, oldest first."""
    query = select(Revision).where(Revision.post_id == post_id).order_by(Revision.no)
    return list(await tx.session.scalars(query))


async def writers(tx: Transaction, post_id: UUID, no: int) -> frozenset[UUID]:
    """Whose work a revision is: who wrote the first one, and who wrote this one."""
    query = select(Revision.author_id).where(Revision.post_id == post_id, Revision.no.in_((1, no)))
    return frozenset(await tx.session.scalars(query))


async def unshown_lines(tx: Transaction, post_id: UUID) -> list[PostLine]:
    """What the thread has still to tell, in order."""
    query = select(PostLine).where(PostLine.post_id == post_id, PostLine.shown.is_(False))
    return list(await tx.session.scalars(query.order_by(PostLine.no)))


async def waiting(tx: Transaction, client_id: UUID, statuses: Collection[str]) -> list[Post]:
    """A client's posts in these states, soonest first; for the summary."""
    query = select(Post).where(Post.client_id == client_id, Post.status.in_(statuses))
    return list(await tx.session.scalars(query.order_by(Post.publish_at, Post.created_at)))


async def published_since(tx: Transaction, client_id: UUID, since: datetime) -> list[Post]:
    """A client's posts that went out from ``since`` on, in that order; for the summary."""
    query = select(Post).where(Post.client_id == client_id, Post.published_at >= since)
    return list(await tx.session.scalars(query.order_by(Post.published_at, Post.id)))


async def present_revisions(tx: Transaction, posts: Sequence[Post]) -> Mapping[UUID, Revision]:
    """The revision that each of these posts stands at, by the post's id."""
    if not posts:
        return {}
    keys = [(post.id, post.revision_no) for post in posts]
    query = select(Revision).where(tuple_(Revision.post_id, Revision.no).in_(keys))
    return {found.post_id: found for found in await tx.session.scalars(query)}


async def persons(tx: Transaction, ids: Collection[UUID | None]) -> Mapping[UUID, Person]:
    """The people on a card, by id; Nones and unknown ids are left out."""
    return await people.by_id(tx, {one for one in ids if one is not None})
