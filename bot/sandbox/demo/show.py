"""Sets up the demo's brands and plays their week."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aiohttp import ClientError

from bot.networks.x.text import warm
from bot.sandbox.data import SandboxError
from bot.sandbox.demo.acts import Act
from bot.sandbox.demo.english import ENGLISH
from bot.sandbox.demo.kept import Demo, save_demo
from bot.sandbox.demo.places import brand_of, build
from bot.sandbox.demo.player import QUIET, Stage, play
from bot.sandbox.demo.spanish import SPANISH
from bot.sandbox.demo.unhurried import without_rates
from bot.sandbox.demo.week import Week, week_after
from bot.sandbox.house import House
from bot.sandbox.person import Team
from bot.sandbox.slack.client import ControlError

__all__ = ["Show", "set_up_demo"]

Say = Callable[[str], None]
LOBBY = "northlight-all"
SCRIPTS = (ENGLISH, SPANISH)


class Show:
    """The demo of a new sandbox: its brands stand, its week can be played."""

    def __init__(self, house: House, week: Week, stages: Sequence[Stage]) -> None:
        self._house = house
        self._week = week
        self._stages = stages
        self.demo = Demo(stages[0].cast.manager.id, (), complete=False)
        """Who is who; kept in the data directory too."""
        self._keep()

    async def play(self, say: Say = lambda _: None) -> Demo:
        """Everything that people do in the week, to its end on Thursday.

        ``say`` is told each day's name as it begins.

        Raises:
            SandboxError, AssertionError: something did not go as it is written.
        """
        cues = [(stage, act) for stage in self._stages for act in stage.script.acts]
        try:
            async with without_rates(self._house) as unhurried:
                for stage in self._stages:
                    stage.unhurried = unhurried
                for stage, act in sorted(cues, key=lambda cue: self._moment(*cue)):
                    moment = self._moment(stage, act)
                    if (day := f"{moment:%A}") != self.demo.playing:
                        say(day)
                        self._keep(playing=day)
                    await self._house.time.go_to(moment)
                    await play(stage, act)
                    if not isinstance(act, QUIET):  # what it set off belongs to its own minute
                        await self._house.time.go_to(self._house.clock.business())
                await self._house.time.go_to(self._week.ends)
        except (ControlError, ClientError, TimeoutError, ValueError) as error:
            raise SandboxError(f"the demo went another way than written: {error}") from error
        self._keep(complete=True)
        return self.demo

    def _moment(self, stage: Stage, act: Act) -> datetime:
        return self._week.moment(act.at, ZoneInfo(stage.script.zone))

    def _keep(self, *, playing: str = "", complete: bool = False) -> None:
        brands = tuple(brand_of(stage) for stage in self._stages)
        self.demo = replace(self.demo, brands=brands, playing=playing, complete=complete)
        save_demo(self._house.data, self.demo)


async def set_up_demo(house: House) -> Show:
    """Set up the demo's brands with everybody around them, on the next Monday morning.

    Raises:
        SandboxError, AssertionError: something did not go as it is written.
    """
    # slow to load, and X's checks do it at the first post: meanwhile the page would not answer
    await asyncio.to_thread(warm)
    week = week_after(house.clock.business())
    await house.time.go_to(week.begins)
    async with without_rates(house):
        home = Team(house.install.team, "Northlight", house.slack.control)
        lobby = await home.channel(LOBBY)
        stages = [await build(house, script, lobby) for script in SCRIPTS]
    return Show(house, week, stages)
