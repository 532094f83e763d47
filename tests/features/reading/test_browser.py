"""The record page in a browser: on a phone and on a desk, in both schemes, without hindrance."""

from typing import Literal

import pytest
from playwright.async_api import expect

from bot.record.rules import JSON
from tests.features.reading.conftest import Desk
from tests.support.a11y import hindrances, unreached
from tests.support.browser import NewPage

MOVED: dict[str, JSON] = {
    "number": 1,
    "starts_before": "2026-11-27",
    "starts_after": "2026-11-30",
    "ends_before": "2026-12-24",
    "ends_after": "2026-12-26",
}


async def _fill(desk: Desk) -> None:
    await desk.write("plan.change_told", {"number": 7, "text": "<i>on Friday</i>"}, by=desk.carl)
    await desk.write("item.moved", MOVED, subject="item:1")
    await desk.write("evidence.kept", {"permalink": "https://acme.slack.com/archives/C1/p1"})


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1100, "light")])
async def test_nothing_hinders_its_readers(
    desk: Desk, new_page: NewPage, width: int, scheme: Literal["light", "dark"]
) -> None:
    await _fill(desk)
    url = str(desk.browser.make_url(await desk.link(desk.carl)))
    page = await new_page(url, width=width, height=844, color_scheme=scheme)
    assert await hindrances(page) == []
    await page.get_by_text("Buscar algo").click()
    assert await hindrances(page) == []
    assert await unreached(page) == []


async def test_it_is_looked_through_by_keyboard_alone(desk: Desk, new_page: NewPage) -> None:
    await _fill(desk)
    page = await new_page(str(desk.browser.make_url(await desk.link(desk.ana))), width=390)
    await expect(page.locator(".entry")).to_have_count(4)
    await expect(page.locator("blockquote").first).to_have_text("<i>on Friday</i>")
    await page.get_by_text("Look for something").press("Enter")
    await page.get_by_label("Words").fill("friday")
    await page.get_by_label("Words").press("Enter")
    await expect(page.locator(".entry")).to_have_count(1)
    await page.get_by_role("link", name="Show everything").press("Enter")
    await expect(page.locator("#entry-1")).to_be_visible()
    await page.emulate_media(media="print")
    await expect(page.locator(".filter")).to_be_hidden()
