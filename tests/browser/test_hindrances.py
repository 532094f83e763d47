"""Nothing on any page of the sandbox hinders people, wide and light or narrow and dark."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from bot.sandbox.demo.kept import save_demo
from bot.sandbox.house import House
from bot.sandbox.person import Person, Seen
from bot.sandbox.seed import Cast
from tests.scenarios.words import is_card
from tests.support.a11y import hindrances, unreached
from tests.support.browser import NewPage
from tests.support.demo import demo_of
from tests.support.house import worlds

pytestmark = pytest.mark.timeout(500)

POST = "Our spring oolong is here. Order from Friday at https://junipertea.example/oolong"
ASKED = "is it decaf? #tea"
CURTAIN = ("traffic", "jobs", "log", "faults", "clock")
ONE_PANE = ("landmark-one-main", "page-has-heading-one")
"""On a phone a thread, or a mail, stands in place of all the rest."""


@dataclass(frozen=True)
class Scene:
    """A brand at which something of each kind has happened."""

    house: House
    cast: Cast
    card: Seen
    """The post's, with a thread."""

    def at(self, path: str, who: Person | None = None) -> str:
        """An address below ``/as/…``, as the manager sees it if nobody else is named."""
        return f"{self.house.address}/as/{(who or self.cast.manager).id}/{path}"


@pytest.fixture(scope="module")
async def scene(house: House) -> AsyncIterator[Scene]:
    async with worlds(house) as make:
        cast = (await make("en")).cast
        room = cast.client_channel
        said = await cast.client.say(room, "@Rapport change stock is late today, #general :tea:")
        await cast.client.sees_thread(said, "#1")
        await cast.client.react(said, "eyes")
        await cast.manager.slash(room, "/post new")
        await cast.manager.submit(await cast.manager.modal(), {"text": POST})
        card = await cast.client.sees(room, "spring oolong")
        await cast.client.say(room, "Is the link *right*? `oolong`", thread=card)
        await house.x.write("tom", f"@{cast.brand.handle} {ASKED}")
        await cast.staff.sees(cast.team_channel, "decaf")
        await house.time.go_to(house.clock.business() + timedelta(minutes=3))
        await cast.manager.sees(room, "stock is late", matching=is_card)
        await house.mailbox.wait_for("maya@northlight.example", containing="stock is late")
        save_demo(house.data, demo_of(cast))
        yield Scene(house, cast, card)
        house.data.demo.unlink()


@pytest.mark.parametrize("narrow", [False, True], ids=["wide and light", "narrow and dark"])
async def test_nothing_stands_in_the_way(scene: Scene, new_page: NewPage, *, narrow: bool) -> None:
    if narrow:
        page = await new_page(width=390, height=844, color_scheme="dark")
    else:
        page = await new_page()
    warned: list[str] = []
    page.on("console", lambda said: warned.append(said.text) if said.type == "warning" else None)
    found: list[str] = []

    async def look(name: str, path: str = "", *, without: tuple[str, ...] = ()) -> None:
        if path:
            await page.goto(scene.at(path))
            await page.wait_for_timeout(200)  # what scripts add
        told = await hindrances(page, without=without)
        if not narrow:  # what can be reached does not depend on it
            told += await unreached(page)
        found.extend(f"{name}: {one}" for one in told)

    cast, card = scene.cast, scene.card
    room, handle = cast.client_channel.id, cast.brand.handle
    only = ONE_PANE if narrow else ()
    await look("channel", f"c/{room}")
    await look("thread", f"c/{room}?thread={card.ts}", without=only)
    await look("team channel", f"c/{cast.team_channel.id}")
    await look("Home", f"home/{cast.install.app_id}")
    await look("about", f"home/{cast.install.app_id}?tab=about")
    await look("X", f"x/{handle}")
    await look("X, notifications", f"x/{handle}/notifications")
    await look("mailbox", "mail/")
    await look("mail", "mail/1", without=only)
    await look("record", "record/")
    for tab in CURTAIN:
        await look(f"curtain, {tab}", f"curtain/?tab={tab}")

    await page.goto(scene.at(f"c/{room}"))
    await page.locator("[data-tour]").click()
    await page.get_by_role("link", name="Begin").click()
    await expect(page.locator(".tour-body[data-step='1']")).to_be_visible()
    await look("tour")
    await page.goto(scene.at(f"c/{room}"))
    await page.locator(".who-button").click()
    await expect(page.locator("#people [aria-current]")).to_be_focused()
    await look("people")
    await page.keyboard.press("Escape")
    await _open_modal(page, cast)
    await look("modal")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert "\n".join(found) == ""
    assert warned == []


async def _open_modal(page: Page, cast: Cast) -> None:
    await cast.manager.slash(cast.client_channel, "/post new")
    await expect(page.get_by_role("dialog", name="New post")).to_be_visible()
    await page.get_by_role("button", name="Put up for approval").click()  # now with an error
    await expect(page.get_by_role("dialog").get_by_role("alert").first).to_be_visible()


async def test_what_hinders_is_found(scene: Scene, new_page: NewPage) -> None:
    page = await new_page(scene.at("mail/"))
    await page.evaluate(
        """() => {
          const main = document.querySelector("main");
          main.insertAdjacentHTML("beforeend", "<button></button><h6>Far too deep</h6>");
          main.lastElementChild.style.cssText = "width: 3000px; color: #ccc; background: #fff";
          main.querySelector("button:last-of-type").style.cssText = "outline: none";
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("button:focus-visible { outline: none !important }");
          document.adoptedStyleSheets.push(sheet);
        }"""
    )
    told = "\n".join([*await hindrances(page), *await unreached(page)])
    for rule in ("button-name", "color-contrast", "heading-order", "sideways", "focus is not seen"):
        assert rule in told
