"""What a page of history and a search cost in a chain of 1,000,000 entries, against 10,000.

Both chains lie in one database and are asked in turns under the app's role. Entries are written
straight into the tables: what is measured reads no hash.
"""

import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from bot.record.marks import Filter, chain_mark
from bot.record.search import find
from bot.storage.embedded import Urls
from bot.storage.transaction import Database

SHORT, LONG = 10_000, 1_000_000
ROUNDS = 200
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
RARE = 20
"""So many entries of a chain, evenly spread, have the rare word and kind."""

_HEADERS = """
INSERT INTO record_entries
SELECT %(workspace)s, %(client)s, n, 1,
       CASE WHEN n %% %(rare)s = 7 THEN 'item.moved' ELSE 'plan.change_told' END,
       CASE WHEN n %% 3 = 0 THEN 'team' ELSE 'client' END, 'person-' || n %% 7,
       %(begun)s::timestamptz + n * interval '20 s', 'change:' || n,
       decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'),
       decode(repeat('00', 32), 'hex')
FROM generate_series(1, %(count)s) n
"""
_PAYLOADS = """
INSERT INTO record_payloads
SELECT %(workspace)s, %(client)s, n, '\\x00',
       '{"text": "' || rapport_bench_text(n, n %% %(rare)s = 7) || '"}'
FROM generate_series(1, %(count)s) n
"""
_TEXT = """
CREATE OR REPLACE FUNCTION rapport_bench_text(n int, rare bool) RETURNS text LANGUAGE sql AS $$
    SELECT 'we moved the launch of the spring menu to friday ' || 'tea' || n % 900 || ' stock'
        || CASE WHEN rare THEN ' elderflower' ELSE '' END
$$
"""
_SEARCH = """
INSERT INTO record_search
SELECT %(workspace)s, %(client)s, n, rapport_record_lexemes(
    concat_ws(' ', %(chain)s::text, replace(%(stretch)s::text, '?', (n / 10000)::text),
        CASE WHEN n %% 3 = 0 THEN '''§uteam''' ELSE '''§uclient''' END,
        CASE WHEN n %% %(rare)s = 7 THEN '''§kitem.moved''' ELSE '''§kplan.change_told''' END,
        '''§aperson-' || n %% 7 || ''''),
    rapport_bench_text(n, n %% %(rare)s = 7))
FROM generate_series(1, %(count)s) n
"""
_HEAD = """
INSERT INTO record_heads VALUES (%(workspace)s, %(client)s, %(count)s,
    decode(repeat('00', 32), 'hex'), %(begun)s::timestamptz + interval '400 days')
"""

LOOKS = {
    "a page": Filter(),
    "a page, deep": Filter(until=BEGUN + timedelta(hours=20)),
    "a kind, rare": Filter(kinds=["item.moved"]),
    "a person": Filter(actor="person-3"),
    "a common word": Filter(words="launch"),
    "two words": Filter(words="launch tea77"),
    "a rare word": Filter(words="elderflower"),
    "no such word": Filter(words="rhubarb"),
    "word and person": Filter(words="launch", actor="person-3"),
}


@pytest.mark.benchmark
@pytest.mark.timeout(1800)
async def test_a_long_chain_costs_what_a_short_one_costs(
    database: Database, urls: Urls, workspace_id: UUID
) -> None:
    """Milliseconds of each look in both chains (medians), and their ratio."""
    short, long = uuid4(), uuid4()
    with psycopg.connect(urls.superuser, autocommit=True) as connection:
        for client, count in ((short, SHORT), (long, LONG)):
            _fill(connection, workspace_id, client, count)
        connection.execute("VACUUM ANALYZE")

    def look(client: UUID, wanted: Filter) -> Callable[[], Awaitable[int]]:
        async def once() -> int:
            async with database.transaction(workspace_id) as tx:
                return len(await find(tx, client, wanted, audience="client", limit=11))

        return once

    lines, worst = [], 0.0
    for name, wanted in LOOKS.items():
        few, many = await _in_turns(look(short, wanted), look(long, wanted))
        ratio = many / few
        worst = max(worst, ratio)
        lines.append(f"{name:16} {few * 1e3:7.2f} ms {many * 1e3:7.2f} ms  {ratio:.2f}")
    print("\n" + "\n".join(lines))  # noqa: T201 - a benchmark tells
    assert worst <= 1.5


def _fill(connection: psycopg.Connection, workspace_id: UUID, client: UUID, count: int) -> None:
    stretch = chain_mark(workspace_id, client, 0)
    values = {
        "workspace": workspace_id,
        "client": client,
        "count": count,
        "rare": count // RARE,
        "begun": BEGUN,
        "chain": chain_mark(workspace_id, client),
        "stretch": f"{stretch[:-2]}?'",
    }
    connection.execute(_TEXT)
    connection.execute("SET session_replication_role = replica")
    for table in ("record_entries", "record_payloads", "record_heads"):
        connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER".encode())
    for statement in (_HEADERS, _PAYLOADS, _SEARCH, _HEAD):
        connection.execute(statement, values)


async def _in_turns(
    few: Callable[[], Awaitable[int]], many: Callable[[], Awaitable[int]]
) -> tuple[float, float]:
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for once, times in ((few, taken[0]), (many, taken[1])):
            begun = time.perf_counter()
            await once()
            times.append(time.perf_counter() - begun)
    return statistics.median(taken[0]), statistics.median(taken[1])
