"""``rapport worker`` and ``rapport web`` as real processes that start at once.

A start costs seconds of imports, and every walk needs two. So one process has imported everything,
and each child is forked from it: a process of its own with the environment of production, running
the very functions of the command line, which SIGKILL ends like any other.
"""

import asyncio
import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping
from multiprocessing.context import ForkServerProcess

from bot.sandbox.house import House
from bot.settings import plain_environment

__all__ = ["Child"]

PATIENCE_SECONDS = 40

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.faults.warm"])


def _run(name: str, environment: Mapping[str, str], log: str) -> None:
    os.environ.clear()
    os.environ.update(environment)
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    from bot import cli  # only here: the tests' own process needs no command line

    {"web": cli.web, "worker": cli.worker}[name]()
    sys.exit(0)


class Child:
    """One of the two processes, as often as it is started."""

    def __init__(self, name: str, house: House) -> None:
        self.name = name
        self.log = house.data.part("logs") / f"{name}.log"
        self._environment = {**plain_environment(), **house.environment}
        self._process: ForkServerProcess | None = None

    @property
    def running(self) -> bool:
        """Whether it lives."""
        return self._process is not None and self._process.exitcode is None

    async def start(self, *, fault: str | None = None) -> None:
        """Start it; with ``fault`` it dies as by kill -9 at that named place."""
        extra = {} if fault is None else {"RAPPORT_FAULT": fault}
        arguments = (self.name, self._environment | extra, str(self.log))
        self._process = _context.Process(target=_run, args=arguments, daemon=True)
        await asyncio.to_thread(self._process.start)

    async def kill(self) -> None:
        """End it as by ``kill -9``, if it runs."""
        if self._process is not None:
            self._process.kill()
            await self.wait()

    async def wait(self) -> int:
        """Wait until it has ended; its exit code, negative for a signal."""
        if self._process is None:
            raise RuntimeError(f"{self.name} was never started")
        async with asyncio.timeout(PATIENCE_SECONDS):
            while (code := self._process.exitcode) is None:
                await asyncio.sleep(0.02)
        self._process.join()
        return code

    async def died(self) -> None:
        """Wait until it was killed, which proves that its fault's place was reached."""
        assert await self.wait() == -signal.SIGKILL
