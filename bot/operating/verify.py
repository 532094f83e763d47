"""`rapport verify`: does the record still say what it said?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from rich.console import Console
from rich.progress import Progress, TaskID

from bot.clock import Clock
from bot.errors import SettingsError
from bot.features.clients import service as clients
from bot.record.chains import chain_end, chains
from bot.record.heads import Head, HeadLineError, SigningKey, parse_head_line
from bot.record.verify import ChainReport, verify
from bot.settings import Settings
from bot.slack.installs import Installs
from bot.slack.models import Install
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database

__all__ = ["verify_record"]


@dataclass(frozen=True)
class _Chain:
    """One chain to check, as people call it, and the lines about it that were kept outside."""

    workspace_id: UUID
    client_id: UUID | None
    name: str
    points: tuple[Head, ...]
    entries: int
    """By its head, for whoever waits: what is found is found entry by entry."""


class _Done:
    """How far one chain is; the bar is told now and then, for drawing takes time too."""

    STEP = 500

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task
        self._told = 0

    def see(self, seq: int) -> None:
        """This entry holds."""
        if seq - self._told >= self.STEP:
            self.end(seq)

    def end(self, seq: int) -> None:
        """Everything up to here is looked at."""
        self._progress.advance(self._task, seq - self._told)
        self._told = seq


async def verify_record(settings: Settings, slug: str | None, lines: Sequence[str]) -> int:
    """Check every chain (or one client's), with checkpoints held outside; 0 when all hold.

    Raises:
        SettingsError: no client has that short name.
    """
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
    # the data of a workspace that removed the app stay, and so does its record
    installs = await Installs(database, SecretBox(settings.secret_keys)).all(removed=True)
    chosen = [chain for install in installs for chain in await _chains(database, install, heads)]
    if slug is not None:
        chosen = _of_client(chosen, slug)
    broken = 0
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Checking", total=sum(chain.entries for chain in chosen))
        for chain in chosen:
            done = _Done(progress, task)
            async with database.transaction(chain.workspace_id) as tx:
                result = await verify(
                    tx, chain.client_id, checkpoints=chain.points, on_entry=done.see
                )
            done.end(chain.entries)
            report = ChainReport(chain.workspace_id, chain.client_id, result)
            style = "green" if report.holds else "red"
            console.print(report.describe(chain.name), style=style, markup=False, soft_wrap=True)
            broken += not report.holds
    known = {install.id for install in installs}
    strangers = [head for head in heads if head.workspace_id not in known]
    for head in strangers:
        line = f"checkpoint #{head.seq} {head.short}: its workspace is not in this database"
        console.print(line, style="red", markup=False, soft_wrap=True)
    bad = broken + len(strangers)
    console.print(f"{len(chosen)} chains checked, {bad} do not hold.", markup=False)
    return 1 if bad else 0


async def _chains(database: Database, install: Install, heads: Sequence[Head]) -> list[_Chain]:
    """The chains of a workspace, also those that only a checkpoint still tells of."""
    own = [head for head in heads if head.workspace_id == install.id]
    async with database.transaction(install.id) as tx:
        slugs = {client.id: client.slug for client in await clients.clients(tx)}
        found = {
            client_id: (await chain_end(tx, client_id)).seq
            for client_id in dict.fromkeys([*await chains(tx), *(head.client_id for head in own)])
        }
    return [
        _Chain(
            workspace_id=install.id,
            client_id=client_id,
            name=slugs.get(client_id, str(client_id)) if client_id else install.team_name,
            points=tuple(head for head in own if head.client_id == client_id),
            entries=entries,
        )
        for client_id, entries in found.items()
    ]


def _of_client(found: Sequence[_Chain], slug: str) -> list[_Chain]:
    named = [chain for chain in found if chain.client_id and chain.name == slug]
    if not named:
        known = sorted({chain.name for chain in found if chain.client_id})
        raise SettingsError(f"no client is called {slug}; there are: {', '.join(known) or 'none'}")
    return named
