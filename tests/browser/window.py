"""One person's window on the sandbox: everything is clicked, typed and read in the page."""

import re
from dataclasses import dataclass

from playwright.async_api import FrameLocator, Locator, Page, expect

from bot.sandbox.person import Channel, Person
from tests.support.browser import NewPage

__all__ = ["PATIENCE_MILLISECONDS", "Window", "open_window"]

PATIENCE_MILLISECONDS = 75_000
"""How long one waits for what an app, a worker and a clock make, on a machine with much to do."""


@dataclass(frozen=True)
class Window:
    """The page as one person has it open; it is never loaded anew but to be somebody else."""

    page: Page

    @property
    def composer(self) -> Locator:
        """Where one writes in the channel."""
        return self.page.locator("#main [data-text]")

    @property
    def thread(self) -> Locator:
        """The pane of the open thread."""
        return self.page.locator("#thread")

    @property
    def modal(self) -> Locator:
        """The modal in front."""
        return self.page.locator("dialog .modal")

    @property
    def x(self) -> FrameLocator:
        """X, beside Slack."""
        return self.page.frame_locator("#beside iframe[data-place=x]")

    def message(self, words: str) -> Locator:
        """The newest message in the channel with these words."""
        return self.page.locator("#main article.message", has_text=words).last

    async def shows(self, words: str | re.Pattern[str]) -> None:
        """Wait until the channel shows this."""
        shown = self.page.locator("#main article.message", has_text=words).last
        await expect(shown).to_be_visible(timeout=PATIENCE_MILLISECONDS)

    async def press(self, words: str, button: str) -> None:
        """Click a button of a message with these words."""
        message = self.message(words)
        await message.get_by_role("button", name=button, exact=True).click()

    async def no_more_offers(self, words: str, button: str) -> None:
        """Wait until a message with these words has no such button any more: it was pressed."""
        offered = self.message(words).get_by_role("button", name=button, exact=True)
        await expect(offered).to_have_count(0, timeout=PATIENCE_MILLISECONDS)

    async def slash(self, command: str, verb: str) -> None:
        """A slash command by its completion, with the keyboard alone."""
        await self.composer.focus()
        await self.page.keyboard.type(command[:3])
        await expect(self.page.get_by_role("option", name=command)).to_be_visible()
        await self.page.keyboard.press("Tab")
        await expect(self.composer).to_have_value(f"{command} ")
        await self.page.keyboard.type(verb)
        await expect(self.page.locator("#completion")).to_be_hidden()
        await self.page.keyboard.press("Enter")
        await expect(self.composer).to_have_value("")

    async def opened(self, title: str) -> None:
        """Wait for a modal of this title, with the focus in its first field."""
        await expect(self.modal).to_contain_text(title, timeout=PATIENCE_MILLISECONDS)
        await expect(self.modal.locator("textarea, input").first).to_be_focused()

    def field(self, label: str) -> Locator:
        """A field of the modal; whether it is optional stands in its label too."""
        return self.modal.get_by_role("textbox", name=re.compile(rf"^{label}\b"))

    async def submit(self, label: str) -> None:
        """Press the modal's own button; the modal closes."""
        await self.modal.get_by_role("button", name=label, exact=True).click()
        await expect(self.modal).to_have_count(0, timeout=PATIENCE_MILLISECONDS)

    async def open_thread(self, words: str) -> None:
        """By the line that tells of its replies."""
        await self.message(words).locator("a.summary").click(timeout=PATIENCE_MILLISECONDS)
        await expect(self.thread).to_be_visible()

    async def close_thread(self) -> None:
        """By the key for it."""
        await self.page.keyboard.press("Escape")
        await expect(self.thread).to_have_count(0)

    async def move_clock(self, words: str) -> None:
        """Type where to into the clock at the top, and wait until it has arrived."""
        await self.page.locator("button.clock").click()
        clock = self.page.frame_locator("#clock-pop iframe")
        await clock.locator("#clock-words").fill(words)
        await clock.locator("#clock-words").press("Enter")
        journey = clock.locator(".journey p").first
        await expect(clock.locator("#clock-words")).to_have_value("", timeout=60_000)
        await expect(journey).to_be_visible(timeout=60_000)
        await expect(clock.locator(".journey .moving")).to_have_count(0, timeout=60_000)
        await self.page.locator("button.clock").click()
        await expect(self.page.locator("#clock-pop")).to_be_hidden()

    async def open_x(self, handle: str) -> None:
        """X beside Slack, at a brand."""
        if "beside=x" not in self.page.url:
            await self.page.locator(".beside-switch [data-beside=x]").click()
        await self.x.locator(f"a[href$='/x/{handle}']").first.click()
        await expect(self.x.locator(f"#x[data-brand='{handle}']")).to_be_visible()

    async def become(self, somebody: str) -> None:
        """Look as somebody else, by the button with one's own name."""
        await self.page.locator(".who-button").click()
        await self.page.locator("#people .somebody", has_text=somebody).first.click()
        await expect(self.page.locator(".who-button")).to_contain_text(somebody)

    async def go(self, channel: Channel) -> None:
        """To a channel, by the side bar."""
        await self.page.locator("#side-lists a.side-row", has_text=channel.name).click()
        await expect(self.page.locator("#main")).to_have_attribute("data-channel", channel.id)


async def open_window(new_page: NewPage, address: str, who: Person, at: Channel) -> Window:
    """This person's window, at a channel."""
    page = await new_page(f"{address}/as/{who.id}/c/{at.id}")
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    return Window(page)
