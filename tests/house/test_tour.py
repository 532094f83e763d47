"""The guided tour, played from its first step to its last by somebody with a mouse and a keyboard.

In the run's shared house, with a brand of its own instead of the demo, whose week takes longer
than the tour. That the demo leaves what the steps need is for `test_demo`.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import FrameLocator, Locator, Page, expect

from bot.sandbox.demo.kept import save_demo
from bot.sandbox.house import House
from tests.scenarios.world import World
from tests.support.browser import NewPage
from tests.support.demo import demo_of
from tests.support.house import MakeWorld

pytestmark = pytest.mark.timeout(400)

POST = "Tea at noon, and a chair by the window."
STEP = ".tour-body[data-step='{}'][data-state='{}']"
PATIENCE_MILLISECONDS = 60_000


@dataclass(frozen=True)
class Tour:
    """The tour in one window."""

    page: Page

    async def at(self, step: int) -> None:
        await self.page.wait_for_selector(STEP.format(step, "todo"))

    async def noticed(self, step: int) -> None:
        """It says that this step is done; then on to the next."""
        await self.page.wait_for_selector(STEP.format(step, "done"))
        await expect(self.page.locator(".tour-done")).to_be_visible()
        await self.page.click("#tour-next")

    def frame(self, place: str) -> FrameLocator:
        return self.page.frame_locator(f"iframe[data-place={place}]")

    async def points_at(self, what: str) -> None:
        """The ring comes to stand around it."""
        async with asyncio.timeout(PATIENCE_MILLISECONDS / 1000):
            while not await self._around(self.page.locator(what).last):
                await asyncio.sleep(0.1)

    async def _around(self, meant: Locator) -> bool:
        outer = await self.page.locator(".tour-ring").bounding_box()
        inner = await meant.bounding_box()
        if outer is None or inner is None:
            return False
        across, down = inner["x"] + inner["width"] / 2, inner["y"] + inner["height"] / 2
        return 0 < across - outer["x"] < outer["width"] and 0 < down - outer["y"] < outer["height"]


@pytest.fixture
async def world(house: House, make_world: MakeWorld) -> AsyncIterator[World]:
    """An English brand; a post of it waits for Carol's approval and goes out before 12:31."""
    world = await make_world("en")
    cast = world.cast
    goes_out = await world.next_at(time(12, 31))
    await cast.manager.slash(cast.client_channel, "/post new")
    when = f"{goes_out.astimezone(ZoneInfo('Europe/London')):%A} 12:30"
    done = await cast.manager.submit(await cast.manager.modal(), {"text": POST, "when": when})
    assert done.closed, done.modal and done.modal.errors
    await cast.client.sees(cast.client_channel, POST)
    save_demo(house.data, demo_of(cast))
    yield world
    house.data.demo.unlink()


async def test_somebody_plays_the_tour_to_its_end(world: World, new_page: NewPage) -> None:
    cast, house = world.cast, world.house
    page = await new_page(f"{house.address}/as/{cast.manager.id}/c/{cast.client_channel.id}")
    tour = Tour(page)
    await page.get_by_role("button", name="Tour").click()
    await page.get_by_role("link", name="Begin").click()
    await _tell_and_see(tour)
    await _ask_and_answer(tour)
    await _approve_and_wait(tour)
    await tour.frame("record").locator("#verify").click()
    await tour.noticed(7)
    await page.get_by_role("button", name="Look around by myself").click()
    await expect(page.locator(".tour-panel")).to_be_hidden()
    assert "tour" not in page.url.partition("?")[2]
    texts = [post.text for post in await house.x.timeline(cast.brand.handle)]
    assert POST in texts


async def _tell_and_see(tour: Tour) -> None:
    page = tour.page
    await tour.at(1)
    await tour.points_at("#main [data-text]")
    await page.click("#tour-type")
    await expect(page.locator("#main [data-text]")).to_be_focused()
    await page.keyboard.press("Enter")
    await tour.noticed(1)
    await tour.at(2)
    seen = page.get_by_role("button", name="Seen", exact=True).last
    await expect(seen).to_be_visible()
    await page.reload()  # nothing is lost by it
    await tour.at(2)
    await seen.click()
    await tour.noticed(2)


async def _ask_and_answer(tour: Tour) -> None:
    page, x = tour.page, tour.frame("x")
    await tour.at(3)
    await x.locator("#n-form").wait_for()
    await page.click("#tour-type")
    await x.locator("#n-form .primary").click()
    await tour.noticed(3)
    await tour.at(4)
    await page.locator('#stage [data-action-id="inbox.reply"]').last.click()
    await page.locator("#modal textarea").wait_for()
    await page.click("#tour-type")  # the panel came along into the dialog
    await tour.points_at("#modal-submit")
    await page.click("#modal-submit")
    await expect(x.locator("article.post.main")).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    await tour.noticed(4)


async def _approve_and_wait(tour: Tour) -> None:
    page = tour.page
    await tour.at(5)
    await page.locator("#thread").get_by_role("button", name="Approve").last.click()
    await tour.noticed(5)
    await tour.at(6)
    told = re.search(r"“(\w+ 12:31)”", await page.locator(".tour-do").inner_text())
    assert told
    await page.click("[data-clock]")
    clock = page.frame_locator("#clock-pop iframe")
    await clock.locator("#clock-words").fill(told[1])
    await page.keyboard.press("Enter")
    await tour.noticed(6)
    await tour.at(7)
