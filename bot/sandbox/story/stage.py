"""Where the story plays, how it is told, and what makes it end: a step that is not seen."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from bot.record.repository import entries
from bot.sandbox.house import House
from bot.sandbox.person import Seen
from bot.sandbox.seed import Cast
from bot.storage.transaction import Database

__all__ = [
    "BRAND",
    "CAMPAIGN",
    "CLIENT_ROOM",
    "HANDLE",
    "TEAM_ROOM",
    "WIDTH",
    "ZONE",
    "Stage",
    "UnseenError",
    "first_lines",
    "offers",
]

BRAND, HANDLE, CAMPAIGN = "Juniper Tea", "junipertea", "Spring oolong"
CLIENT_ROOM, TEAM_ROOM = "#junipertea-client", "#junipertea-team"
ZONE = ZoneInfo("Europe/London")
WIDTH = 92
LOOK_SECONDS = 0.1
PATIENCE_SECONDS = 15.0
ENTRIES = 500


class UnseenError(AssertionError):
    """A step was not observed."""


@dataclass
class Stage:
    """Where the story plays, and how it is told."""

    house: House
    cast: Cast
    database: Database
    workspace_id: UUID
    client_id: UUID
    public_key: Ed25519PublicKey
    console: Console
    steps: int
    """How many there are."""
    number: int = 0

    def chapter(self, title: str) -> None:
        """Begin a new part."""
        self.console.print()
        self.console.rule(f"[bold]{title}[/bold]", align="left")

    def step(self, what: str, seen: str = "", *, where: str = "") -> None:
        """Tell of a step that was observed, with what people saw."""
        self.number += 1
        self.console.print(
            f"[green]✓[/green] {self.number:>2}/{self.steps}  {what}", highlight=False
        )
        if seen:
            body = Panel(Text(seen), title=where or None, title_align="left", width=WIDTH - 9)
            self.console.print(Padding(body, (0, 0, 0, 9)))

    async def recorded(self, *kinds: str) -> None:
        """Wait until the record has an entry of each kind, and tell of it.

        Raises:
            UnseenError: it has not, after a while.
        """
        end = self.house.clock.monotonic() + PATIENCE_SECONDS
        while missing := set(kinds) - await self._kinds():
            if self.house.clock.monotonic() > end:
                raise UnseenError(f"not in the record: {', '.join(sorted(missing))}")
            await asyncio.sleep(LOOK_SECONDS)
        self.step(f"In the record: {', '.join(kinds)}")

    async def _kinds(self) -> set[str]:
        async with self.database.transaction(self.workspace_id) as tx:
            found = await entries(tx, self.client_id, audience=None, limit=ENTRIES)
        return {entry.kind for entry in found}

    async def wait_until(self, moment: datetime, why: str) -> None:
        """Let business time pass up to ``moment``."""
        await self.house.time.go_to(moment)
        local = moment.astimezone(ZONE)
        self.console.print(f"   ⏱      {local:%A %H:%M}: {why}", style="dim", highlight=False)

    async def changed(self, card: Seen, fits: Callable[[Seen], bool]) -> Seen:
        """The same message, once it looks like that.

        Raises:
            UnseenError: it does not, after a while.
        """
        look: Callable[[], Awaitable[Seen]] = lambda: self.cast.manager.message(card)  # noqa: E731
        end = self.house.clock.monotonic() + PATIENCE_SECONDS
        while not fits(seen := await look()):
            if self.house.clock.monotonic() > end:
                raise UnseenError(f"the message still reads: {seen.text}")
            await asyncio.sleep(LOOK_SECONDS)
        return seen


def offers(action_id: str) -> Callable[[Seen], bool]:
    """Whether everybody sees a button on it that does this."""
    return lambda seen: action_id in str(seen.raw) and not seen.ephemeral


def first_lines(text: str, count: int) -> str:
    """The beginning of what people read."""
    return "\n".join(text.splitlines()[:count])
