"""Every query of the record.

They run on psycopg's own connection: appending is on the hot path of every command.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from bot.record.rules import Audience, Header, chain_key, payload_from
from bot.storage.transaction import Transaction, driver_connection

__all__ = [
    "COLUMNS",
    "PAYLOAD",
    "WITH_PAYLOADS",
    "HeadRow",
    "NewRow",
    "RecordedEntry",
    "append",
    "delete_payload",
    "entries",
    "entry",
    "lock_heads",
    "recorded",
]

_LOCK = "SELECT client_id, seq, hash, time FROM rapport_lock_record_heads(%s, %s)"

_APPEND = """
WITH rows AS (
    SELECT * FROM unnest(
        %(client)s::uuid[], %(seq)s::bigint[], %(format)s::smallint[], %(kind)s::text[],
        %(audience)s::text[], %(actor)s::text[], %(time)s::timestamptz[], %(subject)s::text[],
        %(digest)s::bytea[], %(prev)s::bytea[], %(hash)s::bytea[],
        %(salt)s::bytea[], %(payload)s::text[], %(marks)s::text[], %(words)s::text[]
    ) AS r (client_id, seq, format, kind, audience, actor, time, subject, payload_digest,
            prev_hash, hash, salt, payload, marks, words)
), new_entries AS (
    INSERT INTO record_entries (workspace_id, client_id, seq, format, kind, audience, actor, time,
                                subject, payload_digest, prev_hash, hash)
    SELECT %(workspace)s, client_id, seq, format, kind, audience, actor, time, subject,
           payload_digest, prev_hash, hash
    FROM rows
), new_payloads AS (
    INSERT INTO record_payloads (workspace_id, client_id, seq, salt, payload)
    SELECT %(workspace)s, client_id, seq, salt, payload FROM rows
), new_search AS (
    INSERT INTO record_search (workspace_id, client_id, seq, words)
    SELECT %(workspace)s, client_id, seq, rapport_record_lexemes(marks, words) FROM rows
)
UPDATE record_heads h SET seq = n.seq, hash = n.hash, time = n.time
FROM unnest(%(head_client)s::uuid[], %(head_seq)s::bigint[], %(head_hash)s::bytea[],
            %(head_time)s::timestamptz[]) AS n (client_id, seq, hash, time)
WHERE h.workspace_id = %(workspace)s AND h.client_id = n.client_id
"""

COLUMNS = "e.seq, e.kind, e.audience, e.actor, e.time, e.subject, p.payload"

# looked up row by row through the whole key: before the table's first ANALYZE the planner joins on
# a part of it, and a page of a long chain takes seconds instead of milliseconds
PAYLOAD = """
LEFT JOIN LATERAL (
    SELECT p.seq, p.salt, p.payload FROM record_payloads p
    WHERE p.workspace_id = %(workspace)s AND p.client_id = %(client)s AND p.seq = e.seq
    LIMIT 1
) p ON true
"""
WITH_PAYLOADS = f"""
FROM record_entries e
{PAYLOAD}
WHERE e.workspace_id = %(workspace)s AND e.client_id = %(client)s
"""

_ENTRY = f"SELECT {COLUMNS} {WITH_PAYLOADS} AND e.seq = %(seq)s"

_PAGE = f"""
SELECT {COLUMNS} {WITH_PAYLOADS}
AND (%(before)s::bigint IS NULL OR e.seq < %(before)s)
AND (%(audience)s::text IS NULL OR e.audience = %(audience)s)
AND (%(kinds)s::text[] IS NULL OR e.kind = ANY(%(kinds)s))
AND (%(subject)s::text IS NULL OR e.subject = %(subject)s)
ORDER BY e.seq DESC LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class HeadRow:
    """Where one chain ends: number, hash and time (UTC) of its last entry."""

    key: UUID
    seq: int
    hash: bytes
    time: datetime


@dataclass(frozen=True, slots=True)
class NewRow:
    """An entry about to be written."""

    header: Header
    hash: bytes
    salt: bytes
    payload: str
    marks: str
    words: str
    """By which it is found: `bot.record.marks`."""


