"""The database itself refuses to change the record: for the app, the owner and the superuser."""

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, RestrictViolation

from bot.storage.embedded import Urls
from bot.storage.transaction import Database
from tests.record.telling import tell

REFUSALS = (RestrictViolation, InsufficientPrivilege)

BEGIN_AT_FIVE = (
    "INSERT INTO record_heads "
    "SELECT workspace_id, gen_random_uuid(), 5, hash, time FROM record_heads"
)

CHANGES = [
    "UPDATE record_entries SET actor = 'somebody'",
    "UPDATE record_entries SET actor = 'somebody' WHERE false",
    "DELETE FROM record_entries",
    "TRUNCATE record_entries",
    "UPDATE record_payloads SET payload = '{}'",
    "DELETE FROM record_payloads",
    "TRUNCATE record_payloads",
    "DELETE FROM record_heads",
    "TRUNCATE record_heads",
    "UPDATE record_heads SET seq = seq - 1",
    "UPDATE record_heads SET seq = seq + 1",
    "UPDATE record_heads SET hash = decode(repeat('ab', 32), 'hex')",
    "UPDATE record_heads SET client_id = gen_random_uuid()",
    BEGIN_AT_FIVE,
    "SELECT rapport_erase_payload(client_id, seq) FROM record_entries",
]


@pytest.fixture(params=["app", "owner", "superuser"])
async def connection(
    request: pytest.FixtureRequest, urls: Urls, database: Database, workspace_id: UUID
) -> AsyncIterator[psycopg.AsyncConnection]:
    """A connection that sees two entries of one client, as each of the roles."""
    await tell(database, workspace_id, uuid4(), 1, 2)
    connection = await psycopg.AsyncConnection.connect(getattr(urls, request.param))
    await connection.execute(
        "SELECT set_config('rapport.workspace', %s, false)", [str(workspace_id)]
    )
    await connection.commit()
    yield connection
    await connection.close()


@pytest.mark.parametrize("change", CHANGES)
async def test_no_role_changes_what_is_written(
    connection: psycopg.AsyncConnection, change: str
) -> None:
    with pytest.raises(REFUSALS):
        await connection.execute(change)


async def test_nor_where_triggers_of_replicas_are_off(urls: Urls) -> None:
    async with await psycopg.AsyncConnection.connect(urls.superuser) as connection:
        await connection.execute("SET session_replication_role = replica")
        with pytest.raises(RestrictViolation):
            await connection.execute("DELETE FROM record_entries")


async def test_a_head_moves_over_its_entries_and_no_further(
    urls: Urls, database: Database, workspace_id: UUID
) -> None:
    client = uuid4()
    await tell(database, workspace_id, client, 1)
    add = (
        "INSERT INTO record_entries SELECT workspace_id, client_id, %s, format, kind, audience, "
        "actor, time, subject, payload_digest, prev_hash, hash FROM record_entries "
        "WHERE client_id = %s AND seq = 1"
    )
    move = "UPDATE record_heads SET seq = %s WHERE client_id = %s"
    async with await psycopg.AsyncConnection.connect(urls.superuser) as connection:
        await connection.execute(add, [2, client])
        async with connection.transaction(force_rollback=True):
            await connection.execute(move, [2, client])
        with pytest.raises(RestrictViolation, match="only moves forward over its entries"):
            async with connection.transaction():
                await connection.execute(
                    "UPDATE record_heads SET seq = 2, hash = decode(repeat('ab', 32), 'hex') "
                    "WHERE client_id = %s",
                    [client],
                )
        with pytest.raises(RestrictViolation, match="only moves forward over its entries"):
            await connection.execute(move, [3, client])


async def test_no_temporary_table_stands_in_for_the_payloads(
    urls: Urls, database: Database, workspace_id: UUID
) -> None:
    client = uuid4()
    await tell(database, workspace_id, client, 1)
    async with await psycopg.AsyncConnection.connect(urls.app) as connection:
        await connection.execute(
            "SELECT set_config('rapport.workspace', %s, false)", [str(workspace_id)]
        )
        await connection.execute(
            "CREATE TEMP TABLE record_payloads AS SELECT * FROM record_payloads"
        )
        with pytest.raises(RestrictViolation, match="has no erased entry"):
            await connection.execute("SELECT rapport_erase_payload(%s, 1)", [client])
