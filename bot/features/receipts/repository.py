"""Every query on receipts and their addresses. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from bot.features.receipts.models import Address, Receipt, Switch
from bot.pages.models import PageLink
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "address_row",
    "earlier_message_ids",
    "held",
    "is_off",
    "keep_receipt",
    "latest",
    "lock_address",
    "persons",
    "receipt_by_id",
    "revoke_links_of_contact",
    "sent_between",
    "switch_row",
    "take_receipt",
    "told_changes",
    "verified",
]

SENT_AT_A_TIME = 100


async def told_changes(tx: Transaction, address: str, ids: Collection[UUID]) -> set[UUID]:
    """Which of these changes an address has had a mail of their own about."""
    query = select(Receipt.change_id).where(
        Receipt.scope.in_([f"change:{one}" for one in ids]), Receipt.address == address
    )
    return {one for one in await tx.session.scalars(query) if one is not None}


async def earlier_message_ids(
    tx: Transaction, address: str, ids: Collection[UUID]
) -> Sequence[str]:
    """The Message-IDs of those mails, oldest first."""
    query = select(Receipt.message_id).where(
        Receipt.scope.in_([f"change:{one}" for one in ids]), Receipt.address == address
    )
    return list(await tx.session.scalars(query.order_by(Receipt.prepared_at, Receipt.id)))


async def keep_receipt(tx: Transaction, row: Mapping[str, object]) -> bool:
    """Keep a mail as it will be sent; False where it was kept before."""
    adding = insert(Receipt).values({"workspace_id": tx.workspace_id, **row})
    keys = ["workspace_id", "scope", "address"]
    kept = adding.on_conflict_do_nothing(index_elements=keys).returning(Receipt.id)
    return (await tx.session.scalar(kept)) is not None


async def take_receipt(tx: Transaction, receipt_id: UUID) -> Receipt | None:
    """One mail as it is now, held until the commit; None while another worker holds it."""
    query = select(Receipt).where(Receipt.id == receipt_id).with_for_update(skip_locked=True)
    return await tx.session.scalar(query.execution_options(populate_existing=True))


async def receipt_by_id(tx: Transaction, receipt_id: UUID) -> Receipt | None:
    """One mail, to read; None for an id that somebody made up."""
    return await tx.session.scalar(select(Receipt).where(Receipt.id == receipt_id))


async def held(tx: Transaction, client_id: UUID, address: str) -> list[Receipt]:
    """Mails that wait for their address to be confirmed, oldest first."""
    query = select(Receipt).where(
        Receipt.client_id == client_id,
        Receipt.status == "held",
        func.lower(Receipt.address) == address,
    )
    return list(await tx.session.scalars(query.order_by(Receipt.prepared_at).with_for_update()))


async def latest(tx: Transaction, client_id: UUID, limit: int) -> list[Receipt]:
    """The last mails of a client, newest first; for whoever looks how they went."""
    query = select(Receipt).where(Receipt.client_id == client_id)
    return list(await tx.session.scalars(query.order_by(Receipt.prepared_at.desc()).limit(limit)))


async def sent_between(
    tx: Transaction, client_id: UUID, *, since: datetime, until: datetime, after: UUID | None = None
) -> Sequence[Receipt]:
    """Receipts sent from ``since`` to before ``until``, oldest first, 100 at most.

    ``after``: those that come behind this one.
    """
    row = Receipt
    query = select(row).where(
        row.client_id == client_id,
        row.status == "sent",
        row.prepared_at >= since,
        row.prepared_at < until,
        or_(row.scope.startswith("change:"), row.scope.startswith("day:")),
    )
    if after is not None:
        last = select(row.prepared_at).where(row.id == after).scalar_subquery()
        query = query.where(tuple_(row.prepared_at, row.id) > tuple_(last, after))
    query = query.order_by(row.prepared_at, row.id).limit(SENT_AT_A_TIME)
    return (await tx.session.scalars(query)).all()


async def verified(tx: Transaction, client_id: UUID) -> set[str]:
    """Addresses that somebody confirmed, without case."""
    query = select(Address.address).where(
        Address.client_id == client_id, Address.verified_at.is_not(None)
    )
    return set(await tx.session.scalars(query))


async def address_row(tx: Transaction, client_id: UUID, address: str) -> Address | None:
    """What is known of an address."""
    return await tx.session.scalar(
        select(Address).where(Address.client_id == client_id, Address.address == address)
    )


async def lock_address(
    tx: Transaction, client_id: UUID, address: str, *, asked_at: datetime | None = None
) -> Address:
    """An address, made known if it was not, held until the commit."""
    adding = insert(Address).values(
        workspace_id=tx.workspace_id, client_id=client_id, address=address, asked_at=asked_at
    )
    await tx.session.execute(adding.on_conflict_do_nothing())
    query = select(Address).where(Address.client_id == client_id, Address.address == address)
    fresh = query.with_for_update().execution_options(populate_existing=True)
    return (await tx.session.scalars(fresh)).one()


async def is_off(tx: Transaction, client_id: UUID) -> bool:
    """Whether a client's receipts are switched off."""
    found = await tx.session.scalar(select(Switch.off).where(Switch.client_id == client_id))
    return bool(found)


async def switch_row(tx: Transaction, client_id: UUID) -> Switch:
    """The switch, made if there was none, held until the commit."""
    adding = insert(Switch).values(workspace_id=tx.workspace_id, client_id=client_id, off=False)
    await tx.session.execute(adding.on_conflict_do_nothing())
    query = select(Switch).where(Switch.client_id == client_id).with_for_update()
    return (await tx.session.scalars(query.execution_options(populate_existing=True))).one()


async def revoke_links_of_contact(tx: Transaction, client_id: UUID) -> None:
    """Pages that were opened to whoever reads the client's address open no more."""
    gone = update(PageLink).where(
        PageLink.workspace_id == tx.workspace_id,
        PageLink.client_id == client_id,
        PageLink.person_id.is_(None),
        PageLink.purpose.in_(["agree", "seen", "verify-address"]),
        PageLink.revoked_at.is_(None),
    )
    await tx.session.execute(gone.values(revoked_at=tx.now))


async def persons(tx: Transaction, ids: Collection[UUID | None]) -> Mapping[UUID, Person]:
    """People by id, for names; Nones are left out."""
    return await people.by_id(tx, {one for one in ids if one is not None})
