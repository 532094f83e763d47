"""Nobody sees another workspace's rows."""

from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from bot.jobs.tables import JobFailure
from bot.storage.embedded import Urls
from bot.storage.tenancy import TABLES_OUTSIDE
from bot.storage.transaction import Database


async def _fail(database: Database, workspace_id: UUID) -> None:
    async with database.transaction(workspace_id) as tx:
        tx.session.add(
            JobFailure(
                workspace_id=workspace_id, id=uuid4(), task="t", reference="r", failed_at=tx.now
            )
        )


async def test_a_workspace_sees_its_own_rows_and_no_others(database: Database) -> None:
    ours, theirs = uuid4(), uuid4()
    await _fail(database, ours)
    await _fail(database, theirs)
    async with database.transaction(ours) as tx:
        found = (await tx.session.scalars(select(JobFailure.workspace_id))).all()
    assert found == [ours]


async def test_a_row_for_another_workspace_is_refused(
    database: Database, workspace_id: UUID
) -> None:
    with pytest.raises(DBAPIError, match="row-level security"):
        async with database.transaction(workspace_id) as tx:
            tx.session.add(
                JobFailure(
                    workspace_id=uuid4(), id=uuid4(), task="t", reference="r", failed_at=tx.now
                )
            )


async def test_an_unset_tenant_raises(database: Database) -> None:
    with pytest.raises(DBAPIError, match="no workspace is set"):
        async with database.system() as session:
            await session.scalars(select(JobFailure.id))


async def test_a_pooled_connection_forgets_its_tenant(
    database: Database, workspace_id: UUID
) -> None:
    await _fail(database, workspace_id)
    with pytest.raises(DBAPIError, match="no workspace is set"):
        async with database.system() as session:
            await session.scalars(select(JobFailure.id))


def test_the_tables_outside_row_level_security_are_these(urls: Urls) -> None:
    with psycopg.connect(urls.superuser) as connection:
        rows = connection.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') "
            "AND relnamespace = 'public'::regnamespace "
            "AND NOT (relrowsecurity AND relforcerowsecurity)"
        ).fetchall()
    assert {name for (name,) in rows} == set(TABLES_OUTSIDE)


def test_the_app_role_owns_nothing_and_cannot_bypass(urls: Urls) -> None:
    with psycopg.connect(urls.app) as connection:
        owned = connection.execute(
            "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
        ).fetchone()
        bypass = connection.execute(
            "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert (owned, bypass) == ((0,), (False,))
