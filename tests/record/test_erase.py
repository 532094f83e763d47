"""Erasing personal data: the words go for good, the chain still holds."""

from uuid import UUID, uuid4

import psycopg
import pytest

from bot.record import repository
from bot.record.ledger import AlreadyErasedError, NoSuchEntryError, erase, record
from bot.record.verify import verify
from bot.record.walk import Verified
from bot.storage.transaction import Database
from tests.record.telling import said, tell


async def _erase(database: Database, workspace_id: UUID, client: UUID | None, seq: int) -> None:
    async with database.transaction(workspace_id) as tx:
        await erase(tx, client, seq, on_request_of="person-7", actor="person-1")


async def test_an_erased_payload_is_gone_and_the_chain_holds(
    database: Database, workspace_id: UUID, superuser_url: str
) -> None:
    client = uuid4()
    await tell(database, workspace_id, client, 1, 2, 3)
    await _erase(database, workspace_id, client, 2)
    async with database.transaction(workspace_id) as tx:
        told, third, second, first = await repository.entries(tx, client, audience="client")
        found = await verify(tx, client)
    assert isinstance(found, Verified)
    assert found.entries == 4
    assert second.payload is None
    assert first.payload
    assert third.payload
    assert (told.kind, told.subject, told.actor) == ("record.erased", "entry:2", "person-1")
    assert told.payload == {"kind": "plan.change_told", "on_request_of": "person-7", "seq": 2}
    with psycopg.connect(superuser_url) as connection:
        left = connection.execute(
            "SELECT seq FROM record_payloads WHERE client_id = %s ORDER BY seq", [client]
        ).fetchall()
    assert left == [(1,), (3,), (4,)], "salt and payload lie in one row, and that row is gone"


async def test_what_only_the_team_read_is_erased_before_the_team_alone(
    database: Database, workspace_id: UUID
) -> None:
    client = uuid4()
    async with database.transaction(workspace_id) as tx:
        record(tx, said(client, audience="team"))
    await _erase(database, workspace_id, client, 1)
    async with database.transaction(workspace_id) as tx:
        assert await repository.entries(tx, client, audience="client") == []
        assert len(await repository.entries(tx, client, audience="team")) == 2


async def test_nothing_is_erased_twice(database: Database, workspace_id: UUID) -> None:
    await tell(database, workspace_id, None, 1)
    await _erase(database, workspace_id, None, 1)
    with pytest.raises(AlreadyErasedError):
        await _erase(database, workspace_id, None, 1)
    with pytest.raises(AlreadyErasedError):
        await _erase(database, workspace_id, None, 2)
    with pytest.raises(NoSuchEntryError):
        await _erase(database, workspace_id, None, 3)
    async with database.transaction(workspace_id) as tx:
        assert len(await repository.entries(tx, None, audience=None)) == 2


async def test_of_two_at_once_one_erases(database: Database, workspace_id: UUID) -> None:
    await tell(database, workspace_id, None, 1)
    with pytest.raises(AlreadyErasedError, match="somebody else"):
        await _erase_around(database, workspace_id)
    async with database.transaction(workspace_id) as tx:
        assert len(await repository.entries(tx, None, audience=None)) == 2
        assert isinstance(await verify(tx, None), Verified)


async def _erase_around(database: Database, workspace_id: UUID) -> None:
    async with database.transaction(workspace_id) as slow:
        await erase(slow, None, 1, on_request_of="person-7", actor="person-1")
        await _erase(database, workspace_id, None, 1)
