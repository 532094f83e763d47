"""`rapport export`: a part of a client's record as files that anybody can read and check."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import Progress

from bot.clock import Clock
from bot.errors import SettingsError
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.operating.clientele import find_client
from bot.operating.copies import Copies, Span
from bot.operating.printed import Printed
from bot.record.bundle import BundledEntry, Chosen, bundled, digest_of, line_of, statement
from bot.record.heads import Head, SigningKey
from bot.record.rules import Audience
from bot.record.search import seq_at
from bot.record.verify import verify
from bot.record.walk import Broken
from bot.settings import Settings
from bot.storage.transaction import Database, Transaction

__all__ = ["Asked", "export_record"]

ENTRIES, PAGE, STATEMENT, VERIFIER = "entries.jsonl", "index.html", "bundle.json", "verify.py"
BEFORE_ALL, AFTER_ALL = datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Asked:
    """What the command line asks for. Days are the client's; both are included."""

    slug: str
    since: date | None
    until: date | None
    audience: Audience
    out: Path


async def export_record(settings: Settings, asked: Asked) -> int:
    """Write the bundle; 0, or 1 where the record does not hold and nothing is written.

    Raises:
        SettingsError: no client has that short name, or the folder holds something already.
    """
    if asked.out.exists() and any(asked.out.iterdir()):
        raise SettingsError(f"{asked.out} is not empty: name a new folder with --out")
    console, key = Console(), SigningKey(settings.signing_key)
    database = Database(settings.database_url, Clock())
    try:
        workspace_id, client_id = await find_client(database, settings, asked.slug)
        async with database.transaction(workspace_id) as tx:
            client = await clients.client_by_id(tx, client_id)
            head = await _checked(tx, client, console)
            if head is None:
                return 1
            await _write(tx, client, asked, key=key, head=head)
    finally:
        await database.close()
    console.print(f"Written to {asked.out}:", markup=False)
    console.print(f"  {PAGE} to read and print, {VERIFIER} to check it all with Python alone.")
    return 0


async def _checked(tx: Transaction, client: Client, console: Console) -> Head | None:
    """Where the chain ends, if all of it holds."""
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Checking", total=None)
        result = await verify(
            tx, client.id, on_entry=lambda seq: progress.update(task, completed=seq)
        )
    if not isinstance(result, Broken):
        return result.head
    line = f"{client.slug}: entry {result.seq}: {result.fault} ({result.detail})"
    console.print(line, style="red", markup=False, soft_wrap=True)
    console.print("Nothing was written: a bundle is for what holds. See docs/record.md.")
    return None


async def _write(
    tx: Transaction, client: Client, asked: Asked, *, key: SigningKey, head: Head
) -> None:
    chosen = await _chosen(tx, client, asked, head)
    asked.out.mkdir(parents=True, exist_ok=True)
    printed = Printed(
        tx, client, chosen=chosen, days=(asked.since, asked.until), head=head, key=key
    )
    copies = Copies(tx, client, asked.out, audience=asked.audience, span=_span(client, asked))
    with (
        (asked.out / ENTRIES).open("w", encoding="utf-8", newline="\n") as lines,
        (asked.out / PAGE).open("w", encoding="utf-8", newline="\n") as page,
    ):
        async for part in printed.parts(_kept(bundled(tx, client.id, chosen, head=head), lines)):
            page.write(part)
        async for part in copies.parts():
            page.write(part)
        page.write(printed.end())
    (asked.out / VERIFIER).write_bytes(files("bot.record").joinpath("verifier.py").read_bytes())
    (asked.out / STATEMENT).write_text(
        statement(
            head,
            name=client.slug,
            key=key,
            chosen=chosen,
            files={name: digest_of(asked.out / name) for name in (ENTRIES, PAGE, *copies.names)},
            about={
                "brand": client.brand,
                "from": asked.since.isoformat() if asked.since else None,
                "to": asked.until.isoformat() if asked.until else None,
                "zone": client.zone,
                "written": tx.now.isoformat(),
            },
        ),
        encoding="utf-8",
    )


async def _kept(found: AsyncIterator[BundledEntry], lines: TextIO) -> AsyncIterator[BundledEntry]:
    """Each entry on its way to the page leaves its line in the file."""
    async for entry in found:
        lines.write(f"{line_of(entry)}\n")
        yield entry


async def _chosen(tx: Transaction, client: Client, asked: Asked, head: Head) -> Chosen:
    span = _span(client, asked)
    first, last = 1, head.seq
    if asked.since is not None:
        first = await seq_at(tx, client.id, span.since)
    if asked.until is not None:
        last = await seq_at(tx, client.id, span.until) - 1
    return Chosen(first, min(last, head.seq), asked.audience)


def _span(client: Client, asked: Asked) -> Span:
    zone = ZoneInfo(client.zone)
    until = _midnight(asked.until + timedelta(days=1), zone) if asked.until else AFTER_ALL
    return Span(_midnight(asked.since, zone) if asked.since else BEFORE_ALL, until)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
