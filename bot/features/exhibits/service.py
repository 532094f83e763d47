"""Use cases around opening kept files."""

from dataclasses import dataclass
from uuid import UUID

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Side
from bot.features.evidence import repository as evidence
from bot.features.evidence.models import Evidence, EvidenceFile
from bot.features.exhibits.rules import LASTS, PURPOSE, FileNotHere, check_open
from bot.pages.links import Link, Links
from bot.record.ledger import Entry, record
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["Exhibit", "open_file", "read"]


@dataclass(frozen=True)
class Exhibit:
    """A kept file, for one reader."""

    name: str
    mimetype: str
    content: bytes


async def open_file(
    tx: Transaction, links: Links, file_id: UUID, person: Person
) -> tuple[EvidenceFile, str]:
    """A link to the file for this person alone, good for half an hour; it is an entry.

    Raises:
        FileNotHere: it is not there, or not for them.
        NoPublicAddress: nobody could open a link.
    """
    file, held = await _file(tx, file_id)
    client = await clients.client_by_id(tx, held.client_id)
    check_open(file.status, held.audience, await _side(tx, client, person.id))
    link = await links.create(
        tx,
        purpose=PURPOSE,
        subject_id=file.id,
        client_id=client.id,
        person_id=person.id,
        expires_at=tx.now + LASTS,
    )
    entry = Entry(
        client_id=client.id,
        kind="evidence.file_opened",
        audience=held.audience,
        actor=str(person.id),
        subject=f"change:{held.change_id}",
        payload={"evidence": str(held.id), "file": str(file.id), "name": file.name},
    )
    record(tx, entry)
    return file, link.url


async def read(tx: Transaction, link: Link) -> Exhibit | None:
    """What a link shows; None where it was erased, or its reader has no part here any more."""
    try:
        file, held = await _file(tx, link.subject_id)
        client = await clients.client_by_id(tx, held.client_id)
        side = await _side(tx, client, link.person_id) if link.person_id else None
        check_open(file.status, held.audience, side)
    except FileNotHere:
        return None
    content = await evidence.content_of(tx, file.id)
    return Exhibit(file.name, file.mimetype, content) if content is not None else None


async def _file(tx: Transaction, file_id: UUID) -> tuple[EvidenceFile, Evidence]:
    found = await evidence.file_with_evidence(tx, file_id)
    if found is None or found[1].change_id is None:
        raise FileNotHere
    return found


async def _side(tx: Transaction, client: Client, person_id: UUID) -> Side | None:
    around = await clients.members(tx, client.id)
    return next((view.side for view in around if view.person.id == person_id), None)
