"""Every query on promises. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from bot.features.promises.models import Promise
from bot.features.promises.rules import UnknownPromise
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["kept_since", "lock_promise", "of_subject", "open_promises", "persons"]


async def lock_promise(tx: Transaction, promise_id: UUID) -> Promise:
    """One promise as it is now, held until the commit. Raises UnknownPromise."""
    query = select(Promise).where(Promise.id == promise_id).with_for_update()
    found = await tx.session.scalar(query.execution_options(populate_existing=True))
    if found is None or found.dropped_at is not None:
        raise UnknownPromise
    return found


async def of_subject(tx: Transaction, subject: str) -> list[Promise]:
    """What was promised on one thing and not dropped, by day."""
    query = select(Promise).where(Promise.subject == subject, Promise.dropped_at.is_(None))
    return list(await tx.session.scalars(query.order_by(Promise.due, Promise.made_at, Promise.id)))


async def open_promises(tx: Transaction, client_id: UUID) -> list[Promise]:
    """What was promised to this client or by it and is not here yet, by day."""
    query = select(Promise).where(
        Promise.client_id == client_id, Promise.kept_at.is_(None), Promise.dropped_at.is_(None)
    )
    return list(await tx.session.scalars(query.order_by(Promise.due, Promise.made_at, Promise.id)))


async def kept_since(tx: Transaction, client_id: UUID, since: datetime) -> list[Promise]:
    """What was delivered since a moment, the latest first."""
    query = select(Promise).where(Promise.client_id == client_id, Promise.kept_at >= since)
    return list(await tx.session.scalars(query.order_by(Promise.kept_at.desc(), Promise.id)))


async def persons(tx: Transaction, ids: Collection[UUID | None]) -> Mapping[UUID, Person]:
    """People by id, for names; Nones are left out."""
    return await people.by_id(tx, {one for one in ids if one is not None})
