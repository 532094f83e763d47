"""Every query on what Rapport put on networks, and on when timelines are read.

Row-level security adds the workspace to all but the marks'.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, func, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.attempts.models import BaseAttempt
from bot.features.attempts.rules import AttemptState
from bot.features.clients.models import Account
from bot.features.timelines.models import TimelineMark, WatchedPost, WatchedReply
from bot.storage.transaction import Transaction

__all__ = [
    "add_mark",
    "add_watched",
    "add_watched_reply",
    "claim_reads",
    "hasten",
    "known_watched",
    "lock_mark",
    "mark_of",
    "open_attempts",
    "postpone",
    "still_there",
    "watched",
    "watched_reply",
]

READ_BATCH = 200
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""Due by any clock."""


# What Rapport put there.

Watched = WatchedPost | WatchedReply
BOTH: tuple[type[Watched], ...] = (WatchedPost, WatchedReply)


async def add_watched(
    tx: Transaction,
    account: Account,
    *,
    post_id: UUID,
    external_id: str,
    url: str,
    text: str,
    at: datetime,
) -> None:
    """Look from now on what becomes of a published post; said again, nothing happens."""
    adding = insert(WatchedPost).values(
        workspace_id=tx.workspace_id,
        post_id=post_id,
        client_id=account.client_id,
        account_id=account.id,
        external_id=external_id,
        latest_id=external_id,
        version=1,
        text=text,
        url=url,
        written_at=at,
    )
    await tx.session.execute(adding.on_conflict_do_nothing())


async def add_watched_reply(
    tx: Transaction,
    account: Account,
    *,
    reply_id: UUID,
    item_id: UUID,
    external_id: str,
    url: str,
    text: str,
    at: datetime,
) -> None:
    """Look from now on what becomes of an answer; said again, nothing happens."""
    adding = insert(WatchedReply).values(
        workspace_id=tx.workspace_id,
        reply_id=reply_id,
        item_id=item_id,
        client_id=account.client_id,
        account_id=account.id,
        external_id=external_id,
        latest_id=external_id,
        version=1,
        text=text,
        url=url,
        written_at=at,
    )
    await tx.session.execute(adding.on_conflict_do_nothing())


async def watched(tx: Transaction, post_id: UUID) -> WatchedPost | None:
    """A published post as the network shows it."""
    return await tx.session.scalar(select(WatchedPost).where(WatchedPost.post_id == post_id))


async def watched_reply(tx: Transaction, reply_id: UUID) -> WatchedReply | None:
    """An answer as the network shows it."""
    return await tx.session.scalar(select(WatchedReply).where(WatchedReply.reply_id == reply_id))


async def known_watched(
    tx: Transaction, account_id: UUID, ids: Collection[str], *, hold: bool = True
) -> dict[str, Watched]:
    """Posts and answers among these first versions, by their id on the network."""
    known: list[Watched] = []
    for row in BOTH:
        query = (
            select(row)
            .where(row.account_id == account_id, row.external_id.in_(ids))
            .order_by(row.external_id)
        )
        query = query.with_for_update() if hold else query
        known += await tx.session.scalars(query.execution_options(populate_existing=True))
    return {one.external_id: one for one in known}


async def still_there(
    tx: Transaction, account_id: UUID, *, since: datetime, until: datetime
) -> list[Watched]:
    """What was written from ``since`` to ``until`` and is not known to be gone."""
    known: list[Watched] = []
    for row in BOTH:
        query = select(row).where(
            row.account_id == account_id,
            row.deleted_at.is_(None),
            row.written_at >= since,
            row.written_at < until,
        )
        known += await tx.session.scalars(query)
    return known


# What may be on its way.


async def open_attempts(
    tx: Transaction, model: type[BaseAttempt], account_id: UUID
) -> Sequence[BaseAttempt]:
    """Attempts on an account of which the network may hold what we do not know the id of.

    They may be calling, or unconfirmed; a person may have said that nothing came, or that it is
    there without saying where.
    """
    state = model.state
    query = select(model).where(
        model.account_id == account_id,
        or_(
            state.in_([AttemptState.CALLING.value, AttemptState.UNCONFIRMED.value]),
            and_(state == AttemptState.READY.value, model.look_since.is_not(None)),
            and_(state == AttemptState.DONE.value, model.external_id.is_(None)),
        ),
    )
    return list(await tx.session.scalars(query.execution_options(populate_existing=True)))


# When timelines are read.


async def add_mark(tx: Transaction, account: Account) -> None:
    """Read the account's timeline from now on; connected again, at once.

    Another profile under the same name begins afresh: what it wrote before is history.
    """
    row = TimelineMark
    adding = insert(row).values(
        workspace_id=tx.workspace_id,
        account_id=account.id,
        profile_id=account.external_id,
        cursor=None,
        since=tx.now,
        next_read_at=AT_ONCE,
        eager_until=AT_ONCE,
        next_deep_at=AT_ONCE,
    )
    new, same = adding.excluded, row.profile_id == adding.excluded.profile_id
    changed = {
        "profile_id": new.profile_id,
        "cursor": case((same, row.cursor), else_=None),
        "since": case((same, row.since), else_=new.since),
        "next_read_at": AT_ONCE,
        "next_deep_at": AT_ONCE,
    }
    keys = ["workspace_id", "account_id"]
    await tx.session.execute(adding.on_conflict_do_update(index_elements=keys, set_=changed))


def _mark(tx: Transaction, account_id: UUID) -> Any:
    return and_(TimelineMark.workspace_id == tx.workspace_id, TimelineMark.account_id == account_id)


async def mark_of(tx: Transaction, account_id: UUID) -> TimelineMark | None:
    """How far the account's timeline was read."""
    query = select(TimelineMark).where(_mark(tx, account_id))
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def lock_mark(tx: Transaction, account_id: UUID) -> TimelineMark | None:
    """The same, held: one reading of an account is taken in after the other."""
    query = select(TimelineMark).where(_mark(tx, account_id)).with_for_update()
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def postpone(tx: Transaction, account_id: UUID, at: datetime) -> None:
    """Read the account no earlier than ``at`` (wall clock, UTC)."""
    row = TimelineMark
    await tx.session.execute(
        update(row).where(_mark(tx, account_id)).values(next_read_at=at, eager_until=AT_ONCE)
    )


async def hasten(
    tx: Transaction, account_id: UUID, *, read_at: datetime, eager_until: datetime, deep: bool
) -> None:
    """Read the account by ``read_at``, and often until ``eager_until`` (wall clock, UTC)."""
    row = TimelineMark
    values: dict[str, Any] = {
        "next_read_at": func.least(row.next_read_at, read_at),
        "eager_until": eager_until,
    }
    if deep:
        values["next_deep_at"] = AT_ONCE
    await tx.session.execute(update(row).where(_mark(tx, account_id)).values(values))


async def claim_reads(
    session: AsyncSession, *, wall: datetime, next_read_at: datetime, eager_at: datetime
) -> list[tuple[UUID, UUID]]:
    """Workspace and id of every account that is due, each claimed by one sweeper alone."""
    row = TimelineMark
    due = (
        select(row.workspace_id, row.account_id)
        .where(row.next_read_at <= wall)
        .order_by(row.next_read_at)
        .limit(READ_BATCH)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    claiming = (
        update(row)
        .where(tuple_(row.workspace_id, row.account_id).in_(select(due)))
        .values(next_read_at=case((row.eager_until > wall, eager_at), else_=next_read_at))
        .returning(row.workspace_id, row.account_id)
        .execution_options(synchronize_session=False)
    )
    return [(one[0], one[1]) for one in await session.execute(claiming)]
