"""Appending: in order, without gaps, under locks that cannot cross."""

import asyncio
import random
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from bot.clock import Clock
from bot.record import repository
from bot.record.chains import chains
from bot.record.ledger import record
from bot.record.rules import JSON, InvalidEntryError
from bot.record.verify import current_head, verify
from bot.record.walk import Verified
from bot.storage.transaction import Database, Finisher, Transaction
from tests.record.telling import said, tell


async def test_entries_of_one_transaction_keep_their_order(
    database: Database, workspace_id: UUID
) -> None:
    client = uuid4()
    async with database.transaction(workspace_id) as tx:
        for number in range(3):
            record(tx, said(client, number))
        record(tx, said(None, 9))
    async with database.transaction(workspace_id) as tx:
        page = await repository.entries(tx, client, audience=None)
        own = await repository.entries(tx, None, audience=None)
        assert await chains(tx) == [None, client]
    assert [(entry.seq, entry.subject) for entry in page] == [
        (3, "change:2"),
        (2, "change:1"),
        (1, "change:0"),
    ]
    assert [(entry.seq, entry.subject) for entry in own] == [(1, "change:9")]


async def test_an_entry_says_what_it_was_told(database: Database, workspace_id: UUID) -> None:
    client = uuid4()
    payload: dict[str, JSON] = {
        "text": "¡Mañana! <!channel> \x00 👩‍👩‍👧",
        "big": 2**53 - 1,
        "list": [None, True, {}],
    }
    async with database.transaction(workspace_id) as tx:
        now = tx.now
        record(tx, said(client, 7, payload=payload))
        payload["text"] = "changed after it was told"
    async with database.transaction(workspace_id) as tx:
        entry = await repository.entry(tx, client, 1)
    assert entry is not None
    assert entry.payload == {**payload, "text": "¡Mañana! <!channel> \x00 👩‍👩‍👧"}
    assert (entry.kind, entry.audience) == ("plan.change_told", "client")
    assert now <= entry.time <= database.clock.business()
    assert entry.actor == "8d4f2c1e-0b7a-4a57-9f43-0d6a8a0a7c11"


async def test_many_at_once_leave_no_gap_and_never_block_each_other_for_good(
    database: Database, workspace_id: UUID
) -> None:
    clients = [None, *(uuid4() for _ in range(4))]
    dice = random.Random(4)  # noqa: S311 - a shuffled order, not a secret

    async def one(number: int) -> None:
        async with database.transaction(workspace_id) as tx:
            # the order of telling differs, and most transactions also begin chains
            for client in dice.sample(clients, k=3):
                record(tx, said(client, number))
                await asyncio.sleep(0)

    await asyncio.gather(*(one(number) for number in range(60)))
    total = 0
    async with database.transaction(workspace_id) as tx:
        for client in clients:
            found = await verify(tx, client)
            assert isinstance(found, Verified)
            total += found.entries
    assert total == 180


async def test_chains_are_begun_in_order_so_that_nobody_waits_in_a_ring(
    database: Database, workspace_id: UUID, superuser_url: str
) -> None:
    taken, *above = sorted(uuid4() for _ in range(8))
    async with await psycopg.AsyncConnection.connect(superuser_url) as somebody:
        await somebody.execute(
            "INSERT INTO record_heads VALUES (%s, %s, 0, %s, 'epoch')",
            [workspace_id, taken, bytes(32)],
        )
        waiting = asyncio.create_task(_tell_all(database, workspace_id, [*above, taken]))
        await _until_one_waits(superuser_url)
        # whoever waits for a chain holds none that comes after it
        await asyncio.wait_for(_tell_all(database, workspace_id, above), timeout=10)
        assert not waiting.done()
        await somebody.rollback()
    await waiting
    async with database.transaction(workspace_id) as tx:
        assert [(await current_head(tx, client)).seq for client in above] == [2] * 7
        assert (await current_head(tx, taken)).seq == 1


async def test_time_never_runs_against_the_numbers(database: Database, workspace_id: UUID) -> None:
    client = uuid4()
    async with database.transaction(workspace_id) as early:
        async with database.transaction(workspace_id) as late:
            late.clock = Clock(timedelta(seconds=30))
            record(late, said(client, 1))
        record(early, said(client, 2))
    async with database.transaction(workspace_id) as tx:
        second, first = await repository.entries(tx, client, audience=None)
        assert isinstance(await verify(tx, client), Verified)
    assert (first.subject, second.subject) == ("change:1", "change:2")
    assert first.time == second.time > database.clock.business()


