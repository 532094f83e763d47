"""The page on which a client without Slack agrees, on a phone, without hindrance."""

from playwright.async_api import expect

from tests.features.consents.conftest import Door
from tests.support.a11y import hindrances, unreached
from tests.support.browser import NewPage


async def test_nothing_hinders_who_agrees(door: Door, new_page: NewPage) -> None:
    await door.table.propose()
    await door.put()
    url = str(door.browser.make_url(await door.link()))
    page = await new_page(url, width=390, height=844, color_scheme="dark")
    assert await hindrances(page) == []
    assert await unreached(page) == []
    await page.get_by_role("button", name="I agree to this item").press("Enter")
    await expect(page.get_by_role("status")).to_contain_text("Thank you. It is agreed")
    await page.get_by_role("button", name="I agree to how we work").press("Enter")
    await expect(page.get_by_role("button")).to_have_count(0)
    assert await hindrances(page) == []
