"""A sandbox's data for other commands, whether it runs or not."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bot.sandbox.data import DataDirectory, SandboxError
from bot.settings import Settings, load
from bot.storage.embedded import EmbeddedError, EmbeddedPostgres

__all__ = ["settings_of_running", "visit"]


def settings_of_running(directory: Path) -> Settings:
    """The settings of the sandbox that runs on ``directory``.

    Raises:
        SandboxError: none does.
    """
    data = DataDirectory(directory)
    environment = data.environment()
    if not data.running():
        start = f"rapport sandbox --data {data.root}"
        raise SandboxError(f"no sandbox is running on {data.root}; start it with: {start}")
    return load(environment)


@contextmanager
def visit(directory: Path) -> Iterator[Settings]:
    """The settings with which to read a sandbox's database; Postgres runs meanwhile.

    Raises:
        SandboxError: no sandbox has ever run there, or Postgres does not start.
    """
    data = DataDirectory(directory)
    environment = data.environment()
    with ExitStack() as stack:
        if not data.running():
            data.claim()
            stack.callback(data.release)
            try:
                postgres = EmbeddedPostgres(data.part("postgres"))
            except EmbeddedError as error:
                raise SandboxError(str(error)) from error
            stack.callback(postgres.stop)
            urls = postgres.database("rapport")
            environment |= {"DATABASE_URL": urls.app, "MIGRATION_DATABASE_URL": urls.owner}
        yield load(environment)
