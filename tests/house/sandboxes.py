"""`rapport sandbox` as somebody at a terminal has it: its own process group, signals and all."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.settings import plain_environment

__all__ = ["Terminal", "open_terminal", "processes_of"]

PATIENCE_SECONDS = 90


def processes_of(directory: Path) -> set[str]:
    """The command lines of whatever runs on this directory: by arguments, environment or place."""
    found = set()
    for process in Path("/proc").iterdir():
        with suppress(OSError):
            arguments = (process / "cmdline").read_bytes()
            signs = [
                arguments,
                (process / "environ").read_bytes(),
                str((process / "cwd").readlink()).encode(),
            ]
            passing = arguments.startswith(b"postgres: ")  # Postgres' own come and go
            if not passing and any(str(directory).encode() in sign for sign in signs):
                found.add(arguments.replace(b"\0", b" ").decode().strip())
    return found


class Terminal:
    """One running command and what it printed so far."""

    def __init__(self, child: asyncio.subprocess.Process) -> None:
        self.child = child
        self.out = ""
        self.err = ""
        self._reading = asyncio.gather(self._read_out(), self._read_err())

    async def _read_out(self) -> None:
        assert self.child.stdout is not None
        async for line in self.child.stdout:
            self.out += line.decode()

    async def _read_err(self) -> None:
        assert self.child.stderr is not None
        async for line in self.child.stderr:
            self.err += line.decode()

    async def prints(self, what: str) -> None:
        """Wait until it has printed this."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while what not in self.out:
                assert self.child.returncode is None, self.out + self.err
                await asyncio.sleep(0.05)

    async def press_ctrl_c(self) -> None:
        """What a terminal does: SIGINT to everything in the foreground group."""
        os.killpg(self.child.pid, signal.SIGINT)

    async def ends(self, within: float = PATIENCE_SECONDS) -> int:
        """Wait for its end, so many seconds at most; its exit code."""
        code = await asyncio.wait_for(self.child.wait(), within)
        await self._reading
        return code


@asynccontextmanager
async def open_terminal(*arguments: str) -> AsyncIterator[Terminal]:
    """Run ``rapport sandbox`` with these arguments; killed at the end if it still runs."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.cli",
        "sandbox",
        *arguments,
        env={**plain_environment(), "COLUMNS": "200", "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    terminal = Terminal(child)
    try:
        yield terminal
    finally:
        if child.returncode is None:
            os.killpg(child.pid, signal.SIGINT)
            with suppress(TimeoutError):
                await terminal.ends()
