"""Every query on how both sides work. Row-level security adds the workspace."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from bot.features.working.models import Agreement, Term
from bot.storage.transaction import Transaction

__all__ = ["agreements", "lock_page", "put_term", "terms"]


async def lock_page(tx: Transaction, client_id: UUID) -> None:
    """Let one change of a client's page, or agreement to it, go first; freed at the commit."""
    key = f"working:{client_id}"
    await tx.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


async def terms(tx: Transaction, client_id: UUID) -> dict[str, Any]:
    """What the page alone keeps, by its name."""
    rows = await tx.session.scalars(
        select(Term).where(Term.client_id == client_id).execution_options(populate_existing=True)
    )
    return {row.term: row.value for row in rows}


async def put_term(tx: Transaction, client_id: UUID, term: str, value: list[str] | str) -> None:
    """Keep one line in the place of what stood there."""
    adding = insert(Term).values(
        workspace_id=tx.workspace_id, client_id=client_id, term=term, value=value
    )
    keys = [Term.workspace_id, Term.client_id, Term.term]
    await tx.session.execute(
        adding.on_conflict_do_update(index_elements=keys, set_={"value": adding.excluded.value})
    )


async def agreements(tx: Transaction, client_id: UUID) -> Sequence[Agreement]:
    """The last three versions, the newest first: of two in a row one was agreed to by both."""
    query = (
        select(Agreement)
        .where(Agreement.client_id == client_id)
        .order_by(Agreement.version.desc())
        .limit(3)
    )
    found = await tx.session.scalars(query.execution_options(populate_existing=True))
    return found.all()
