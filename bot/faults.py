"""Named places between two effects, where a process may die.

A place is declared once, as a module constant (``AFTER_ACCEPT = FaultPoint("publishing.…")``),
and passed with ``await AFTER_ACCEPT.reach()``. It does nothing, unless a test or the sandbox arms
it. Tests enumerate :func:`declared`; a place that no test visits fails the build.
"""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable

__all__ = ["FaultPoint", "arm", "declared", "disarm_all"]

_points: dict[str, "FaultPoint"] = {}

Action = Callable[[], Awaitable[None]]


class FaultPoint:
    """One named place. Names are ``package.moment`` and unique."""

    def __init__(self, name: str) -> None:
        if name in _points:
            raise ValueError(f"fault point {name} is declared twice")
        self.name = name
        self.action: Action | None = None
        _points[name] = self

    async def reach(self) -> None:
        """Pass the place: what was armed happens once, then it is disarmed."""
        if self.action is not None:
            action, self.action = self.action, None
            await action()


def declared() -> tuple[str, ...]:
    """The names of every place declared by the modules imported so far, sorted."""
    return tuple(sorted(_points))


async def kill() -> None:
    """Die as by ``kill -9``."""
    os.kill(os.getpid(), signal.SIGKILL)
    await asyncio.sleep(60)  # the signal is on its way


def arm(name: str, action: Action = kill) -> None:
    """Let ``action`` happen (once) the next time the place is reached.

    Raises:
        KeyError: no such place is declared.
    """
    _points[name].action = action


def disarm_all() -> None:
    """Forget whatever is still armed."""
    for point in _points.values():
        point.action = None
