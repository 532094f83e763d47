"""Finds the first entry of a chain that does not hold.

One pass, constant memory, under the app's own role. What cannot be seen from the inside alone, an
end that was cut off or written anew, is found with a head line kept outside.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from bot.record.chains import chain_end, chains, stored_entries
from bot.record.heads import Head
from bot.record.rules import chain_key
from bot.record.walk import Broken, Verified, Walk
from bot.storage.transaction import Database, Transaction

__all__ = ["ChainReport", "current_head", "verify", "verify_report", "verify_workspace"]


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What verification found of one chain. ``client_id`` None is the workspace's own."""

    workspace_id: UUID
    client_id: UUID | None
    result: Verified | Broken

    @property
    def holds(self) -> bool:
        """Whether every entry holds."""
        return isinstance(self.result, Verified)

    def describe(self, name: str | None = None) -> str:
        """One line for the command line; ``name`` is what people call the client."""
        chain = name or (
            f"workspace {self.workspace_id}"
            if self.client_id is None
            else f"client {self.client_id}"
        )
        if isinstance(self.result, Verified):
            return f"{chain}: {self.result.entries} entries hold, head {self.result.head.short}"
        found = self.result
        return f"{chain}: entry {found.seq}: {found.fault} ({found.detail})"


async def current_head(tx: Transaction, client_id: UUID | None) -> Head:
    """Where the chain ends among what is committed; ``seq`` 0 before its first entry."""
    end = await chain_end(tx, client_id)
    return Head(tx.workspace_id, client_id, end.seq, end.hash)


async def verify(
    tx: Transaction,
    client_id: UUID | None,
    *,
    checkpoints: Iterable[Head] = (),
    on_entry: Callable[[int], None] | None = None,
) -> Verified | Broken:
    """Walk one chain from its first entry to its head, comparing with what is held outside.

    Entries appended while it runs are left for the next time. ``on_entry`` is told the number of
    every entry that holds, for whoever shows how far it is.

    Raises:
        ValueError: a checkpoint is that of another chain.
    """
    walk = Walk(tx.workspace_id, client_id, checkpoints)
    end = await chain_end(tx, client_id)
    async for entry in stored_entries(tx, client_id, upto=max(end.seq, end.last_entry)):
        broken = walk.feed(entry)
        if broken is not None:
            return broken
        if on_entry is not None:
            on_entry(entry.seq)
    return walk.finish(end)


async def verify_workspace(
    tx: Transaction, *, checkpoints: Sequence[Head] = ()
) -> AsyncIterator[ChainReport]:
    """Walk every chain of the workspace, also one that only a checkpoint still tells of.

    Raises:
        ValueError: a checkpoint is that of another workspace.
    """
    foreign = [point for point in checkpoints if point.workspace_id != tx.workspace_id]
    if foreign:
        raise ValueError(f"checkpoint #{foreign[0].seq} belongs to another workspace")
    known = {point.client_id for point in checkpoints} | set(await chains(tx))
    for client_id in sorted(known, key=chain_key):
        own = [point for point in checkpoints if point.client_id == client_id]
        yield ChainReport(tx.workspace_id, client_id, await verify(tx, client_id, checkpoints=own))


async def verify_report(
    database: Database, workspace_ids: Iterable[UUID], *, checkpoints: Sequence[Head] = ()
) -> AsyncIterator[ChainReport]:
    """Walk every chain of these workspaces, and of those that a checkpoint names.

    The command line prints ``describe()`` of each as it comes, and ends with 1 unless all hold.
    Head lines are read beforehand, with :func:`bot.record.heads.parse_head_line`.
    """
    named = {point.workspace_id for point in checkpoints}
    for workspace_id in sorted({*workspace_ids, *named}):
        own = [point for point in checkpoints if point.workspace_id == workspace_id]
        async with database.transaction(workspace_id) as tx:
            async for report in verify_workspace(tx, checkpoints=own):
                yield report
