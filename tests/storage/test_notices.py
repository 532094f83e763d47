"""Mails that were kept as notices are kept as receipts after the upgrade, and go on."""

import hashlib
from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from alembic import command

from bot.storage.embedded import EmbeddedPostgres, Urls
from bot.storage.migrate import alembic_config

WORKSPACE, CLIENT, CHANGE, CARL = uuid4(), uuid4(), uuid4(), uuid4()
SENT, REFUSED, WAITING = uuid4(), uuid4(), uuid4()


@pytest.fixture
def before(postgres: EmbeddedPostgres) -> Iterator[Urls]:
    """A database of the release before."""
    name = f"notices_{uuid4().hex[:8]}"
    urls = postgres.database(name)
    command.upgrade(alembic_config(urls.owner), "0015_direct")
    yield urls
    postgres.drop(name)


def _fill(connection: psycopg.Connection, table: str, **values: object) -> None:
    """A row with these values; whatever else it must have is made up."""
    query = (
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s "
        "AND is_nullable = 'NO' AND column_default IS NULL"
    )
    made: dict[str, object] = {
        "uuid": uuid4(),
        "text": "x",
        "character varying": "x",
        "integer": 1,
        "boolean": False,
        "jsonb": "{}",
        "timestamp with time zone": "2026-05-01 10:00+00",
        "time without time zone": "09:00",
        "date": "2026-05-01",
    }
    row = {name: made[kind] for name, kind in connection.execute(query, [table])} | values
    names, places = ", ".join(row), ", ".join(["%s"] * len(row))
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({places})",
        list(row.values()),
    )


def test_notices_become_receipts(before: Urls) -> None:
    with psycopg.connect(_plain(before.superuser), autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # no keys to other tables
        _fill(
            connection, "clients", workspace_id=WORKSPACE, id=CLIENT, contact_email="Carl@Cafe.es"
        )
        _fill(connection, "plan_changes", workspace_id=WORKSPACE, id=CHANGE, client_id=CLIENT)
        for notice, status, person in (
            (SENT, "sent", CARL),
            (REFUSED, "refused", None),
            (WAITING, "waiting", None),
        ):
            _fill(
                connection,
                "plan_notices",
                workspace_id=WORKSPACE,
                id=notice,
                change_id=CHANGE,
                address=f"{status}@cafe.es",
                person_id=person,
                message_id=f"{status}@rapport",
                subject="Tea",
                plain="plain",
                html="<p>html</p>",
                status=status,
            )
        command.upgrade(alembic_config(before.owner), "0016_receipts")
        found = connection.execute(
            "SELECT id, client_id, scope, change_id, person_id, message_id, status, thread, digest "
            "FROM receipts ORDER BY status"
        ).fetchall()
        assert [row[0] for row in found] == [REFUSED, SENT, WAITING]
        assert {row[1:4] for row in found} == {(CLIENT, f"change:{CHANGE}", CHANGE)}
        assert [row[4] for row in found] == [None, CARL, None]
        assert [row[5:8] for row in found] == [
            (f"{status}@rapport", status, []) for status in ("refused", "sent", "waiting")
        ]
        digest = hashlib.sha256(b"Tea\nplain\n<p>html</p>").hexdigest()
        assert {row[8] for row in found} == {digest}
        trusted = connection.execute("SELECT address, verified_at FROM receipt_addresses")
        assert [(address, at is not None) for address, at in trusted] == [("carl@cafe.es", True)]
        forced = connection.execute(
            "SELECT relforcerowsecurity FROM pg_class WHERE relname IN "
            "('plan_notices', 'plan_changes', 'clients', 'receipts')"
        )
        assert all(row[0] for row in forced)


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)
