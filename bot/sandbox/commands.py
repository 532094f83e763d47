"""`rapport sandbox`: a Slack, an X and Rapport to sit down at."""

import asyncio
from contextlib import suppress
from pathlib import Path

from rich.console import Console

from bot.sandbox.data import SandboxError
from bot.sandbox.house import House, open_house
from bot.sandbox.seed import seed_brand
from bot.storage.embedded import default_directory

__all__ = ["run_sandbox"]


async def run_sandbox(*, port: int, data: Path | None, reset: bool) -> int:
    """Start everything and serve until cancelled; 1 with one line where something is in the way.

    Cancelled before everything is up, it ends as cancelled; afterwards that is how it ends: 0.
    """
    console = Console()
    directory = data or default_directory()
    try:
        async with open_house(
            directory, port=port, reset=reset, say=lambda what: console.print(f"Starting {what} …")
        ) as house:
            if len(house.hub.state.channels) == 0:
                console.print("Setting up two brands to try …")
                await _seed(house)
            console.print(f"\nRapport's sandbox is up: [bold]{house.address}[/bold]")
            console.print(f"Data and logs: {directory}. Ctrl-C stops everything.", soft_wrap=True)
            with suppress(asyncio.CancelledError):
                await asyncio.Event().wait()
            console.print("Stopping …")
    except (SandboxError, AssertionError) as error:  # a wait in vain while setting up
        line = str(error).partition("\n")[0]
        Console(stderr=True).print(f"rapport: {line}", style="red", markup=False, soft_wrap=True)
        return 1
    return 0


async def _seed(house: House) -> None:
    await seed_brand(house, brand="Juniper Tea", handle="junipertea")
    await seed_brand(
        house,
        brand="Café Lucero",
        handle="cafelucero",
        language="es",
        zone="America/Mexico_City",
    )
