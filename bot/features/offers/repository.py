"""Every query on kept words. Row-level security adds the workspace."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import delete, select

from bot.features.offers.models import KeptWords
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["find_words", "forget_words", "persons"]


async def find_words(tx: Transaction, words_id: UUID) -> KeptWords | None:
    """Words that were kept; None: they are not, or not any more."""
    return await tx.session.scalar(select(KeptWords).where(KeptWords.id == words_id))


async def forget_words(tx: Transaction, words_id: UUID, author_id: UUID) -> None:
    """It was just talk, or it stands elsewhere by now; words of somebody else stay."""
    await tx.session.execute(
        delete(KeptWords).where(KeptWords.id == words_id, KeptWords.author_id == author_id)
    )


async def persons(tx: Transaction, ids: Collection[UUID]) -> Mapping[UUID, Person]:
    """People by id, for names."""
    return await people.by_id(tx, ids)