async def test_an_entry_goes_with_its_transaction_and_leaves_no_gap(
    database: Database, workspace_id: UUID
) -> None:
    client = uuid4()
    await tell(database, workspace_id, client, 1)

    async def fail(_: Transaction) -> None:
        raise RuntimeError("after the entries were written")

    with pytest.raises(RuntimeError, match="after the entries"):
        await _tell_then(database, workspace_id, client, fail)
    await tell(database, workspace_id, client, 3)
    async with database.transaction(workspace_id) as tx:
        page = await repository.entries(tx, client, audience=None)
    assert [(entry.seq, entry.subject) for entry in page] == [(2, "change:3"), (1, "change:1")]


async def test_an_entry_that_comes_too_late_is_not_lost_in_silence(
    database: Database, workspace_id: UUID
) -> None:
    async def late(tx: Transaction) -> None:
        record(tx, said(None, 2))

    with pytest.raises(RuntimeError, match="too late"):
        await _tell_then(database, workspace_id, None, late)


async def test_only_the_record_writes_of_itself(database: Database, workspace_id: UUID) -> None:
    with pytest.raises(InvalidEntryError, match="only the record itself"):
        async with database.transaction(workspace_id) as tx:
            record(tx, said(None, kind="record.erased"))


async def test_a_float_is_refused_where_it_is_told(database: Database, workspace_id: UUID) -> None:
    with pytest.raises(InvalidEntryError, match=r"payload\.after\[1\] is a float"):
        async with database.transaction(workspace_id) as tx:
            record(tx, said(None, payload={"after": [1, 0.5]}))  # type: ignore[list-item]


async def test_another_workspace_sees_nothing(database: Database, workspace_id: UUID) -> None:
    client = uuid4()
    await tell(database, workspace_id, client, 1, 2)
    async with database.transaction(uuid4()) as stranger:
        assert await repository.entries(stranger, client, audience=None) == []
        assert await repository.entry(stranger, client, 1) is None
        assert await chains(stranger) == []
        stranger.workspace_id = workspace_id  # a query that forgets whose it is
        assert await repository.entries(stranger, client, audience=None) == []
        assert await chains(stranger) == []


async def test_history_pages_backwards_and_keeps_to_its_audience(
    database: Database, workspace_id: UUID
) -> None:
    client = uuid4()
    async with database.transaction(workspace_id) as tx:
        for number in range(1, 8):
            team = number % 3 == 0
            record(
                tx,
                said(
                    client,
                    number,
                    audience="team" if team else "client",
                    kind="inbox.claimed" if number == 4 else "plan.change_told",
                ),
            )
    async with database.transaction(workspace_id) as tx:
        first = await repository.entries(tx, client, audience="client", limit=3)
        second = await repository.entries(
            tx, client, audience="client", before_seq=first[-1].seq, limit=3
        )
        both = await repository.entries(tx, client, audience=None)
        some = await repository.entries(tx, client, audience=None, kinds=["inbox.claimed"])
        about = await repository.entries(tx, client, audience=None, subject="change:6")
    assert [entry.seq for entry in first] == [7, 5, 4]
    assert [entry.seq for entry in second] == [2, 1]
    assert [entry.seq for entry in both] == [7, 6, 5, 4, 3, 2, 1]
    assert [entry.seq for entry in some] == [4]
    assert [entry.seq for entry in about] == [6]


async def _tell_then(
    database: Database, workspace_id: UUID, client_id: UUID | None, finisher: Finisher
) -> None:
    async with database.transaction(workspace_id) as tx:
        record(tx, said(client_id, 2))
        tx.before_commit("after", finisher)


async def _tell_all(database: Database, workspace_id: UUID, clients: list[UUID]) -> None:
    async with database.transaction(workspace_id) as tx:
        for client in clients:
            record(tx, said(client))


async def _until_one_waits(superuser_url: str) -> None:
    query = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    async with await psycopg.AsyncConnection.connect(superuser_url, autocommit=True) as watcher:
        while await (await watcher.execute(query)).fetchone() != (1,):
            await asyncio.sleep(0.02)
