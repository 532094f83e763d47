"""Appending: what a use case records is collected, and written last, just before the commit.

The heads of all chains concerned are locked once, sorted, and held only for the one statement that
follows and the commit: locks cannot cross. The time of an entry is that of its transaction, moved
up to the chain's last entry where a transaction that began later was faster: time never runs
against ``seq``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from bot.record import repository
from bot.record.events import EntryErased
from bot.record.marks import marks_of, words_of
from bot.record.repository import HeadRow, NewRow
from bot.record.rules import (
    ERASED,
    JSON,
    Audience,
    Header,
    InvalidEntryError,
    canonical_payload,
    chain_key,
    check_words,
    digest,
    erased_subject,
    new_salt,
)
from bot.storage.transaction import Transaction

__all__ = ["AlreadyErasedError", "Entry", "NoSuchEntryError", "erase", "record"]

_NOTE = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened, as a use case tells it."""

    client_id: UUID | None
    """None: the workspace's own chain."""
    kind: str
    """``area.what_happened``, for example ``plan.change_told``."""
    audience: Audience
    actor: str
    """``str(person_id)``, or ``system``; never a name."""
    subject: str
    """``word:id``, for example ``change:<uuid>``."""
    payload: Mapping[str, JSON] = field(default_factory=dict)


@dataclass(slots=True)
class _Collected:
    """What one transaction will append."""

    drafts: list[tuple[Entry, str]] = field(default_factory=list)
    erasures: list[tuple[UUID, int]] = field(default_factory=list)
    written: bool = False


class NoSuchEntryError(LookupError):
    """This chain has no entry of that number."""


class AlreadyErasedError(ValueError):
    """The payload is gone already, or is that of an ``erased`` entry, which stays."""


def record(tx: Transaction, entry: Entry) -> None:
    """Append ``entry`` to its chain when ``tx`` commits; entries of one chain keep their order.

    The payload is checked and fixed now: changing the mapping afterwards changes nothing.

    Raises:
        InvalidEntryError: a float in the payload, or words that are not in form.
        RuntimeError: the transaction has written its entries already.
    """
    if entry.kind.startswith("record."):
        raise InvalidEntryError(f"{entry.kind}: only the record itself writes of itself")
    _collect(tx, entry)


async def erase(
    tx: Transaction, client_id: UUID | None, seq: int, *, on_request_of: str, actor: str
) -> None:
    """Remove payload and salt of one entry for good, when ``tx`` commits.

    The header stays, and an ``erased`` entry of the same audience tells what, when and on whose
    request (an id, not a name). ``EntryErased`` is for whoever keeps a copy of the words.

    Raises:
        NoSuchEntryError: there is no such entry.
        AlreadyErasedError: there is nothing to erase, or the entry tells of an erasure itself.
    """
    found = await repository.entry(tx, client_id, seq)
    if found is None:
        raise NoSuchEntryError(f"no entry {seq}")
    if found.payload is None or found.kind == ERASED:
        raise AlreadyErasedError(f"entry {seq} has nothing to erase")
    entry = Entry(
        client_id=client_id,
        kind=ERASED,
        audience=found.audience,
        actor=actor,
        subject=erased_subject(seq),
        payload={"kind": found.kind, "on_request_of": on_request_of, "seq": seq},
    )
    _collect(tx, entry).erasures.append((chain_key(client_id), seq))
    await tx.publish(
        EntryErased(client_id, seq, found.kind, found.subject, found.payload, actor, on_request_of)
    )


def _collect(tx: Transaction, entry: Entry) -> _Collected:
    check_words(kind=entry.kind, audience=entry.audience, actor=entry.actor, subject=entry.subject)
    collected = cast("_Collected", tx.notes.setdefault(_NOTE, _Collected()))
    if collected.written:
        raise RuntimeError(f"{entry.kind} comes too late: this transaction's entries are written")
    collected.drafts.append((entry, canonical_payload(entry.payload)))
    tx.before_commit(_NOTE, _write)
    return collected


async def _write(tx: Transaction) -> None:
    collected = cast("_Collected", tx.notes[_NOTE])
    collected.written = True
    keys = {chain_key(entry.client_id) for entry, _ in collected.drafts}
    heads = await repository.lock_heads(tx, sorted(keys))
    rows = [_chain(tx, heads, entry, payload) for entry, payload in collected.drafts]
    await repository.append(tx, rows, heads.values())
    for key, seq in collected.erasures:
        if not await repository.delete_payload(tx, key, seq):
            raise AlreadyErasedError(f"entry {seq} was erased by somebody else")


def _chain(tx: Transaction, heads: dict[UUID, HeadRow], entry: Entry, payload: str) -> NewRow:
    """The next entry of its chain; moves the head on."""
    key = chain_key(entry.client_id)
    head = heads[key]
    salt = new_salt()
    header = Header(
        workspace_id=tx.workspace_id,
        client_id=entry.client_id,
        seq=head.seq + 1,
        kind=entry.kind,
        audience=entry.audience,
        actor=entry.actor,
        time=max(tx.clock.business(), head.time),
        subject=entry.subject,
        payload_digest=digest(salt, payload),
        prev_hash=head.hash,
    )
    hashed = header.hash()
    heads[key] = HeadRow(key, header.seq, hashed, header.time)
    marks, words = marks_of(header, entry.payload), words_of(entry.payload)
    return NewRow(header, hashed, salt, payload, marks, words)
