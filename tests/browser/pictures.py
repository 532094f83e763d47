"""Takes the pictures of README and docs: ``python -m tests.browser.pictures [--data DIR]``.

Of a sandbox of its own, whose demo it plays first (some minutes), or of the one that runs on DIR
with its demo played to the end. A bare machine has no emoji: Debian's fonts-noto-color-emoji.
"""

import argparse
import asyncio
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from aiohttp import ClientSession
from playwright.async_api import Browser, Page, async_playwright

from bot.sandbox.data import DataDirectory
from bot.sandbox.demo.kept import Demo, DemoBrand, load_demo
from bot.sandbox.demo.show import set_up_demo
from bot.sandbox.house import open_house
from bot.sandbox.person import Channel, LocalSlack, Person
from bot.storage.embedded import scratch_directory
from tests.support.browser import ARGUMENTS, chromium_path

__all__: list[str] = []

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SETTLED_MILLISECONDS = 1_200
"""Frames beside Slack, and what is drawn a moment later."""
TO_THE_MIDDLE = "one => one.scrollIntoView({block: 'center', behavior: 'instant'})"
QUIET = "() => document.activeElement?.blur()"

Scheme = Literal["light", "dark"]
Shot = Callable[["Studio"], Awaitable[None]]


@dataclass(frozen=True)
class Studio:
    """A browser before a sandbox with its demo."""

    browser: Browser
    address: str
    data: Path
    demo: Demo

    @property
    def tea(self) -> DemoBrand:
        """The English brand."""
        return self.demo.brands[0]

    @property
    def coffee(self) -> DemoBrand:
        """The Spanish brand."""
        return self.demo.brands[1]

    @asynccontextmanager
    async def at(
        self,
        brand: DemoBrand,
        who: str,
        path: str,
        *,
        size: tuple[int, int] = (1280, 800),
        scheme: Scheme = "light",
    ) -> AsyncIterator[Page]:
        """Somebody's window below ``/as/…``; ``who`` is their part in the demo."""
        person = next(one.id for one in brand.people if one.key == who)
        window = await self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        page = await window.new_page()
        await page.goto(f"{self.address}/as/{person}/{path}")
        await page.wait_for_timeout(SETTLED_MILLISECONDS)
        yield page
        await window.close()

    async def take(self, page: Page, name: str, *, quiet: bool = True) -> None:
        """Keep what the window shows; ``quiet``: without the focus on anything."""
        if quiet:
            await page.evaluate(QUIET)
        await page.wait_for_timeout(SETTLED_MILLISECONDS)
        path = PICTURES / f"{name}.png"
        await page.screenshot(path=path)
        print(f"{path.name}: {path.stat().st_size // 1000} kB")  # noqa: T201 - its result


async def _show(page: Page, ts: str) -> None:
    message = page.locator(f"#main article[data-ts='{ts}']")
    await message.evaluate(TO_THE_MIDDLE)


async def _approval(studio: Studio) -> None:
    channel, ts = studio.tea.marks["post"]
    async with studio.at(studio.tea, "manager", f"c/{channel}?thread={ts}") as page:
        await _show(page, ts)
        await studio.take(page, "approval")


async def _dark(studio: Studio) -> None:
    channel, ts = studio.tea.marks["change"]
    async with studio.at(studio.tea, "manager", f"c/{channel}", scheme="dark") as page:
        await _show(page, ts)
        await studio.take(page, "dark")


async def _summary(studio: Studio) -> None:
    channel, ts = studio.tea.marks["summary"]
    async with studio.at(studio.tea, "client", f"c/{channel}", size=(1280, 1000)) as page:
        await _show(page, ts)
        await page.locator("figure.chart").last.evaluate(TO_THE_MIDDLE)
        await studio.take(page, "summary")


async def _home(studio: Studio) -> None:
    async with studio.at(studio.tea, "manager", f"c/{studio.tea.client_channel}") as page:
        await page.locator("#side-lists a[href*='/home/']").click()
        await page.locator(".app-home .button").first.wait_for()
        await studio.take(page, "home")


async def _phone(studio: Studio) -> None:
    channel, ts = studio.coffee.marks["post"]
    async with studio.at(studio.coffee, "client", f"c/{channel}", size=(390, 844)) as page:
        await _show(page, ts)
        await studio.take(page, "phone")


async def _x(studio: Studio) -> None:
    channel, ts = studio.tea.marks["item"]
    async with studio.at(studio.tea, "staff", f"c/{channel}?beside=x") as page:
        await _show(page, ts)
        await studio.take(page, "x")


async def _record(studio: Studio) -> None:
    async with studio.at(studio.tea, "manager", "record/") as page:
        await page.get_by_role("link", name=studio.tea.name).first.click()
        await page.get_by_role("button", name="Verify").click()
        await studio.take(page, "record")


async def _mailbox(studio: Studio) -> None:
    async with studio.at(studio.tea, "manager", "mail/", size=(1280, 1000)) as page:
        await page.locator(".mail", has_text="what was told and changed").first.click()
        await studio.take(page, "mailbox")


