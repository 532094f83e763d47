"""The main job, played headless through the doors that people use, and checked at every step.

Each step is printed as people would see it. A step that is not observed in Slack, on X, in the
mailbox or in the record ends the story with exit code 1.
"""

from contextlib import AsyncExitStack
from pathlib import Path

from rich.console import Console

from bot.clock import Clock
from bot.features.clients import service as clients
from bot.record.heads import SigningKey
from bot.sandbox.data import SandboxError
from bot.sandbox.house import House, open_house
from bot.sandbox.seed import seed_brand
from bot.sandbox.story import plan, posts, record
from bot.sandbox.story.stage import BRAND, HANDLE, TEAM_ROOM, WIDTH, Stage
from bot.settings import load
from bot.slack.installs import Installs
from bot.storage.embedded import scratch_directory
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database

__all__ = ["run_story"]

RATES = 100.0
"""The story does not wait for Slack's rates; all else is as strict as ever."""
STEPS = 44


async def run_story(data: Path | None = None, picture: Path | None = None) -> int:
    """Play everything; 0 only if each step was seen to happen.

    ``picture``: where to draw its beginning, as SVG.
    """
    console = Console(width=WIDTH, record=picture is not None)
    clock = Clock()
    started = clock.monotonic()
    try:
        async with AsyncExitStack() as stack:
            directory = data or stack.enter_context(scratch_directory())
            house = await stack.enter_async_context(
                open_house(
                    directory,
                    reset=data is not None,
                    rates=RATES,
                    say=lambda what: console.print(f"Starting {what} …", style="dim"),
                )
            )
            stage = await _stage(house, stack, console)
            if picture is not None:
                console.export_text()  # forgets the beginning: a picture is for a glance
            for part in (plan.agreement, plan.plan_change):
                await part(stage)
            if picture is not None:
                console.save_svg(str(picture), title="rapport sandbox --story")
            for part in (
                posts.approval,
                posts.inbox,
                posts.direct_post,
                plan.afterwards,
                plan.lateness,
            ):
                await part(stage)
            await record.export(stage, await record.summary(stage))
    except (AssertionError, SandboxError) as error:
        console.print(f"[red]✗[/red] {error}", highlight=False)
        return 1
    if stage.number != STEPS:
        console.print(f"[red]✗[/red] {stage.number} of {STEPS} steps were played", highlight=False)
        return 1
    seconds = clock.monotonic() - started
    console.print()
    console.print(
        f"All {stage.number} steps were seen to happen, in {seconds:.0f} s.", style="bold"
    )
    return 0


async def _stage(house: House, stack: AsyncExitStack, console: Console) -> Stage:
    settings = load(house.environment)
    database = Database(settings.database_url, Clock())
    stack.push_async_callback(database.close)
    cast = await seed_brand(house, brand=BRAND, handle=HANDLE)
    install = (await Installs(database, SecretBox(settings.secret_keys)).all())[0]
    async with database.transaction(install.id) as tx:
        (client,) = await clients.clients(tx)
    stage = Stage(
        house=house,
        cast=cast,
        database=database,
        workspace_id=install.id,
        client_id=client.id,
        public_key=SigningKey(settings.signing_key).public,
        console=console,
        steps=STEPS,
    )
    stage.chapter("A brand is set up: five questions")
    card = await cast.manager.sees(
        cast.team_channel, f"{BRAND} is set up", matching=lambda m: not m.ephemeral
    )
    stage.step("Maya answers them; the team reads", card.text, where=TEAM_ROOM)
    return stage
