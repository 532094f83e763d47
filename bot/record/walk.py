"""What makes a chain hold, entry by entry. Pure: fed with stored entries, wherever they lie."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bot.record.heads import Head
from bot.record.rules import FORMAT, GENESIS, Header, digest

__all__ = ["Broken", "ChainEnd", "Fault", "StoredEntry", "Verified", "Walk"]


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """Where the head row says the chain ends, and where its entries do."""

    seq: int
    hash: bytes
    last_entry: int
    has_row: bool


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry as it lies in the tables."""

    header: Header | None
    """None: the time in the table is none."""
    seq: int
    hash: bytes
    salt: bytes | None
    payload: str | None
    """None: not there."""
    erased: bool
    """The payload is not there, and a later entry tells of its erasure."""


class Fault(StrEnum):
    """How a chain can be broken."""

    MISSING = "missing entry"
    UNKNOWN_FORMAT = "unknown format"
    CHANGED = "changed entry"
    RELINKED = "does not follow the entry before"
    TIME_BACKWARDS = "time runs backwards"
    PAYLOAD_MISSING = "payload missing without an erasure"
    PAYLOAD_CHANGED = "changed payload"
    HEAD = "head does not match"
    CHECKPOINT = "differs from the checkpoint held outside"
    CUT = "end cut off"


@dataclass(frozen=True, slots=True)
class Verified:
    """The chain holds, up to ``head``; ``entries`` of them were walked."""

    entries: int
    head: Head


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry that does not hold, and why (in English, for the command line)."""

    seq: int
    fault: Fault
    detail: str


class Walk:
    """Feed it the entries in order, then the end. After a fault it is of no more use."""

    def __init__(
        self, workspace_id: UUID, client_id: UUID | None, checkpoints: Iterable[Head] = ()
    ) -> None:
        """Begin at the first entry.

        Raises:
            ValueError: a checkpoint is that of another chain.
        """
        self._workspace_id = workspace_id
        self._client_id = client_id
        self._checkpoints: dict[int, set[bytes]] = {}
        for point in checkpoints:
            if (point.workspace_id, point.client_id) != (workspace_id, client_id):
                raise ValueError(f"checkpoint #{point.seq} belongs to another chain")
            self._checkpoints.setdefault(point.seq, set()).add(point.hash)
        self._seq = 0
        self._hash = GENESIS
        self._time: datetime | None = None

    def feed(self, entry: StoredEntry) -> Broken | None:
        """Check the next entry; None if it holds."""
        expected = self._seq + 1
        if entry.seq != expected:
            return Broken(
                expected, Fault.MISSING, f"after {self._seq} comes {entry.seq}, not {expected}"
            )
        header = entry.header
        if header is None:
            return Broken(expected, Fault.CHANGED, "its time is no time")
        broken = self._check_header(header, entry.hash) or _check_payload(header, entry)
        if broken is None:
            self._seq, self._hash, self._time = header.seq, entry.hash, header.time
            broken = self._check_point(header.seq)
        return broken

    def finish(self, end: ChainEnd) -> Verified | Broken:
        """Compare where the entries ended with the head row and with what is held outside."""
        beyond = sorted(seq for seq in self._checkpoints if seq > self._seq)
        if beyond:
            return Broken(
                self._seq + 1,
                Fault.CUT,
                f"a checkpoint tells of entry {beyond[-1]}, the chain ends at {self._seq}",
            )
        if end.seq > self._seq:
            return Broken(
                self._seq + 1,
                Fault.CUT,
                f"the head tells of {end.seq} entries, here are {self._seq}",
            )
        if (end.seq, end.hash) != (self._seq, self._hash):
            told = f"ends at {end.seq}" if end.has_row else "is gone"
            return Broken(self._seq, Fault.HEAD, f"the entries end at {self._seq}, the head {told}")
        return Verified(self._seq, Head(self._workspace_id, self._client_id, self._seq, self._hash))

    def _check_header(self, header: Header, stored_hash: bytes) -> Broken | None:
        if header.format != FORMAT:
            return Broken(
                header.seq, Fault.UNKNOWN_FORMAT, f"format {header.format}, known is {FORMAT}"
            )
        if header.hash() != stored_hash:
            return Broken(header.seq, Fault.CHANGED, "the header does not give its hash")
        if header.prev_hash != self._hash:
            return Broken(
                header.seq, Fault.RELINKED, f"it does not carry the hash of entry {self._seq}"
            )
        if self._time is not None and header.time < self._time:
            return Broken(header.seq, Fault.TIME_BACKWARDS, f"{header.time} after {self._time}")
        return None

    def _check_point(self, seq: int) -> Broken | None:
        if self._checkpoints.get(seq, set()) <= {self._hash}:
            return None
        return Broken(seq, Fault.CHECKPOINT, "the line held outside names another hash")


def _check_payload(header: Header, entry: StoredEntry) -> Broken | None:
    if entry.payload is None or entry.salt is None:
        if entry.erased:
            return None
        return Broken(header.seq, Fault.PAYLOAD_MISSING, "no erased entry names it")
    if digest(entry.salt, entry.payload) != header.payload_digest:
        return Broken(header.seq, Fault.PAYLOAD_CHANGED, "the payload does not give its digest")
    return None
