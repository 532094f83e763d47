"""The app's own processes, as they run in production, as children of the sandbox."""

import asyncio
import fcntl
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO

from bot.settings import plain_environment

__all__ = ["Process"]

STOP_SECONDS = 25


class Process:
    """``rapport web`` or ``rapport worker``: started, stopped, killed, started again.

    With ``pid_file`` only one runs: a leftover of a sandbox that was killed is ended first.
    """

    def __init__(
        self,
        name: str,
        environment: Mapping[str, str],
        log: Path,
        *,
        pid_file: Path | None = None,
    ) -> None:
        self.name = name
        self.log = log
        self.fault: str | None = None
        """The named place at which it dies, if it was started like that."""
        self._pid_file = pid_file
        self._environment = dict(environment)
        self._child: asyncio.subprocess.Process | None = None

    @property
    def running(self) -> bool:
        """Whether the child lives."""
        return self._child is not None and self._child.returncode is None

    async def start(self, *, fault: str | None = None) -> None:
        """Start the child; with ``fault`` it dies as by kill -9 at that named place."""
        self.fault = fault
        extra = {} if fault is None else {"RAPPORT_FAULT": fault}
        with ExitStack() as stack:
            log = stack.enter_context(self.log.open("ab"))
            lock = stack.enter_context(_locked(self._pid_file)) if self._pid_file else None
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
                pass_fds=[lock.fileno()] if lock else [],
            )
            if lock:
                lock.write(str(self._child.pid))

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


def _locked(pid_file: Path) -> IO[str]:
    """The file, locked for as long as somebody has it open: the child, which inherits it.

    The process id in it is therefore that of a leftover, never of somebody else, while it is
    locked by another.
    """
    file = pid_file.open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        with suppress(ProcessLookupError, ValueError):
            os.kill(int(file.read()), signal.SIGKILL)
        fcntl.flock(file, fcntl.LOCK_EX)
    file.truncate(0)
    return file
