"""Real parts for every test: one embedded Postgres and one Valkey a run, a database a module."""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from bot import logs
from bot.clock import Clock
from bot.storage.embedded import EmbeddedPostgres, EmbeddedValkey, Urls
from bot.storage.migrate import migrate
from bot.storage.transaction import Database
from tests.support import blocks
from tests.support.servers import hurry

TEMPLATE = "rapport_template"
pytest_plugins = ["tests.support.workers", "tests.support.house", "tests.support.browser"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-blocks",
        action="store_true",
        help="write the blocks that are built to tests/data/blocks instead of comparing them",
    )


def pytest_configure(config: pytest.Config) -> None:
    logs.configure("INFO")  # structlog's own traces of faults take seconds
    if config.getoption("--refresh-blocks"):
        blocks.refresh()


@pytest.fixture(scope="session")
def scratch() -> Iterator[Path]:
    """A directory that the embedded Postgres' own user may reach, gone after the run."""
    base = "/var/tmp" if os.geteuid() == 0 else None  # noqa: S108 - root's own temp is private
    with tempfile.TemporaryDirectory(prefix="rapport-tests-", dir=base) as directory:
        Path(directory).chmod(0o755)
        yield Path(directory)


@pytest.fixture(scope="session")
def postgres(scratch: Path) -> Iterator[EmbeddedPostgres]:
    """The server, with a migrated template database."""
    server = EmbeddedPostgres(scratch / "postgres")
    urls = server.database(TEMPLATE)
    hurry(urls.superuser)
    migrate(urls.owner, urls.app)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def redis_url(scratch: Path) -> Iterator[str]:
    server = EmbeddedValkey(scratch / "valkey")
    yield server.url
    server.stop()


@pytest.fixture(scope="module")
def urls(postgres: EmbeddedPostgres) -> Iterator[Urls]:
    """A fresh, migrated database for this module."""
    name = f"test_{uuid4().hex[:12]}"
    yield postgres.database(name, template=TEMPLATE)
    postgres.drop(name)


@pytest.fixture
def owner_url(urls: Urls) -> str:
    return urls.owner


@pytest.fixture
def superuser_url(urls: Urls) -> str:
    return urls.superuser


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
async def database(urls: Urls, clock: Clock) -> AsyncIterator[Database]:
    """The database as the app's role sees it; one a module, as an engine learns its queries."""
    database = Database(urls.app, clock)
    yield database
    await database.close()


@pytest.fixture
def workspace_id() -> UUID:
    """A workspace that no other test knows."""
    return uuid4()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a test that did not hold."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
