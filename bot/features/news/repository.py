"""Every query on the day's news. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from bot.features.news.models import Line
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = [
    "add_line",
    "drop_lines",
    "lock_new_lines",
    "persons",
]


async def add_line(tx: Transaction, row: Mapping[str, object]) -> None:
    """Keep something for the day's mail, once by its key."""
    adding = insert(Line).values({"workspace_id": tx.workspace_id, "id": uuid4(), **row})
    await tx.session.execute(adding.on_conflict_do_nothing(index_elements=["workspace_id", "key"]))


async def drop_lines(tx: Transaction, client_id: UUID, about: str) -> bool:
    """Forget what was to be told of something: it is not so, or not for this mail.

    Whether there was something to forget.
    """
    gone = delete(Line).where(
        Line.client_id == client_id,
        Line.listed_at.is_(None),
        Line.key.startswith(about, autoescape=True),
    )
    return bool((await tx.session.scalars(gone.returning(Line.id))).all())


async def lock_new_lines(tx: Transaction, client_id: UUID) -> list[Line]:
    """What no day's mail has told yet, oldest first, held until the commit: for one worker."""
    query = (
        select(Line)
        .where(Line.client_id == client_id, Line.listed_at.is_(None))
        .order_by(Line.at, Line.id)
        .with_for_update()
    )
    return list(await tx.session.scalars(query.execution_options(populate_existing=True)))


async def persons(tx: Transaction, ids: Collection[UUID | None]) -> Mapping[UUID, Person]:
    """People by id, for names; Nones are left out."""
    return await people.by_id(tx, {one for one in ids if one is not None})
