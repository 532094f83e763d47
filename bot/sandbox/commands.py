"""`rapport sandbox`: a Slack, an X and Rapport to sit down at."""

import asyncio
from contextlib import suppress
from pathlib import Path

from rich.console import Console

from bot.sandbox.data import SandboxError
from bot.sandbox.demo.kept import load_demo
from bot.sandbox.demo.show import Show, set_up_demo
from bot.sandbox.house import House, open_house
from bot.storage.embedded import default_directory

__all__ = ["run_sandbox"]


async def run_sandbox(*, port: int, data: Path | None, reset: bool, bare: bool = False) -> int:
    """Start everything and serve until cancelled; 1 with one line where something is in the way.

    The first start plays a week at two brands while it serves already; ``bare``: it sets them up
    and no more. Cancelled before everything is up, it ends as cancelled; afterwards that is how it
    ends: 0.
    """
    console = Console()
    directory = data or default_directory()
    try:
        async with open_house(
            directory, port=port, reset=reset, say=lambda what: console.print(f"Starting {what} …")
        ) as house:
            show = await _set_up(house, console)
            async with house.session.get(house.address):
                pass  # the first page of a process takes half a second, the others a twentieth
            console.print(f"\nRapport's sandbox is up: [bold]{house.address}[/bold]")
            console.print(f"Data and logs: {directory}. Ctrl-C stops everything.", soft_wrap=True)
            with suppress(asyncio.CancelledError):
                if show is not None and not bare:
                    await _play(show, console)
                await asyncio.Event().wait()
            console.print("Stopping …")
    except (SandboxError, AssertionError) as error:  # a wait in vain while setting up
        _complain(error)
        return 1
    return 0


async def _set_up(house: House, console: Console) -> Show | None:
    """The demo of a new sandbox; what became of it, in one that was started before."""
    if len(house.hub.state.channels) == 0:
        console.print("Setting up two brands to try …")
        return await set_up_demo(house)
    demo = load_demo(house.data)
    if demo is None or not demo.complete:
        console.print(
            "The week was not played to its end. What is there works; --reset starts over.",
            style="yellow",
        )
    return None


async def _play(show: Show, console: Console) -> None:
    """Play the week; where that goes wrong, what is there is served all the same."""
    console.print("A week at both brands is played meanwhile …")
    try:
        await show.play(lambda day: console.print(f"  {day}", style="dim"))
    except (SandboxError, AssertionError) as error:
        _complain(error)
    else:
        console.print("It is Thursday now; the rest is yours.")


def _complain(error: Exception) -> None:
    line = str(error).partition("\n")[0]
    Console(stderr=True).print(f"rapport: {line}", style="red", markup=False, soft_wrap=True)
