"""`rapport …` as people run it: a process of its own."""

import asyncio
import sys
from dataclasses import dataclass

from bot.settings import plain_environment
from bot.storage.secrets import new_key

__all__ = ["Ran", "complete", "rapport"]

NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing"


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error; fails where there is more than that."""
        (line,) = self.err.splitlines()
        assert "Traceback" not in self.out
        return line


def complete(**changes: str) -> dict[str, str]:
    """Settings with which a process starts, of a database that is nowhere."""
    return {
        "DATABASE_URL": NOWHERE,
        "SLACK_SIGNING_SECRET": "secret",
        "RAPPORT_SECRET_KEYS": new_key(),
        "RAPPORT_SIGNING_KEY": new_key(),
        **changes,
    }


async def rapport(*arguments: str, **environment: str) -> Ran:
    """Run a command with these settings and no others."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.cli",
        *arguments,
        env={**plain_environment(), "COLUMNS": "200", "NO_COLOR": "1", **environment},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(child.communicate(), 60)
    return Ran(child.returncode or 0, out.decode(), err.decode())
