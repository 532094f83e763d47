"""Appending against a plain insert through the same session, in turns; verifying a long chain.

The ratio matters, not the numbers: both halves run in the same seconds on the same machine.
"""

import asyncio
import statistics
import time
import tracemalloc
from collections.abc import Awaitable, Callable
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import text

from bot.record.ledger import record
from bot.record.verify import verify
from bot.record.walk import Verified
from bot.storage.embedded import Urls
from bot.storage.transaction import Database
from tests.record.telling import said

WORKERS = 8
TRANSACTIONS = 400
ROUNDS = 5
ENTRIES = 50_000
CHUNK = 1_000

_PLAIN = text("INSERT INTO plain_rows (workspace_id, id, what) VALUES (:workspace, :id, :what)")


@pytest.mark.benchmark
@pytest.mark.timeout(600)
@pytest.mark.parametrize("chains", [1, WORKERS])
async def test_append_against_a_plain_insert(
    database: Database, urls: Urls, workspace_id: UUID, chains: int
) -> None:
    """Transactions a second, 8 at a time: on one client's chain, and on a chain each."""
    with psycopg.connect(urls.owner) as connection:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS plain_rows "
            "(workspace_id uuid, id uuid, what text, PRIMARY KEY (workspace_id, id))"
        )
        connection.execute("GRANT INSERT ON plain_rows TO PUBLIC")
    clients = [uuid4() for _ in range(chains)]

    async def plain(_: int) -> None:
        async with database.transaction(workspace_id) as tx:
            values = {"workspace": workspace_id, "id": uuid4(), "what": "we moved the launch"}
            await tx.session.execute(_PLAIN, values)

    async def append(number: int) -> None:
        async with database.transaction(workspace_id) as tx:
            record(tx, said(clients[number % chains], number))

    await _rate(plain)
    await _rate(append)
    pairs = [(await _rate(plain), await _rate(append)) for _ in range(ROUNDS)]
    ratios = sorted(append_rate / plain_rate for plain_rate, append_rate in pairs)
    print(  # noqa: T201 - a benchmark tells
        f"\nchains {chains}: plain {statistics.median(p for p, _ in pairs):.0f}/s, "
        f"append {statistics.median(a for _, a in pairs):.0f}/s, "
        f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )


@pytest.mark.benchmark
@pytest.mark.timeout(600)
async def test_verify_a_long_chain(database: Database, workspace_id: UUID) -> None:
    """Entries a second, and the most memory held while walking (it does not grow)."""
    client = uuid4()
    for start in range(0, ENTRIES, CHUNK):
        async with database.transaction(workspace_id) as tx:
            for number in range(start, start + CHUNK):
                record(tx, said(client, number))
    rates = []
    for _ in range(3):
        begun = time.perf_counter()
        async with database.transaction(workspace_id) as tx:
            assert isinstance(await verify(tx, client), Verified)
        rates.append(ENTRIES / (time.perf_counter() - begun))
    tracemalloc.start()
    async with database.transaction(workspace_id) as tx:
        await verify(tx, client)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(  # noqa: T201 - a benchmark tells
        f"\nverify: {statistics.median(rates):.0f} entries/s, at most {peak / 2**20:.1f} MiB held"
    )
    assert peak < 16 * 2**20


async def _rate(once: Callable[[int], Awaitable[None]]) -> float:
    async def worker(start: int) -> None:
        for number in range(start, TRANSACTIONS, WORKERS):
            await once(number)

    begun = time.perf_counter()
    await asyncio.gather(*(worker(start) for start in range(WORKERS)))
    return TRANSACTIONS / (time.perf_counter() - begun)
