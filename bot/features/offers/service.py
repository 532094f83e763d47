"""Use cases around words of which nobody has said yet what they are."""

from uuid import UUID

from bot.features.clients.models import Client
from bot.features.offers import repository
from bot.features.offers.models import KeptWords
from bot.features.offers.payloads import Words
from bot.features.offers.rules import UnknownWords, check_author
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["forget", "keep", "words_of"]


async def keep(
    tx: Transaction, *, client: Client, person: Person, text: str, words_id: UUID
) -> None:
    """Keep words that are too long for a button; those that are kept stay."""
    if await repository.find_words(tx, words_id) is not None:
        return
    tx.session.add(
        KeptWords(
            workspace_id=tx.workspace_id,
            id=words_id,
            client_id=client.id,
            author_id=person.id,
            text=text,
            said_at=tx.now,
        )
    )


async def words_of(tx: Transaction, client: Client, said: Words, person: Person) -> str:
    """What was said, from the button or from where it is kept.

    Raises:
        NotTheAuthor: somebody else said it.
        UnknownWords: it is not kept for this client.
    """
    author = (await repository.persons(tx, {said.author})).get(said.author)
    check_author(said.author, person.id, who=author.name if author else "?")
    if not said.kept:
        return said.text
    kept = await repository.find_words(tx, said.words_id)
    if kept is None or kept.client_id != client.id or kept.author_id != person.id:
        raise UnknownWords
    return kept.text


async def forget(tx: Transaction, words_id: UUID, person: Person) -> None:
    """Nobody needs the words any more that were kept for this person."""
    await repository.forget_words(tx, words_id, person.id)
