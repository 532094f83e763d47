"""Brings a database to the newest schema and lets the app's role work in it."""

from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import conninfo, sql
from sqlalchemy import Connection

from bot.storage.tenancy import REVOKED

__all__ = ["alembic_config", "is_current", "migrate"]

_ROOT = Path(__file__).parents[2]


def alembic_config(url: str) -> Config:
    """Alembic's configuration for this database; there is no ``alembic.ini``."""
    config = Config()
    config.set_main_option("script_location", str(_ROOT / "migrations"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


def migrate(owner_url: str, app_url: str) -> None:
    """Upgrade to head as the owner, then grant the app's role what it needs and no more.

    With one URL for both, nothing is granted: the owner may everything but what triggers refuse.
    """
    command.upgrade(alembic_config(owner_url), "head")
    with psycopg.connect(_plain(owner_url)) as connection:
        owner = connection.execute("SELECT current_user").fetchone()
        role = conninfo.conninfo_to_dict(_plain(app_url)).get("user")
        if role and owner and role != owner[0]:
            _grant(connection, str(role))


def is_current(connection: Connection) -> bool:
    """Whether the database stands at the newest migration."""
    head = ScriptDirectory.from_config(alembic_config("")).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == head


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def _grant(connection: psycopg.Connection, role: str) -> None:
    name = sql.Identifier(role)
    for statement in (
        "GRANT USAGE ON SCHEMA public TO {}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}",
        "REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {}",
    ):
        connection.execute(sql.SQL(statement).format(name))
    for table, privileges in REVOKED.items():
        connection.execute(
            sql.SQL("REVOKE {} ON {} FROM {}").format(
                sql.SQL(privileges), sql.Identifier(table), name
            )
        )
