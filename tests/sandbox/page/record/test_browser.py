"""The record in a browser: it grows before one's eyes, and says whether it holds."""

from playwright.async_api import expect

from tests.sandbox.page.record.conftest import Shelf
from tests.support.browser import NewPage


async def test_it_grows_goes_back_and_is_verified(shelf: Shelf, new_page: NewPage) -> None:
    await shelf.write("post.held", {"revision": 1}, times=60)
    page = await new_page(shelf.at("acme"), width=390, height=844)
    await expect(page.locator(".entry").first).to_have_id("entry-60")
    await page.fill("#words", "half typed")

    await shelf.write("reply.sent", {"text": "<i>on our way</i>"}, subject="item:a")
    arrived = page.locator("#entry-61")
    await expect(arrived.locator("blockquote")).to_have_text("<i>on our way</i>")
    await expect(page.locator("#heard")).to_have_text("1 new entry")
    await expect(page.locator("#head-line")).to_contain_text("acme #61 ")
    await expect(page.locator("#words")).to_have_value("half typed")

    await page.get_by_role("link", name="Older entries").click()
    await expect(page.locator("#kind-10")).to_be_focused()
    await expect(page.locator(".entry")).to_have_count(61)
    await expect(page.locator("#entry-1")).to_contain_text("the chain begins here")

    await page.get_by_role("button", name="Verify").click()
    await expect(page.locator("#verified")).to_contain_text("All 61 entries hold.")
    await expect(page.locator("#verify")).to_be_focused()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_head_line_is_pasted_and_compared(shelf: Shelf, new_page: NewPage) -> None:
    await shelf.write("post.held", {"revision": 1}, client=shelf.nube)
    page = await new_page(shelf.at("nube"))
    line = await page.locator("#head-line").text_content() or ""
    await page.get_by_text("Check a head line").click()
    await page.get_by_role("button", name="Compare").click()
    await expect(page.locator("#compared")).to_have_text("Paste a head line first.")
    await page.get_by_label("A head line").fill(line.replace("nube", "anything"))
    await page.get_by_role("button", name="Compare").click()
    await expect(page.locator("#compared")).to_contain_text("nothing came since")
