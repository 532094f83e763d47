"""How verification reads whole chains: page by page, in order, with what each entry is made of."""

from collections.abc import AsyncIterator
from datetime import UTC
from typing import Any
from uuid import UUID

from bot.record.repository import WITH_PAYLOADS
from bot.record.rules import ERASED, GENESIS, Header, chain_key, client_of
from bot.record.walk import ChainEnd, StoredEntry
from bot.storage.transaction import Transaction, driver_connection

__all__ = ["chain_end", "chains", "stored_entries"]

PAGE = 500
"""Entries held at a time; memory does not grow with the chain."""

# one statement, one snapshot: appends that commit meanwhile cannot make the two disagree
_END = """
SELECT h.seq, h.hash, (
    SELECT max(seq) FROM record_entries e
    WHERE e.workspace_id = %(workspace)s AND e.client_id = %(client)s
)
FROM (VALUES (1)) one
LEFT JOIN record_heads h ON h.workspace_id = %(workspace)s AND h.client_id = %(client)s
"""

# a time that Python cannot hold (infinity, year 20000) comes as NULL: it is a changed entry
_PAGE = f"""
SELECT e.seq, e.format, e.kind, e.audience, e.actor,
       CASE WHEN e.time >= '0001-01-02' AND e.time < '9999-12-31' THEN e.time END,
       e.subject, e.payload_digest, e.prev_hash, e.hash, p.salt, p.payload,
       p.seq IS NULL AND EXISTS (
           SELECT FROM record_entries x
           WHERE x.workspace_id = e.workspace_id AND x.client_id = e.client_id
             AND x.kind = '{ERASED}' AND x.subject = 'entry:' || e.seq AND x.seq > e.seq)
{WITH_PAYLOADS}
  AND e.seq > %(after)s AND e.seq <= %(upto)s
ORDER BY e.seq LIMIT {PAGE}
"""

# jumps from client to client through the key, instead of reading every entry
_CHAINS = """
WITH RECURSIVE found AS (
    (SELECT client_id FROM record_entries WHERE workspace_id = %(workspace)s
     ORDER BY client_id LIMIT 1)
    UNION ALL
    SELECT (SELECT e.client_id FROM record_entries e
            WHERE e.workspace_id = %(workspace)s AND e.client_id > f.client_id
            ORDER BY e.client_id LIMIT 1)
    FROM found f WHERE f.client_id IS NOT NULL
)
SELECT client_id FROM found WHERE client_id IS NOT NULL
UNION SELECT client_id FROM record_heads WHERE workspace_id = %(workspace)s
ORDER BY client_id
"""


async def chains(tx: Transaction) -> list[UUID | None]:
    """Every chain of the workspace that has entries or a head; the workspace's own (None) first."""
    driver = await driver_connection(tx.session)
    cursor = await driver.execute(_CHAINS, {"workspace": tx.workspace_id})
    return [client_of(row[0]) for row in await cursor.fetchall()]


async def chain_end(tx: Transaction, client_id: UUID | None) -> ChainEnd:
    """Both ends of a chain, at one moment; all zero for a chain that never began."""
    driver = await driver_connection(tx.session)
    cursor = await driver.execute(
        _END, {"workspace": tx.workspace_id, "client": chain_key(client_id)}
    )
    row = await cursor.fetchone()
    seq, hash_, last = row or (None, None, None)
    return ChainEnd(seq or 0, hash_ or GENESIS, last or 0, seq is not None)


async def stored_entries(
    tx: Transaction, client_id: UUID | None, *, upto: int, after: int = 0
) -> AsyncIterator[StoredEntry]:
    """The entries of a chain in the order of ``seq``, beyond ``after``, none beyond ``upto``."""
    driver = await driver_connection(tx.session)
    keys = {"workspace": tx.workspace_id, "client": chain_key(client_id), "upto": upto}
    while True:
        cursor = await driver.execute(_PAGE, {**keys, "after": after}, binary=True)
        page = await cursor.fetchall()
        for row in page:
            yield _stored(tx.workspace_id, client_id, row)
        if len(page) < PAGE:
            return
        after = page[-1][0]


def _stored(workspace_id: UUID, client_id: UUID | None, row: tuple[Any, ...]) -> StoredEntry:
    (seq, version, kind, audience, actor, time, subject, digest, prev, hash_, *rest) = row
    header = None
    if time is not None:
        header = Header(
            workspace_id=workspace_id,
            client_id=client_id,
            seq=seq,
            kind=kind,
            audience=audience,
            actor=actor,
            time=time.astimezone(UTC),
            subject=subject,
            payload_digest=digest,
            prev_hash=prev,
            format=version,
        )
    salt, payload, erased = rest
    return StoredEntry(header, seq, hash_, salt, payload, erased)
