"""The app's own processes, as they run in production, as children of the sandbox."""

import asyncio
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.settings import plain_environment

__all__ = ["Process"]

STOP_SECONDS = 25


class Process:
    """``rapport web`` or ``rapport worker``: started, stopped, killed, started again."""

    def __init__(self, name: str, environment: Mapping[str, str], log: Path) -> None:
        self.name = name
        self.log = log
        self._environment = dict(environment)
        self._child: asyncio.subprocess.Process | None = None

    @property
    def running(self) -> bool:
        """Whether the child lives."""
        return self._child is not None and self._child.returncode is None

    async def start(self, *, fault: str | None = None) -> None:
        """Start the child; with ``fault`` it dies as by kill -9 at that named place."""
        extra = {} if fault is None else {"RAPPORT_FAULT": fault}
        with self.log.open("ab") as log:
            self._child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot.cli",
                self.name,
                env={**plain_environment(), **self._environment, **extra},
                stdout=log,
                stderr=log,
                stdin=asyncio.subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C reaches the sandbox, which stops us in order
            )

    async def stop(self) -> int | None:
        """Ask the child to finish what it has in hand; its exit code."""
        if self._child is None:
            return None
        if self._child.returncode is None:
            self._child.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(self._child.wait(), STOP_SECONDS + 5)
            except TimeoutError:
                await self.kill()
        return self._child.returncode

    async def kill(self) -> None:
        """End it as by ``kill -9``."""
        if self._child is not None and self._child.returncode is None:
            self._child.kill()
            await self._child.wait()

    async def wait(self) -> int:
        """Wait until the child has ended, by itself or not; its exit code."""
        if self._child is None:
            raise RuntimeError(f"{self.name} was never started")
        return await self._child.wait()
