"""Writing, completing, editing, reacting and sharing with the keyboard, in a real browser."""

import re
import struct
import zlib
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, FilePayload, Locator, Page, expect

from tests.sandbox.page.composer.conftest import Stage
from tests.support.browser import NewPage


@pytest.fixture(scope="module")
async def window(browser: Browser, stage: Stage) -> AsyncIterator[Page]:
    """Ben's window on the channel, the same for the whole module."""
    new_page = NewPage(browser)
    new_page.forgive(r"status of 400 .*/control/say")  # what is refused on purpose
    page = await new_page(stage.at(stage.ben))
    await expect(page.locator("#composer-kit")).to_be_attached()
    yield page
    await new_page.close()
    assert new_page.complaints == []


@pytest.fixture
async def ben(window: Page) -> Page:
    """The window, with the focus in an empty composer."""
    await window.keyboard.press("Escape")
    await box(window).fill("")
    await box(window).focus()
    return window


def box(page: Page) -> Locator:
    return page.locator("main [data-composer-form] textarea")


def message(page: Page, words: str) -> Locator:
    return page.locator("main article.message", has_text=words)


def offered(page: Page) -> Locator:
    return page.locator("#completion:popover-open [role=option]")


async def test_a_command_is_completed_and_hinted_from_the_manifest(stage: Stage, ben: Page) -> None:
    await ben.keyboard.type("/pl")
    await expect(offered(ben)).to_have_text(re.compile(r"/plan change <what>.*The plan & its"))
    pointed = await box(ben).get_attribute("aria-activedescendant")
    await expect(ben.locator(f"#{pointed}")).to_have_attribute("aria-selected", "true")
    await ben.keyboard.press("Tab")
    await expect(offered(ben)).to_have_count(3)
    await expect(box(ben)).not_to_have_attribute("aria-activedescendant", re.compile("."))
    await ben.keyboard.press("ArrowDown")
    await ben.keyboard.press("Enter")
    await expect(ben.locator("main [data-hint]")).to_have_text("/plan change <what>")
    await ben.keyboard.type("we moved the launch")
    await ben.keyboard.press("Enter")
    await expect(message(ben, "Heard change we moved the launch")).to_be_visible()
    assert stage.app.heard[-1]["text"] == "change we moved the launch"
    await expect(box(ben)).to_have_value("")


async def test_a_bare_command_is_sent_though_verbs_are_offered(stage: Stage, ben: Page) -> None:
    await ben.keyboard.type("/plan ")
    await expect(offered(ben)).to_have_count(3)
    await ben.keyboard.press("Enter")
    await expect(box(ben)).to_have_value("")
    await stage.ben.sees(stage.channel, matching=lambda seen: seen.text.strip() == "Heard")
    assert not stage.app.heard[-1]["text"]


async def test_names_and_emoji_are_completed(stage: Stage, ben: Page) -> None:
    await ben.keyboard.type("Morning @jo")
    await expect(offered(ben)).to_have_count(1)
    await ben.keyboard.press("Enter")
    await ben.keyboard.type("in #jun")
    await expect(offered(ben)).to_contain_text("#juniper")
    await ben.keyboard.press("Tab")
    await ben.keyboard.type(":party_p")
    await expect(offered(ben).first).to_contain_text(":tada:")
    await ben.keyboard.press("Escape")
    await expect(offered(ben)).to_have_count(0)
    await ben.keyboard.type("o")
    await offered(ben).first.click()
    await expect(box(ben)).to_have_value("Morning @Jo Park in #juniper :tada: ")
    await ben.keyboard.press("Enter")
    said = await stage.jo.sees(stage.channel, "Morning")
    kept = stage.hub.state.channels[stage.channel.id].messages[said.ts].text
    channel = f"<#{stage.channel.id}|juniper>"
    assert kept == f"Morning <@{stage.jo.id}> in {channel} :tada:"


async def test_a_draft_is_kept_and_enter_with_shift_is_a_new_line(stage: Stage, ben: Page) -> None:
    await ben.keyboard.type("half a")
    await ben.keyboard.press("Shift+Enter")
    await ben.keyboard.type("thought")
    await ben.reload()
    await expect(box(ben)).to_have_value("half a\nthought")
    await expect(ben.locator("#composer-kit")).to_be_attached()
    await box(ben).focus()
    await ben.keyboard.press("Control+a")
    await ben.keyboard.press("Control+b")
    await expect(box(ben)).to_have_value("*half a\nthought*")
    await ben.keyboard.press("Control+z")
    await expect(box(ben)).to_have_value("half a\nthought")


async def test_what_was_refused_stays_with_the_reason(stage: Stage, ben: Page) -> None:
    await ben.keyboard.type("into the void")
    channel = stage.hub.state.channels[stage.channel.id]
    channel.is_archived = True
    await ben.keyboard.press("Enter")
    await expect(ben.locator("main [data-refused]")).to_contain_text("archived")
    channel.is_archived = False
    await expect(box(ben)).to_have_value("into the void")
    await ben.keyboard.press("Enter")
    await expect(message(ben, "into the void")).to_be_visible()
    await expect(ben.locator("main [data-refused]")).to_be_empty()


async def test_a_command_that_failed_comes_back(stage: Stage, ben: Page) -> None:
    stage.app.fails = True
    await ben.keyboard.type("/inbox now")
    await ben.keyboard.press("Enter")
    await expect(message(ben, "/inbox failed with the error")).to_be_visible()
    stage.app.fails = False
    await expect(box(ben)).to_have_value("/inbox now")


