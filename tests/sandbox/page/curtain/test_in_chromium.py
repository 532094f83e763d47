"""The curtain in a browser: requests as they happen, a fault, the clock's echo."""

from playwright.async_api import expect

from tests.sandbox.page.curtain.conftest import Stage
from tests.support.browser import NewPage


async def test_requests_come_as_they_happen_and_can_be_filtered_opened_and_held(
    stage: Stage, new_page: NewPage
) -> None:
    page = await new_page(stage.at(""), height=360)
    rows = page.locator(".traffic li")
    await stage.call("chat.postMessage", channel=stage.channel.id, text="one")
    await expect(rows.last).to_contain_text("chat.postMessage #launch")
    await rows.last.locator("summary").click()
    await expect(rows.last.locator("pre").first).to_contain_text('"text": "one"')
    await page.get_by_label("Filter").fill("two")
    await expect(rows).to_have_count(0)
    await expect(page.get_by_text("No requests like that")).to_be_visible()
    await stage.call("chat.postMessage", channel=stage.channel.id, text="three")
    await stage.call("chat.postMessage", channel=stage.channel.id, text="two")
    await expect(rows).to_have_count(1)
    await page.get_by_role("button", name="Pause").click()
    await stage.call("chat.postMessage", channel=stage.channel.id, text="two again")
    await page.wait_for_timeout(500)
    await expect(rows).to_have_count(1)
    await page.get_by_role("button", name="Pause").click()
    await expect(rows).to_have_count(2)
    await expect(page.get_by_label("Filter")).to_have_value("two")


async def test_a_fault_is_armed_and_told_of_with_the_keyboard(
    stage: Stage, new_page: NewPage
) -> None:
    page = await new_page(stage.at(""), width=390, height=844)
    await page.get_by_role("link", name="Faults").press("Enter")
    await page.get_by_role("button", name="Answers 500 to the next post").first.press("Enter")
    await expect(page.locator("#fault-told")).to_contain_text("looks into the history")
    await expect(page.locator(".armed li")).to_have_text("Slack: Answers 500 to the next post")
    assert await page.evaluate("document.activeElement.id") == "fault-slack-500"
    assert [fault.kind for fault in stage.hub.faults.waiting] == ["500"]
    await stage.slack.clear_faults()
    await expect(page.locator(".armed li")).to_have_count(0)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not await page.evaluate(wide)


async def test_the_clock_echoes_what_is_typed(stage: Stage, new_page: NewPage) -> None:
    page = await new_page(stage.at("clock", stage.marta), width=420, height=460)
    await page.get_by_label("¿Hasta cuándo?").fill("el viernes")
    await expect(page.locator("#clock-echo")).to_contain_text("¿a qué hora?")
    await page.get_by_label("¿Hasta cuándo?").fill("+2 h")
    await expect(page.locator("#clock-echo")).to_contain_text("dentro de 2 h")
    await expect(page.get_by_label("¿Hasta cuándo?")).to_have_attribute("aria-invalid", "false")
