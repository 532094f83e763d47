"""`rapport verify`: does the record still say what it said?"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from rich.console import Console
from rich.progress import Progress

from bot.clock import Clock
from bot.features.clients import service as clients
from bot.record.chains import chains
from bot.record.heads import Head, HeadLineError, SigningKey, parse_head_line
from bot.record.verify import ChainReport, verify
from bot.settings import Settings
from bot.slack.installs import Installs
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database

__all__ = ["verify_record"]


async def verify_record(settings: Settings, slug: str | None, lines: Sequence[str]) -> int:
    """Check every chain (or one client's), with checkpoints held outside; 0 when all hold."""
    console = Console()
    try:
        heads = _read(lines, [SigningKey(settings.signing_key).public])
    except HeadLineError as error:
        console.print(f"This checkpoint cannot be used: {error}", style="red", markup=False)
        return 1
    database = Database(settings.database_url, Clock())
    try:
        return await _verify_all(database, settings, slug, heads, console)
    finally:
        await database.close()


def _read(lines: Sequence[str], keys: Sequence[Ed25519PublicKey]) -> list[Head]:
    return [parse_head_line(line, keys) for line in lines]


async def _verify_all(
    database: Database,
    settings: Settings,
    slug: str | None,
    heads: Sequence[Head],
    console: Console,
) -> int:
    installs = await Installs(database, SecretBox(settings.secret_keys)).all()
    known = {install.id for install in installs}
    strangers = [head for head in heads if head.workspace_id not in known]
    broken, seen = 0, 0
    with Progress(console=console, transient=True) as progress:
        for install in installs:
            async with database.transaction(install.id) as tx:
                names = {client.id: client.slug for client in await clients.clients(tx)}
                found = [chain for chain in await chains(tx) if _wanted(names, chain, slug)]
                found += [
                    head.client_id
                    for head in heads
                    if head.workspace_id == install.id and head.client_id not in found
                ]
                task = progress.add_task(install.team_name, total=len(found))
                for chain in dict.fromkeys(found):
                    points = [
                        head
                        for head in heads
                        if (head.workspace_id, head.client_id) == (install.id, chain)
                    ]
                    result = await verify(tx, chain, checkpoints=points)
                    report = ChainReport(install.id, chain, result)
                    name = (names.get(chain) if chain else None) or install.team_name
                    style = "green" if report.holds else "red"
                    console.print(report.describe(name), style=style, markup=False, soft_wrap=True)
                    broken += not report.holds
                    seen += 1
                    progress.advance(task)
    for head in strangers:
        console.print(
            f"checkpoint #{head.seq} {head.short}: its workspace is not in this database",
            style="red",
            markup=False,
        )
    console.print(f"{seen} chains checked, {broken + len(strangers)} do not hold.", markup=False)
    return 1 if broken or strangers else 0


def _wanted(names: Mapping[UUID, str], chain: UUID | None, slug: str | None) -> bool:
    return slug is None or (chain is not None and names.get(chain) == slug)