async def test_the_last_message_is_edited_in_place_whatever_comes(stage: Stage, ben: Page) -> None:
    await ben.keyboard.type("The lunch is on Friday")
    await ben.keyboard.press("Enter")
    said = await stage.ana.sees(stage.channel, "The lunch")
    article = ben.locator(f"article[data-ts='{said.ts}']")
    await expect(article).to_be_visible()
    await ben.keyboard.press("ArrowUp")
    form = article.locator("form textarea")
    await expect(form).to_be_focused()
    await form.press("Home")
    await ben.keyboard.type("Yes: ")
    await stage.ana.react(said, "eyes")  # the message is drawn anew under the form
    await expect(article.locator("[data-reaction=eyes]")).to_be_visible()
    await expect(form).to_be_focused()
    await ben.keyboard.type("really, ")
    await ben.keyboard.press("Enter")
    await expect(article).to_contain_text("Yes: really, The lunch is on Friday")
    await expect(box(ben)).to_be_focused()
    await ben.keyboard.press("ArrowUp")
    await expect(form).to_be_focused()
    await ben.keyboard.press("Escape")
    await expect(form).to_have_count(0)


async def test_reactions_are_picked_by_name_and_toggled(stage: Stage, ben: Page) -> None:
    said = await stage.ana.say(stage.channel, "Stock arrived")
    article = ben.locator(f"article[data-ts='{said.ts}']")
    await article.hover()
    await article.get_by_role("button", name="Add reaction").click()
    search = ben.get_by_role("combobox", name="Search emoji")
    await expect(search).to_be_focused()
    await expect(ben.locator("#emoji-grid [data-group=recent] [role=option]")).to_have_count(6)
    await ben.keyboard.press("PageDown")
    await expect(ben.locator("#emoji-picker .picker-name")).to_have_text("😀 :grinning:")
    await ben.keyboard.type("truck")
    await expect(ben.locator("#emoji-grid [role=option]").first).to_have_text("🚚")
    await ben.keyboard.press("ArrowRight")
    await ben.keyboard.press("ArrowLeft")
    await ben.keyboard.press("Enter")
    shown = article.locator("[data-reaction=truck]")
    await expect(shown).to_have_attribute("aria-pressed", "true")
    await shown.click()
    await expect(shown).to_have_count(0)


async def test_the_menu_of_a_message_works_by_keyboard(stage: Stage, ben: Page) -> None:
    said = await stage.ben.say(stage.channel, "Please remember this")
    article = ben.locator(f"article[data-ts='{said.ts}']")
    await article.focus()
    await ben.keyboard.press("m")
    menu = ben.locator("#composer-menu:popover-open")
    await expect(menu.get_by_role("menuitem").first).to_be_focused()
    await ben.keyboard.press("Escape")
    await expect(article).to_be_focused()
    await ben.keyboard.press("m")
    await expect(menu.get_by_role("menuitem").first).to_be_focused()
    await ben.keyboard.press("r")  # goes to lines that begin so
    await ben.keyboard.press("r")
    await expect(menu.get_by_role("menuitem", name="Record as plan change")).to_be_visible()
    await menu.get_by_role("menuitem", name="Record as plan change").focus()
    async with ben.expect_response("**/control/shortcut"):
        await ben.keyboard.press("Enter")
    assert '"callback_id": "record"' in stage.app.heard[-1]["payload"]
    await article.focus()
    await ben.keyboard.press("Delete")
    dialog = ben.get_by_role("dialog", name="Delete message")
    await expect(dialog).to_contain_text("Please remember this")
    await dialog.get_by_role("button", name="Delete message").click()
    await expect(article).to_have_count(0)


async def test_files_are_shared_with_a_comment_and_alt_text(stage: Stage, ben: Page) -> None:
    composer = ben.locator("main [data-composer-form]")
    chosen: list[FilePayload] = [
        {"name": "tea.png", "mimeType": "image/png", "buffer": picture()},
        {"name": "brief.txt", "mimeType": "text/plain", "buffer": b"Spring"},
        {"name": "no.txt", "mimeType": "text/plain", "buffer": b"Not this"},
    ]
    await composer.locator("[data-chooser]").set_input_files(chosen)
    await composer.get_by_role("button", name="Remove no.txt").click()
    await composer.get_by_label("Description of tea.png").fill("A cup of tea")
    await expect(composer.locator(".composer-file canvas")).to_be_visible()
    await box(ben).fill("Two files")
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_role("img", name="A cup of tea")).to_be_visible()
    await expect(message(ben, "brief.txt")).to_be_visible()
    await expect(composer.locator(".composer-file")).to_have_count(0)
    shared = await stage.ana.sees(stage.channel, "Two files")
    assert [file["name"] for file in shared.files][:1] == ["tea.png"]


async def test_the_lightning_lists_shortcuts_and_commands(stage: Stage, ben: Page) -> None:
    await ben.locator("main [data-shortcuts]").click()
    menu = ben.locator("#composer-menu:popover-open")
    await expect(menu.get_by_role("menuitem")).to_have_count(3)
    await menu.get_by_role("menuitem", name="/plan").click()
    await expect(box(ben)).to_have_value("/plan ")
    await expect(box(ben)).to_be_focused()


async def test_on_a_phone_each_message_has_its_button(stage: Stage, browser: Browser) -> None:
    said = await stage.ana.say(stage.channel, "On the phone")
    phone = await browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = await phone.new_page()
    await page.goto(stage.at(stage.jo))
    await page.locator(f"article[data-ts='{said.ts}'] .message-more").tap()
    await expect(page.get_by_role("menuitem", name="Copy link")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    await phone.close()


def picture() -> bytes:
    """A PNG of four by four grey pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 4, 4, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0\x80\x90\xa0\xb0" * 4)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
