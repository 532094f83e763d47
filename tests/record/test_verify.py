"""Every way in which a chain can be broken has its name, and no chain is passed over."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from bot.record.heads import Head
from bot.record.ledger import record
from bot.record.verify import ChainReport, verify, verify_report, verify_workspace
from bot.record.walk import Fault, Verified
from bot.storage.transaction import Database
from tests.record.chain import Chain
from tests.record.forger import forged
from tests.record.telling import said


async def test_a_chain_that_is_gone_is_found_by_the_line_held_outside(
    database: Database, forger: str
) -> None:
    chain = await Chain(database, 3).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        rows.entries, rows.payloads, rows.heads = [], [], []
    assert chain.outside
    reports = [report async for report in verify_report(database, [], checkpoints=[chain.outside])]
    assert [report.holds for report in reports] == [False]
    assert "entry 1: end cut off" in reports[0].describe("acme")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"seq": 2}, (3, Fault.HEAD)),
        ({"seq": 4}, (4, Fault.CUT)),
        ({"hash": b"\xaa" * 32}, (3, Fault.HEAD)),
        (None, (3, Fault.HEAD)),
    ],
)
async def test_a_head_that_does_not_match_is_found(
    database: Database, forger: str, change: dict[str, object] | None, expected: tuple[int, Fault]
) -> None:
    chain = await Chain(database, 3).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        if change is None:
            rows.heads = []
        else:
            rows.heads[0].update(change)
    assert await chain.found() == expected


async def test_time_that_runs_backwards_is_found(database: Database, forger: str) -> None:
    chain = await Chain(database, 3).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        rows.entries[1]["time"] = rows.entries[0]["time"] - timedelta(seconds=1)
        rows.rehash(1)
    assert await chain.found() == (2, Fault.TIME_BACKWARDS)


async def test_a_time_that_is_none_is_found(database: Database, forger: str) -> None:
    chain = await Chain(database, 3).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        rows.entries[1]["time"] = "infinity"
    assert await chain.found() == (2, Fault.CHANGED)


async def test_a_format_from_the_future_is_not_waved_through(
    database: Database, forger: str
) -> None:
    chain = await Chain(database, 3).begin()
    with forged(forger, chain.workspace_id, chain.client) as rows:
        rows.entries[2]["format"] = 2
        rows.rehash(2)
    assert await chain.found() == (3, Fault.UNKNOWN_FORMAT)


async def test_a_long_chain_is_walked_page_by_page(database: Database, workspace_id: UUID) -> None:
    client = uuid4()
    async with database.transaction(workspace_id) as tx:
        for number in range(1001):
            record(tx, said(client, number))
    async with database.transaction(workspace_id) as tx:
        result = await verify(tx, client)
    assert isinstance(result, Verified)
    assert result.entries == result.head.seq == 1001


async def test_every_chain_of_a_workspace_is_walked(
    database: Database, forger: str, workspace_id: UUID
) -> None:
    clients = sorted(uuid4() for _ in range(3))
    async with database.transaction(workspace_id) as tx:
        for client in [None, *clients]:
            record(tx, said(client, 1))
            record(tx, said(client, 2))
    with forged(forger, workspace_id, clients[1]) as rows:
        rows.payloads[0]["payload"] = "{}"
    reports = await _reports(database, workspace_id)
    assert [(report.client_id, report.holds) for report in reports] == [
        (None, True),
        (clients[0], True),
        (clients[1], False),
        (clients[2], True),
    ]
    assert reports[0].describe().startswith(f"workspace {workspace_id}: 2 entries hold, head ")
    assert reports[2].describe("acme") == (
        "acme: entry 1: changed payload (the payload does not give its digest)"
    )


async def test_a_line_of_another_chain_is_not_passed_over(
    database: Database, workspace_id: UUID
) -> None:
    foreign = Head(uuid4(), None, 1, bytes(32))
    with pytest.raises(ValueError, match="another workspace"):
        await _reports(database, workspace_id, foreign)
    async with database.transaction(workspace_id) as tx:
        with pytest.raises(ValueError, match="another chain"):
            await verify(tx, None, checkpoints=[foreign])


async def _reports(database: Database, workspace_id: UUID, *checkpoints: Head) -> list[ChainReport]:
    async with database.transaction(workspace_id) as tx:
        return [report async for report in verify_workspace(tx, checkpoints=checkpoints)]
