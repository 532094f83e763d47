"""The main job by mouse and keyboard: two people in two windows, everything through the page.

The client and the agency see each other's doings without loading anything anew.
"""

import pytest
from playwright.async_api import expect

from bot.sandbox.seed import Cast
from tests.browser.window import PATIENCE_MILLISECONDS, Window, open_window
from tests.browser.words import WORDS, Words
from tests.support.browser import NewPage
from tests.support.house import MakeWorld

pytestmark = pytest.mark.timeout(500)


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_day_at_work_in_two_windows(
    make_world: MakeWorld, new_page: NewPage, language: str
) -> None:
    world = await make_world(language)
    cast, words = world.cast, WORDS[language]
    address, room = world.house.address, cast.client_channel
    client = await open_window(new_page, address, cast.client, room)
    agency = await open_window(new_page, address, cast.manager, room)
    await expect(client.page.locator("html")).to_have_attribute("lang", language)

    await _plan_change(client, agency, words)
    await _approval(client, agency, words)
    await _inbox(agency, cast, words)
    await _summary(client, agency, cast, words)


async def _plan_change(client: Window, agency: Window, words: Words) -> None:
    """A sentence in the channel is recorded, told, and seen by the other side."""
    await client.composer.focus()
    await client.page.keyboard.type("@Rap")
    await expect(client.page.get_by_role("option", name="Rapport").first).to_be_visible()
    await client.page.keyboard.press("Enter")
    await expect(client.composer).to_have_value("@Rapport ")
    await client.page.keyboard.type(words.change)
    await client.page.keyboard.press("Enter")
    await agency.shows(words.moved)
    await client.open_thread(words.moved)
    await expect(client.thread).to_contain_text(words.recorded)
    await client.close_thread()

    await agency.move_clock("+3 min")
    card = agency.page.locator("#main article.message", has_text="#1").last
    await card.get_by_role("button", name=words.seen, exact=True).click()
    for window in (agency, client):
        await window.shows(words.seen_by)
    await agency.slash("/plan", words.history)
    await agency.shows(words.history_title)


async def _approval(client: Window, agency: Window, words: Words) -> None:
    """Changes are asked for in the thread, the new version is approved and goes out, once."""
    await agency.slash("/post", "new")
    await agency.opened(words.new_post)
    await agency.page.keyboard.type(words.first)
    await agency.field(words.when).fill(words.tomorrow_noon)
    await agency.submit(words.put_up)

    await client.shows(words.first)
    await client.press(words.first, words.needs_changes)
    await client.opened(words.what_needs)
    await client.page.keyboard.type(words.reason)
    await client.submit(words.send)

    await agency.shows(words.reason)
    await agency.open_thread(words.first)
    await expect(agency.thread).to_contain_text(words.reason)
    await agency.page.keyboard.press("Escape")
    await agency.press(words.first, words.edit)
    await expect(agency.modal).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    await agency.field(words.text).fill(words.second)
    await agency.submit(words.save)

    await client.press(words.second, words.approve)
    await client.no_more_offers(words.second, words.approve)
    await agency.move_clock(words.tomorrow_noon)
    for window in (agency, client):
        await expect(window.message(words.second)).to_contain_text(
            words.published, timeout=PATIENCE_MILLISECONDS
        )


async def _inbox(agency: Window, cast: Cast, words: Words) -> None:
    """A customer writes on X beside Slack; somebody who knows answers from Slack, signed."""
    handle = cast.brand.handle
    await agency.open_x(handle)
    await agency.x.locator("[name=handle]").first.fill("thirsty_tom")
    box = agency.x.locator("textarea").first
    await box.fill(f"@{handle} {words.asked}")
    await agency.x.get_by_role("button", name=words.post, exact=True).first.click()
    await expect(agency.x.locator(".sent").first).to_contain_text("@thirsty_tom")

    await agency.become(cast.staff.name)
    await agency.open_x(handle)
    await agency.go(cast.team_channel)
    await agency.shows(words.asked)
    await agency.message(words.asked).get_by_role("button", name=words.reply).first.click()
    await agency.opened(words.reply)
    await agency.page.keyboard.type(words.answer)
    await agency.submit(words.send)
    await agency.shows(words.answered)
    answer = agency.x.locator(".post", has_text=words.answer).first
    await expect(answer).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    await agency.become(cast.manager.name)


async def _summary(client: Window, agency: Window, cast: Cast, words: Words) -> None:
    """At the client's hour both read the same."""
    await agency.go(cast.client_channel)
    await agency.move_clock(words.tomorrow_nine)
    for window in (client, agency):
        await window.shows(words.summary)
        await expect(window.message(words.summary)).to_contain_text(words.second)
