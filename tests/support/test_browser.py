"""The pages that browser tests get: their errors are found, and nothing is left out in CI."""

import pytest
from playwright.async_api import Browser

from tests.support.browser import NewPage


async def test_an_error_in_the_console_is_a_complaint_until_it_is_forgiven(
    browser: Browser,
) -> None:
    new_page = NewPage(browser)
    page = await new_page()
    await page.evaluate("console.error('the chart is empty')")
    await page.evaluate("console.log('fine')")
    (complaint,) = new_page.complaints
    assert "the chart is empty" in complaint
    new_page.forgive("chart is")
    assert new_page.complaints == []
    await new_page.close()


async def test_a_script_that_fails_is_a_complaint(browser: Browser) -> None:
    new_page = NewPage(browser)
    page = await new_page()
    await page.set_content("<script>nobody.knows()</script>")
    (complaint,) = new_page.complaints
    assert "nobody is not defined" in complaint
    await new_page.close()


async def test_a_request_to_another_machine_is_a_complaint(browser: Browser) -> None:
    new_page = NewPage(browser)
    page = await new_page()
    await page.set_content("<img src='http://203.0.113.1/pixel.gif'>", wait_until="commit")
    assert "request to another machine: http://203.0.113.1/pixel.gif" in new_page.complaints
    await new_page.close()


async def test_each_page_is_a_window_of_its_own(new_page: NewPage) -> None:
    ana = await new_page(width=390, locale="es", color_scheme="dark")
    tom = await new_page()
    assert await ana.evaluate("[innerWidth, navigator.language]") == [390, "es"]
    assert await ana.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert not await tom.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert ana.context is not tom.context


async def test_whoever_asks_for_a_page_is_marked(
    new_page: NewPage, request: pytest.FixtureRequest
) -> None:
    assert request.node.get_closest_marker("browser") is not None


def test_nobody_else_is_marked(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("browser") is None
