"""A page of what was looked for, in one statement: see `bot.record.marks` for how."""

from datetime import datetime
from typing import Any
from uuid import UUID

from bot.record.marks import STRETCH, Filter, chain_mark, plain, query_of
from bot.record.repository import COLUMNS, PAYLOAD, RecordedEntry, entries, recorded
from bot.record.rules import Audience, chain_key
from bot.storage.transaction import Transaction, driver_connection

__all__ = ["find", "seq_at"]

# Equations, and bounds of seq itself, would tempt the planner to walk the key: by a million rows.
_OWN = "(s.workspace_id, s.client_id) IS NOT DISTINCT FROM (%(workspace)s::uuid, %(client)s::uuid)"

# The index alone decides what is read: the chain is a mark in it. The newest stretches come first,
# the whole chain only where they do not fill the page. Rows are looked up by their whole key.
_FIND = f"""
WITH asked AS (
    SELECT websearch_to_tsquery('english', %(words)s)
        || websearch_to_tsquery('spanish', %(words)s) AS words
), recent AS MATERIALIZED (
    SELECT s.seq FROM record_search s, asked
    WHERE s.words @@ (%(stretches)s::tsquery && %(marks)s::tsquery && asked.words)
    AND s.seq + 0 < %(before)s AND s.seq + 0 >= %(since)s AND {_OWN}
    ORDER BY s.seq DESC LIMIT %(limit)s
), older AS MATERIALIZED (
    SELECT s.seq FROM record_search s, asked
    WHERE s.words @@ (%(chain)s::tsquery && %(marks)s::tsquery && asked.words)
    AND s.seq + 0 < %(edge)s AND s.seq + 0 >= %(since)s AND {_OWN}
    AND (SELECT count(*) FROM recent) < %(limit)s
    ORDER BY s.seq DESC LIMIT %(limit)s
)
SELECT {COLUMNS}
FROM (TABLE recent UNION ALL TABLE older) found
JOIN LATERAL (
    SELECT * FROM record_entries e
    WHERE e.workspace_id = %(workspace)s AND e.client_id = %(client)s AND e.seq = found.seq
    LIMIT 1
) e ON true
{PAYLOAD}
ORDER BY found.seq DESC LIMIT %(limit)s
"""

_SEQ_AT = "SELECT rapport_record_seq_at(%(workspace)s, %(client)s, %(moment)s)"

_BOUNDS = """
SELECT rapport_record_seq_at(%(workspace)s, %(client)s, %(since)s),
       rapport_record_seq_at(%(workspace)s, %(client)s, %(until)s),
       (SELECT h.seq FROM record_heads h
        WHERE h.workspace_id = %(workspace)s AND h.client_id = %(client)s),
       numnode(websearch_to_tsquery('english', %(words)s)
            || websearch_to_tsquery('spanish', %(words)s))
"""


async def seq_at(tx: Transaction, client_id: UUID | None, moment: datetime) -> int:
    """The number of the first entry of a chain at or after a moment; the next one if there is none.

    Looks at some twenty entries, however long the chain is.
    """
    driver = await driver_connection(tx.session)
    keys = {"workspace": tx.workspace_id, "client": chain_key(client_id), "moment": moment}
    cursor = await driver.execute(_SEQ_AT, keys)
    row = await cursor.fetchone()
    return int(row[0]) if row else 1


async def find(
    tx: Transaction,
    client_id: UUID | None,
    wanted: Filter,
    *,
    audience: Audience | None,
    before_seq: int | None = None,
    limit: int = 10,
) -> list[RecordedEntry]:
    """A page of the entries that fit, newest first; the next starts before this one's last ``seq``.

    ``audience="client"`` leaves team matter out; None gives the team both. Words that are in every
    text (*the*, *la*) find nothing by themselves.
    """
    if not wanted.asks:
        return await entries(tx, client_id, audience=audience, before_seq=before_seq, limit=limit)
    driver = await driver_connection(tx.session)
    asked: dict[str, Any] = {
        "workspace": tx.workspace_id,
        "client": chain_key(client_id),
        "words": plain(wanted.words),
        "since": wanted.since,
        "until": wanted.until,
    }
    cursor = await driver.execute(_BOUNDS, asked)
    first, end, head, nodes = await cursor.fetchone() or (None, None, None, 0)
    if head is None or (wanted.words and not nodes):
        return []
    before = min(one for one in (before_seq, end, head + 1) if one is not None)
    newest = max(before - 1, 0) // STRETCH
    edge = max(newest - 1, 0) * STRETCH
    chain = chain_mark(tx.workspace_id, client_id)
    near = [chain_mark(tx.workspace_id, client_id, newest - back) for back in (0, 1)]
    marks = query_of(wanted, audience)
    asked |= {
        "chain": chain,
        "stretches": " | ".join(near),
        "marks": marks or chain,
        "before": before,
        "edge": edge,
        "since": first or 0,
        "limit": limit,
    }
    cursor = await driver.execute(_FIND, asked)
    return [recorded(row) for row in await cursor.fetchall()]
