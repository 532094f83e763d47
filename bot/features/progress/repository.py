"""Every query on what was published. Row-level security adds the workspace."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from bot.features.progress.models import CountedPost
from bot.storage.transaction import Transaction

__all__ = ["counted_post", "forget_direct", "keep_post", "known_external", "published_since"]


async def keep_post(tx: Transaction, **values: object) -> None:
    """Keep a post that stands on a network; what was kept before stays."""
    adding = insert(CountedPost).values(workspace_id=tx.workspace_id, **values)
    keys = ["workspace_id", "source_id"]
    await tx.session.execute(adding.on_conflict_do_nothing(index_elements=keys))


async def counted_post(tx: Transaction, source_id: UUID) -> CountedPost | None:
    """One of them."""
    query = select(CountedPost).where(CountedPost.source_id == source_id)
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def known_external(tx: Transaction, client_id: UUID, external_id: str) -> bool:
    """Whether Rapport itself is known to have published this post of the network."""
    query = select(CountedPost.source_id).where(
        CountedPost.client_id == client_id,
        CountedPost.external_id == external_id,
        CountedPost.direct.is_(False),
    )
    return await tx.session.scalar(query.limit(1)) is not None


async def forget_direct(tx: Transaction, client_id: UUID, external_id: str) -> None:
    """What was taken for a direct post was ours."""
    await tx.session.execute(
        delete(CountedPost).where(
            CountedPost.client_id == client_id,
            CountedPost.external_id == external_id,
            CountedPost.direct.is_(True),
        )
    )


async def published_since(
    tx: Transaction, client_id: UUID, since: datetime
) -> Mapping[str, Sequence[datetime]]:
    """When what counts and still stands was published, by network."""
    rows = await tx.session.execute(
        select(CountedPost.network, CountedPost.published_at)
        .where(
            CountedPost.client_id == client_id,
            CountedPost.published_at >= since,
            CountedPost.counted.is_(True),
            CountedPost.deleted_at.is_(None),
        )
        .order_by(CountedPost.published_at)
    )
    found: dict[str, list[datetime]] = {}
    for network, at in rows:
        found.setdefault(network, []).append(at)
    return found