async def _plan(studio: Studio) -> None:
    channel, ts = studio.tea.marks["plan"]
    async with studio.at(studio.tea, "client", f"c/{channel}", size=(1280, 1000)) as page:
        await _show(page, ts)
        await studio.take(page, "plan")


async def _change(studio: Studio) -> None:
    channel, ts = studio.tea.marks["moved"]
    async with studio.at(
        studio.tea, "manager", f"c/{channel}?thread={ts}", size=(1280, 1000)
    ) as page:
        await _show(page, ts)
        await studio.take(page, "change")


async def _how(studio: Studio) -> None:
    channel, ts = studio.tea.marks["how"]
    async with studio.at(studio.tea, "manager", f"c/{channel}", size=(1280, 1300)) as page:
        await _show(page, ts)
        await studio.take(page, "how")


async def _late(studio: Studio) -> None:
    channel, ts = studio.tea.marks["late"]
    async with studio.at(studio.tea, "manager", f"c/{channel}") as page:
        await _show(page, ts)
        await studio.take(page, "late")


async def _reading(studio: Studio) -> None:
    """The record page as its reader opens it, by a link that the manager makes."""
    link = await _link(studio)
    for name, size in (("reading", (1280, 1100)), ("reading-phone", (390, 844))):
        window = await studio.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
        )
        page = await window.new_page()
        await page.goto(link)
        if "phone" in name:
            await page.locator("#entries").scroll_into_view_if_needed()
        await studio.take(page, name)
        await window.close()


async def _export(studio: Studio) -> None:
    """What `rapport export` writes to read and print."""
    with TemporaryDirectory() as scratch:
        out = Path(scratch) / "record"
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.cli", "export", "--client", "juniper-tea"),
            *("--data", str(studio.data), "--out", str(out)),
        )
        assert await child.wait() == 0
        page = await studio.browser.new_page(viewport={"width": 1280, "height": 900})
        await page.goto((out / "index.html").as_uri())
        await studio.take(page, "export")
        await page.close()


async def _link(studio: Studio) -> str:
    person = next(one for one in studio.tea.people if one.key == "manager")
    async with ClientSession() as session:
        slack = LocalSlack(studio.address, session)
        maya = Person(person.id, person.name, person.team, slack.control)
        await maya.slash(Channel(studio.tea.client_channel), "/plan link")
        await maya.click(await maya.modal(), "reading.make_link")
        shown = await maya.modal()
        await maya.close(everything=True)
    found = re.search(r"http://[^\s`]+/record/[\w-]+", shown.text)
    assert found is not None, shown.text
    return found[0]


async def _curtain(studio: Studio) -> None:
    where = f"c/{studio.tea.client_channel}?curtain=1"
    async with studio.at(studio.tea, "manager", where) as page:
        await studio.take(page, "curtain")


async def _tour(studio: Studio) -> None:
    async with studio.at(studio.tea, "client", f"c/{studio.tea.client_channel}") as page:
        await page.locator("[data-tour]").click()
        await page.locator("#tour").get_by_text("Begin", exact=True).click()
        await page.wait_for_load_state()
        await studio.take(page, "tour")


async def _reply(studio: Studio) -> None:
    """The last: it takes the message in hand."""
    channel, ts = studio.tea.marks["item"]
    async with studio.at(studio.tea, "staff", f"c/{channel}") as page:
        await _show(page, ts)
        message = page.locator(f"#main article[data-ts='{ts}']")
        await message.locator("[data-action-id='inbox.reply']").click()
        await page.locator("dialog textarea").wait_for()
        await page.keyboard.type("It is: leaves, water, and a kettle. The rabbit is most welcome.")
        await studio.take(page, "reply", quiet=False)
        await page.keyboard.press("Escape")


SHOTS: dict[str, Shot] = {
    "approval": _approval,
    "dark": _dark,
    "summary": _summary,
    "home": _home,
    "phone": _phone,
    "x": _x,
    "record": _record,
    "mailbox": _mailbox,
    "plan": _plan,
    "change": _change,
    "how": _how,
    "late": _late,
    "reading": _reading,
    "export": _export,
    "curtain": _curtain,
    "tour": _tour,
    "reply": _reply,
}


@asynccontextmanager
async def _sandbox(data: Path | None) -> AsyncIterator[tuple[str, Path, Demo]]:
    if data is not None:
        directory = DataDirectory(data)
        address, demo = directory.address(), load_demo(directory)
        if address is None or demo is None or not demo.complete:
            raise SystemExit(f"no sandbox whose demo has ended runs on {data}")
        yield address, data, demo
        return
    with scratch_directory() as scratch:
        async with open_house(scratch, say=print) as house:
            show = await set_up_demo(house)
            yield house.address, scratch, await show.play(print)


async def _main(data: Path | None, names: list[str]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with _sandbox(data) as (address, root, demo), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        studio = Studio(browser, address, root, demo)
        for name in names or SHOTS:
            await SHOTS[name](studio)
        await browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="the data of a running sandbox")
    parser.add_argument("names", nargs="*", help="some of them only")
    given = parser.parse_args()
    asyncio.run(_main(given.data, given.names))
