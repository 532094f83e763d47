"""Every query on direct posts and permissions. Row-level security adds the workspace."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.postgresql import insert

from bot.features.clients.models import Account
from bot.features.direct.models import DirectPermission, DirectPost
from bot.features.direct.rules import AGREED, Verdict, clean, root_id, version_of
from bot.networks.base import PublishedPost
from bot.storage.transaction import Transaction

__all__ = [
    "add_direct",
    "agreed_since",
    "allow",
    "direct_by_external_id",
    "direct_by_id",
    "known_directs",
    "lock_direct",
    "permissions",
    "still_there",
    "stop",
]


# Direct posts.


async def direct_by_id(tx: Transaction, direct_id: UUID) -> DirectPost | None:
    """One direct post, to read; None for an id that is none."""
    return await tx.session.scalar(select(DirectPost).where(DirectPost.id == direct_id))


async def lock_direct(tx: Transaction, direct_id: UUID) -> DirectPost | None:
    """One direct post as it is now, held until the commit; None for an id that is none."""
    query = select(DirectPost).where(DirectPost.id == direct_id).with_for_update()
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def add_direct(
    tx: Transaction,
    account: Account,
    post: PublishedPost,
    *,
    verdict: Verdict,
    one_off_at: datetime | None,
) -> DirectPost | None:
    """Keep a post that Rapport did not publish; None: it is known already."""
    permitted = verdict is Verdict.PERMITTED
    adding = (
        insert(DirectPost)
        .values(
            id=uuid4(),
            external_id=root_id(post),
            **_shown(tx, account, post),
            in_reply_to=post.in_reply_to,
            quotes=post.quotes,
            found_at=tx.now,
            one_off_at=one_off_at,
            word=verdict.value,
            sorted_at=tx.now if permitted else None,
            alerts=0,
        )
        .on_conflict_do_nothing(index_elements=["workspace_id", "account_id", "external_id"])
        .returning(DirectPost)
    )
    return await tx.session.scalar(adding)


def _shown(tx: Transaction, account: Account, post: PublishedPost) -> dict[str, Any]:
    return {
        "workspace_id": tx.workspace_id,
        "client_id": account.client_id,
        "account_id": account.id,
        "latest_id": post.external_id,
        "version": version_of(post),
        "text": clean(post.text),
        "url": post.url,
        "written_at": post.created_at or tx.now,
    }


async def known_directs(
    tx: Transaction, account_id: UUID, ids: Collection[str], *, hold: bool = True
) -> dict[str, DirectPost]:
    """The direct posts among these first versions, by their id on the network."""
    query = (
        select(DirectPost)
        .where(DirectPost.account_id == account_id, DirectPost.external_id.in_(ids))
        .order_by(DirectPost.id)
    )
    query = query.with_for_update() if hold else query
    found = await tx.session.scalars(query.execution_options(populate_existing=True))
    return {one.external_id: one for one in found}


async def direct_by_external_id(
    tx: Transaction, client_id: UUID, external_id: str
) -> DirectPost | None:
    """The direct post of which this is the first or the present version, held."""
    either = or_(DirectPost.external_id == external_id, DirectPost.latest_id == external_id)
    query = select(DirectPost).where(DirectPost.client_id == client_id, either).with_for_update()
    return await tx.session.scalar(query.execution_options(populate_existing=True).limit(1))


async def still_there(
    tx: Transaction, account_id: UUID, *, since: datetime, until: datetime
) -> list[DirectPost]:
    """What was written from ``since`` to ``until`` and is not known to be gone."""
    query = select(DirectPost).where(
        DirectPost.account_id == account_id,
        DirectPost.deleted_at.is_(None),
        DirectPost.written_at >= since,
        DirectPost.written_at < until,
    )
    return list(await tx.session.scalars(query))


async def agreed_since(tx: Transaction, client_id: UUID, since: datetime) -> list[DirectPost]:
    """Direct posts of a client that were sorted from ``since`` on; for the summary."""
    query = select(DirectPost).where(
        DirectPost.client_id == client_id,
        DirectPost.sorted_at >= since,
        DirectPost.word.in_([one.value for one in AGREED]),
    )
    return list(await tx.session.scalars(query.order_by(DirectPost.written_at, DirectPost.id)))


# Permissions.


async def permissions(tx: Transaction, client_id: UUID) -> list[DirectPermission]:
    """Who may post directly at a client."""
    query = select(DirectPermission).where(DirectPermission.client_id == client_id)
    return list(await tx.session.scalars(query.order_by(DirectPermission.allowed_at)))


async def allow(tx: Transaction, client_id: UUID, who: str, by: UUID) -> bool:
    """Add a permission; False: there was that one."""
    adding = (
        insert(DirectPermission)
        .values(
            workspace_id=tx.workspace_id,
            client_id=client_id,
            who=who,
            allowed_by=by,
            allowed_at=tx.now,
        )
        .on_conflict_do_nothing()
        .returning(DirectPermission.who)
    )
    return await tx.session.scalar(adding) is not None


async def stop(tx: Transaction, client_id: UUID, who: str | None) -> list[str]:
    """Take a permission away, or with None all of them; whose those were."""
    row = DirectPermission
    dropping = delete(row).where(row.workspace_id == tx.workspace_id, row.client_id == client_id)
    if who is not None:
        dropping = dropping.where(row.who == who)
    return list(await tx.session.scalars(dropping.returning(row.who)))
