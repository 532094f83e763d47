"""`rapport erase`: what entries of a client's record said, gone for good on somebody's request."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID
from zoneinfo import ZoneInfo

from rich.console import Console

from bot.clock import Clock
from bot.errors import SettingsError
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.erasures import service as erasures
from bot.features.reading import repository as reading
from bot.features.reading.rules import CONTACT
from bot.i18n.reader import Reader
from bot.operating.clientele import find_client
from bot.record import repository
from bot.record.ledger import erase
from bot.record.repository import RecordedEntry
from bot.record.rules import ERASED
from bot.settings import Settings
from bot.slack import people
from bot.slack.models import Person
from bot.storage.transaction import Database, Transaction
from bot.telling.entries import Erasure, ids_in, slack_names_in, tell
from bot.telling.values import Known, Values
from bot.wiring import subscribers

__all__ = ["Asked", "erase_entries"]

ACTOR = "system"
"""Whoever runs Rapport has no id in the record; on whose request it was is what counts."""


@dataclass(frozen=True)
class Asked:
    """What the command line asks for."""

    slug: str
    seqs: Sequence[int]
    on_request_of: str
    """A Slack user's id, a person's id in Rapport, or ``contact``."""


@dataclass(frozen=True)
class _Found:
    """What was asked for, as the record has it now."""

    client: Client
    requester: str
    """An id, or ``contact``: never a name."""
    requester_name: str
    left: Sequence[RecordedEntry]
    """Those that still say something."""
    gone: dict[int, Erasure]
    repeated: Sequence[int]
    told: dict[int, str] = field(default_factory=dict)


async def erase_entries(
    settings: Settings, asked: Asked, agrees: Callable[[int], bool] | None
) -> int:
    """Show what would go, ask, and erase it; 0 when it is gone, 1 when the answer was no.

    ``agrees`` is asked with the number of entries; None: it was agreed beforehand.

    Raises:
        SettingsError: no such client, entry or person, or an entry that stays.
    """
    console = Console()
    database = Database(settings.database_url, Clock(), subscribers())
    try:
        workspace_id, client_id = await find_client(database, settings, asked.slug)
        async with database.transaction(workspace_id) as tx:
            found = await _look(tx, client_id, asked)
        _show(console, found)
        if not found.left:
            console.print("Nothing is left to erase.")
            return 0
        # nobody is asked while a transaction is open
        if agrees is not None and not agrees(len(found.left)):
            console.print("Nothing was erased.")
            return 1
        async with database.transaction(workspace_id) as tx:
            for entry in found.left:
                await erase(tx, client_id, entry.seq, on_request_of=found.requester, actor=ACTOR)
    finally:
        await database.close()
    seqs = _numbers([entry.seq for entry in found.left])
    console.print(f"Erased: {seqs}. The chain still holds: rapport verify.", markup=False)
    console.print("The worker takes the words out of what stands in Slack; see docs/record.md.")
    return 0


async def _look(tx: Transaction, client_id: UUID, asked: Asked) -> _Found:
    client = await clients.client_by_id(tx, client_id)
    requester, name = await _requester(tx, client, asked.on_request_of)
    entries = [await _entry(tx, client, seq) for seq in sorted(set(asked.seqs))]
    left = [entry for entry in entries if entry.payload is not None]
    gone = [entry.seq for entry in entries if entry.payload is None]
    return _Found(
        client=client,
        requester=requester,
        requester_name=name,
        left=left,
        gone=dict(await reading.erasures(tx, client_id, gone)),
        repeated=await erasures.repeated(tx, client_id, left),
        told=await _told(tx, client, left),
    )


async def _entry(tx: Transaction, client: Client, seq: int) -> RecordedEntry:
    entry = await repository.entry(tx, client.id, seq)
    if entry is None:
        raise SettingsError(f"the record of {client.slug} has no entry {seq}")
    if entry.kind == ERASED:
        raise SettingsError(f"entry {seq} tells of an erasure: it stays, and holds no words")
    return entry


async def _requester(tx: Transaction, client: Client, who: str) -> tuple[str, str]:
    """The id that the record will hold, and how to call it on the screen."""
    if who == CONTACT:
        return CONTACT, f"whoever reads {client.contact_email or 'the address'}"
    person = await _person(tx, client, who)
    if person is None:
        raise SettingsError(
            f"nobody is known as {who}: give --on-request-of a Slack user's id (in their profile: "
            "Copy member ID), a person's id in Rapport, or contact"
        )
    return str(person.id), person.name


async def _person(tx: Transaction, client: Client, who: str) -> Person | None:
    try:
        return (await people.by_id(tx, [UUID(who)])).get(UUID(who))
    except ValueError:
        around = [view.person for view in await clients.members(tx, client.id)]
        mine = [person for person in around if person.slack_user_id == who]
        return mine[0] if mine else await erasures.person_in_slack(tx, who)


async def _told(
    tx: Transaction, client: Client, entries: Sequence[RecordedEntry]
) -> dict[int, str]:
    """What each says, in the words of the record page, in English for the operator."""
    reader = Reader("en", ZoneInfo(client.zone))
    ids = ids_in(entries)
    names = {str(id_): person.name for id_, person in (await people.by_id(tx, ids)).items()}
    names |= {str(id_): name for id_, name in (await reading.things(tx, client.id, ids)).items()}
    known = Known(names, await reading.names_in_slack(tx, slack_names_in(entries)))
    values = Values(reader, tx.now, known)
    lines = {}
    for entry in entries:
        told = tell(entry, values, None)
        said = [f"    {words}" for words in told.spoken]
        facts = [f"    {fact.name}: {fact.value}" for fact in told.facts]
        first = f"#{entry.seq} {told.title} ({told.about}), {told.when}, {told.who}"
        lines[entry.seq] = "\n".join([first, *said, *facts])
    return lines


def _show(console: Console, found: _Found) -> None:
    zone = ZoneInfo(found.client.zone)
    for seq, erasure in found.gone.items():
        day = erasure.at.astimezone(zone).date().isoformat()
        line = f"Entry {seq} was erased on {day} already: entry {erasure.seq} tells of it."
        console.print(line, markup=False)
    if not found.left:
        return
    console.print(f"On request of {found.requester_name}, this goes for good:", markup=False)
    for line in found.told.values():
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    if found.repeated:
        more = " ".join(f"--entry {seq}" for seq in found.repeated)
        console.print(
            f"{_numbers(found.repeated)} of the record still say the same; to erase them too, "
            f"add {more}",
            markup=False,
            soft_wrap=True,
        )


def _numbers(seqs: Sequence[int]) -> str:
    listed = ", ".join(f"#{seq}" for seq in seqs)
    return f"entry {listed}" if len(seqs) == 1 else f"entries {listed}"