@dataclass(frozen=True, slots=True)
class RecordedEntry:
    """An entry as history shows it."""

    seq: int
    kind: str
    audience: Audience
    actor: str
    time: datetime
    subject: str
    payload: dict[str, Any] | None
    """None: erased."""


async def lock_heads(tx: Transaction, keys: Sequence[UUID]) -> dict[UUID, HeadRow]:
    """Lock the heads of these chains until the commit, beginning those that are new.

    ``keys`` are sorted; the database locks in their order.
    """
    driver = await driver_connection(tx.session)
    cursor = await driver.execute(_LOCK, (tx.workspace_id, list(keys)))
    rows = await cursor.fetchall()
    return {key: HeadRow(key, seq, hash_, time.astimezone(UTC)) for key, seq, hash_, time in rows}


async def append(tx: Transaction, rows: Sequence[NewRow], heads: Iterable[HeadRow]) -> None:
    """Write entries, payloads and the moved heads in one statement."""
    headers = [row.header for row in rows]
    ends = list(heads)
    driver = await driver_connection(tx.session)
    await driver.execute(
        _APPEND,
        {
            "workspace": tx.workspace_id,
            "client": [chain_key(header.client_id) for header in headers],
            "seq": [header.seq for header in headers],
            "format": [header.format for header in headers],
            "kind": [header.kind for header in headers],
            "audience": [header.audience for header in headers],
            "actor": [header.actor for header in headers],
            "time": [header.time for header in headers],
            "subject": [header.subject for header in headers],
            "digest": [header.payload_digest for header in headers],
            "prev": [header.prev_hash for header in headers],
            "hash": [row.hash for row in rows],
            "salt": [row.salt for row in rows],
            "payload": [row.payload for row in rows],
            "marks": [row.marks for row in rows],
            "words": [row.words for row in rows],
            "head_client": [end.key for end in ends],
            "head_seq": [end.seq for end in ends],
            "head_hash": [end.hash for end in ends],
            "head_time": [end.time for end in ends],
        },
    )


async def delete_payload(tx: Transaction, key: UUID, seq: int) -> bool:
    """Let the database remove a payload that an ``erased`` entry names; False: it was not there."""
    driver = await driver_connection(tx.session)
    cursor = await driver.execute("SELECT rapport_erase_payload(%s, %s)", (key, seq))
    row = await cursor.fetchone()
    return bool(row and row[0])


async def entry(tx: Transaction, client_id: UUID | None, seq: int) -> RecordedEntry | None:
    """One entry by its number, for permalinks and erasure."""
    driver = await driver_connection(tx.session)
    cursor = await driver.execute(
        _ENTRY, {"workspace": tx.workspace_id, "client": chain_key(client_id), "seq": seq}
    )
    row = await cursor.fetchone()
    return None if row is None else recorded(row)


async def entries(
    tx: Transaction,
    client_id: UUID | None,
    *,
    audience: Audience | None,
    before_seq: int | None = None,
    limit: int = 10,
    kinds: Collection[str] | None = None,
    subject: str | None = None,
) -> list[RecordedEntry]:
    """A page of history, newest first; the next page starts before the last ``seq`` of this one.

    ``audience="client"`` keeps team matter out of a client channel; None gives the team both.
    """
    driver = await driver_connection(tx.session)
    cursor = await driver.execute(
        _PAGE,
        {
            "workspace": tx.workspace_id,
            "client": chain_key(client_id),
            "before": before_seq,
            "audience": audience,
            "kinds": None if kinds is None else list(kinds),
            "subject": subject,
            "limit": limit,
        },
    )
    return [recorded(row) for row in await cursor.fetchall()]


def recorded(row: tuple[Any, ...]) -> RecordedEntry:
    """An entry from a row of ``COLUMNS``."""
    seq, kind, audience, actor, time, subject, payload = row
    return RecordedEntry(
        seq=seq,
        kind=kind,
        audience=cast("Audience", audience),
        actor=actor,
        time=time.astimezone(UTC),
        subject=subject,
        payload=None if payload is None else payload_from(payload),
    )
