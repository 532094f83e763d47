"""What the running local X holds beside its state: session, tasks, windows, log."""

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from bot.clock import Clock
from bot.sandbox.traffic import Traffic
from bot.sandbox.x.faults import Faults
from bot.sandbox.x.model import Post
from bot.sandbox.x.pictures import Pictures
from bot.sandbox.x.state import XState

__all__ = ["LIMITS", "WINDOW", "Event", "Runtime", "Window"]

# docs.x.com/x-api/fundamentals/rate-limits: per user (or app) and route, in 15 minutes.
WINDOW = 15 * 60
LIMITS = {
    "POST /2/tweets": 100,
    "DELETE /2/tweets/:id": 50,
    "GET /2/tweets": 900,
    "GET /2/users/me": 75,
    "GET /2/users": 900,
    "GET /2/users/:id/mentions": 300,
    "GET /2/users/:id/tweets": 900,
    "webhooks": 450,
    "activity": 500,
}

_LOGGED = 2000
_SAVE_EVERY = 2.0


@dataclass
class Window:
    """How much of one limit is used; ``reset`` in seconds of the wall clock."""

    reset: int
    used: int = 0


@dataclass(frozen=True)
class Event:
    """Something to deliver."""

    event_type: str
    user_id: str
    post: Post


@dataclass
class Runtime:
    """One running local X."""

    state: XState
    clock: Clock
    snapshot: Path | None = None
    traffic: Traffic | None = None
    faults: Faults = field(default_factory=Faults)
    windows: dict[tuple[str, str], Window] = field(default_factory=dict)
    log: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=_LOGGED))
    deliveries: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=_LOGGED))
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    events: asyncio.Queue[Event] = field(default_factory=asyncio.Queue)
    _session: aiohttp.ClientSession | None = None

    def __post_init__(self) -> None:
        self.pictures = Pictures(self.snapshot)

    @property
    def session(self) -> aiohttp.ClientSession:
        """For deliveries; there while the application runs."""
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session

    async def close(self) -> None:
        """Save and let go of everything."""
        self.save()
        if self._session is not None:
            await self._session.close()

    def save(self) -> None:
        """Write the snapshot, if there is to be one."""
        if self.snapshot is not None:
            self.state.dump(self.snapshot)

    async def keep_saved(self) -> None:
        """Write the snapshot soon after each change, until cancelled."""
        saved = self.state.changes
        while not self.closing.is_set():
            await self.pause(_SAVE_EVERY)
            if self.state.changes != saved:
                saved = self.state.changes
                self.save()

    async def pause(self, seconds: float) -> None:
        """Wait, but not past the end."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.closing.wait()

    def note(self, method: str, route: str, who: str, status: int) -> None:
        """Log a call, without its token or its text."""
        at = self.clock.wall().isoformat()
        self.log.append({"at": at, "method": method, "route": route, "user": who, "status": status})
