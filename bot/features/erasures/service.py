"""Use cases around erasing: the entry, and every copy of its words."""

from collections.abc import Sequence
from uuid import UUID

from bot.features.clients import service as clients
from bot.features.erasures import repository
from bot.features.erasures.rules import OF_CLIENT, Words, ids_of, words_of
from bot.features.evidence import service as evidence
from bot.i18n.reader import Language
from bot.record.events import EntryErased
from bot.record.repository import RecordedEntry
from bot.slack.models import Person
from bot.slack.outbound import Line, update_message
from bot.slack.responses import Message
from bot.slack.tables import OutboundMessage
from bot.storage.transaction import Transaction

__all__ = ["on_entry_erased", "person_in_slack", "repeated"]

FILES = frozenset({"evidence.kept", "evidence.file_kept", "evidence.file_refused"})
"""What tells of files: their bytes go with it."""


async def on_entry_erased(tx: Transaction, event: EntryErased) -> None:
    """Take the words from wherever they were kept or shown, in the same transaction."""
    if event.client_id is None:
        return  # settings of the workspace: nobody's words
    client = await clients.client_by_id(tx, event.client_id)
    note = clients.shared_reader(client).text("erasures-gone")
    words = words_of(event.kind, event.payload)
    ids = ids_of(event.subject, event.payload) - {client.id}
    await tx.session.flush()
    area = event.kind.partition(".")[0]
    await repository.scrub_copies(tx, client.id, words, ids, note, OF_CLIENT.get(area, ()))
    await repository.forget_mails(
        tx, client.id, words, ids, clients.shared_reader(client).text("erasures-mail-gone")
    )
    for message, own in await repository.messages_with(tx, client, words, event.subject):
        await _say_without(tx, message, words, note, own=own)
    tx.session.expire_all()  # rows were changed behind the session's back
    if event.kind in FILES:
        for file_id in await repository.files_of(tx, ids):
            await evidence.erase_file(tx, file_id, None, on_request_of=event.on_request_of)


async def repeated(tx: Transaction, client_id: UUID, entries: Sequence[RecordedEntry]) -> list[int]:
    """The other entries of the client's chain that say the same as one of these."""
    found: set[int] = set()
    for entry in entries:
        words = words_of(entry.kind, entry.payload or {})
        seqs = [one.seq for one in entries]
        found.update(await repository.entries_with(tx, client_id, words, seqs))
    return sorted(found)


async def person_in_slack(tx: Transaction, slack_user_id: str) -> Person | None:
    """Whoever was seen under this id in Slack, to say on whose request something goes."""
    return await repository.person_in_slack(tx, slack_user_id)


async def _say_without(
    tx: Transaction, message: OutboundMessage, words: Words, note: str, *, own: bool
) -> None:
    """Have a message shown without the words, also where it stands in Slack already."""
    body = words.without_in_message(message.body, note, own=own)
    line = None
    if message.line_blocks:
        lines = words.without_in_message(message.line_blocks, note, own=own)
        language: Language = "es" if message.line_language == "es" else "en"
        line = Line(message.line_key or "", tuple(lines), language)
    shown = Message(body.get("text", ""), tuple(body.get("blocks", ())))
    await update_message(tx, message.id, shown, line)
