"""The machine's own Chromium, driven by Playwright, with pages that fail the test on any error.

A plugin of the tests' conftest. Whatever asks for ``browser`` or ``new_page`` is a browser test.
Where there is no Chromium these are left out and one line says so; in CI they fail.
"""

import os
import re
import shutil
from collections.abc import AsyncIterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests.support.workers import Node

__all__ = ["NewPage", "chromium_path"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ARGUMENTS = (
    "--no-sandbox",  # it refuses to run as root otherwise; it opens this sandbox's pages only
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MILLISECONDS = 60_000
LEFT_OUT = pytest.StashKey[int]()
TOLD = "rapport_left_out"


def chromium_path() -> str | None:
    """Where this machine keeps Chromium or Chrome, if it has one."""
    found = (shutil.which(name) for name in (*NAMES, ON_A_MAC))
    return next((path for path in found if path), None)


class NewPage:
    """Opens pages, each as a window of its own: nothing is shared, as with two people."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._windows: list[BrowserContext] = []
        self._forgiven: list[str] = []
        self._complaints: list[str] = []

    async def __call__(
        self,
        url: str | None = None,
        *,
        width: int = 1280,
        height: int = 800,
        locale: str = "en-GB",
        color_scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        """A page of this size in its own window, at ``url`` if one is given."""
        window = await self._browser.new_context(
            viewport={"width": width, "height": height},
            locale=locale,
            color_scheme=color_scheme,
            reduced_motion="reduce",
        )
        self._windows.append(window)
        window.set_default_timeout(PATIENCE_MILLISECONDS)
        page = await window.new_page()
        self._listen(page)
        if url is not None:
            await page.goto(url)
        return page

    def forgive(self, pattern: str) -> None:
        """Expect errors in which this regular expression is found, in this test."""
        self._forgiven.append(pattern)

    @property
    def complaints(self) -> list[str]:
        """What went wrong in the pages so far and is not forgiven."""
        return [
            complaint
            for complaint in self._complaints
            if not any(re.search(pattern, complaint) for pattern in self._forgiven)
        ]

    async def close(self) -> None:
        """Close every window."""
        for window in self._windows:
            await window.close()

    def _listen(self, page: Page) -> None:
        """Errors of the console and of scripts, and requests that leave the machine, are kept."""
        page.on(
            "console",
            lambda said: (
                self._complaints.append(f"console: {said.text} ({said.location.get('url')})")
                if said.type == "error"
                else None
            ),
        )
        page.on("pageerror", lambda error: self._complaints.append(f"script: {error}"))
        page.on("request", lambda request: self._keep_stranger(request.url))

    def _keep_stranger(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https"} and parts.hostname not in {"127.0.0.1", "localhost"}:
            self._complaints.append(f"request to another machine: {url}")


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One headless Chromium a run."""
    path = chromium_path()
    if path is None:
        pytest.fail("No Chromium here. Debian: apt-get install chromium fonts-noto-color-emoji")
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
async def new_page(browser: Browser) -> AsyncIterator[NewPage]:
    """Opens pages; the test fails if one of them had an error that was not forgiven."""
    new_page = NewPage(browser)
    yield new_page
    await new_page.close()
    assert new_page.complaints == []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark browser tests; leave them out where there is no Chromium, except in CI."""
    theirs = [item for item in items if "browser" in getattr(item, "fixturenames", ())]
    for item in theirs:
        item.add_marker(pytest.mark.browser)
    if not theirs or os.environ.get("CI") or chromium_path():
        return
    config.stash[LEFT_OUT] = len(theirs)
    items[:] = [item for item in items if item not in set(theirs)]
    config.hook.pytest_deselected(items=theirs)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker tells how many it left out; each leaves out the same."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[TOLD] = session.config.stash.get(LEFT_OUT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Node) -> None:
    if node.workeroutput.get(TOLD):
        node.config.stash[LEFT_OUT] = node.workeroutput[TOLD]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    left_out = config.stash.get(LEFT_OUT, 0)
    if left_out:
        terminalreporter.write_line(
            f"{left_out} browser tests left out: no Chromium here. "
            "Debian: apt-get install chromium fonts-noto-color-emoji"
        )
