"""X's page in a browser: a customer writes, the brand's owner answers, nothing typed is lost."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.sandbox.page.x.conftest import Corner, open_corner
from tests.support.browser import NewPage


@pytest.fixture(scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Corner]:
    mails: Path = tmp_path_factory.mktemp("mails")
    async with open_corner(mails) as corner:
        await corner.x.create_account("acme", "Acme & Sons")
        yield corner


def post(page: Page, words: str) -> Locator:
    return page.locator(".post[data-id]", has=page.locator(".text", has_text=words))


async def fits(page: Page) -> bool:
    """Whether nothing makes the page scroll sideways."""
    inside: bool = await page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    return inside


async def test_a_customer_writes_and_the_owner_answers_edits_and_deletes(
    place: Corner, new_page: NewPage
) -> None:
    page = await new_page(place.at("acme/notifications"), width=390, height=844)
    watching = await new_page(place.at("acme"))
    await page.fill("#n-handle", "tom")
    await expect(page.locator("#n-text")).to_have_value("@acme ")
    await page.locator("#n-text").press_sequentially("is it decaf?")
    await expect(page.locator("#n-count")).to_have_text("18 of 280")
    await page.locator("#n-text").press("Control+Enter")
    asked = post(page, "@acme is it decaf?")
    await expect(asked).to_be_visible()
    await expect(page.locator("#heard")).to_contain_text("@acme is it decaf?")
    assert await fits(page)

    await asked.locator("[data-do=reply]").click()
    await expect(page.locator("#write-title")).to_have_text("Reply to @tom")
    await page.locator("#write").get_by_role("radio", name="As @acme").check()
    await page.fill("#d-text", "It is.")
    await page.locator("#write .primary").click()
    await expect(page.locator("#write")).to_be_hidden()
    await expect(asked.locator("[data-do=reply]")).to_be_focused()
    await expect(asked.locator("[data-do=reply]")).to_contain_text("1")

    answer = post(watching, "It is.")
    await expect(answer).to_contain_text("Replying to @tom")
    await answer.locator(".menu summary").click()
    await expect(answer.get_by_text("Edit post")).to_be_hidden()
    await answer.get_by_text("Write as @acme").click()
    await expect(answer.get_by_text("Edit post")).to_be_focused()
    await watching.keyboard.press("Enter")
    await expect(watching.locator("#d-text")).to_have_value("It is.")
    await watching.fill("#d-text", "It is, all of it.")
    await watching.locator("#write .primary").click()
    edited = post(watching, "It is, all of it.")
    await expect(edited.locator(".edited")).to_have_text("Edited")

    await edited.locator(".menu summary").click()
    await edited.get_by_text("Delete post").click()
    await watching.locator("#remove [data-yes]").click()
    await expect(edited).to_have_count(0)
    await expect(watching.locator(".empty")).to_be_visible()
    await expect(watching.locator("#main")).to_be_focused()


async def test_what_x_refuses_stays_in_the_form(place: Corner, new_page: NewPage) -> None:
    page = await new_page(place.at("-/all"), width=420, height=700, color_scheme="dark")
    await page.fill("#n-handle", "ines")
    await page.fill("#n-text", "a" * 285)
    await expect(page.locator("#n-count")).to_have_text("5 over the 280 that X takes")
    await page.locator("#n-form .primary").click()
    problem = page.locator("#n-form .problem")
    await expect(problem).to_contain_text("X says: “Your Tweet text is too long.")
    await expect(page.locator("#n-text")).to_be_focused()
    await page.reload()
    await expect(page.locator("#n-text")).to_have_value("a" * 285)
    await expect(page.locator("#n-handle")).to_have_value("ines")
    await page.fill("#n-handle", "no good")
    await page.locator("#n-form .primary").click()
    await expect(problem).to_contain_text("1 to 15 letters")
    await expect(page.locator("#n-handle")).to_be_focused()
    await page.fill("#n-handle", "ines")
    await page.fill("#n-text", "short")
    await page.locator("#n-form .primary").click()
    await expect(page.locator("#n-form .sent")).to_contain_text("Posted as @ines.")
    await expect(page.locator("#n-text")).to_have_value("")
    assert (await place.x.feed(1))[0].text == "short"


async def test_new_posts_wait_while_one_reads_further_down(
    place: Corner, new_page: NewPage
) -> None:
    for at in range(25):
        await place.x.write("fan", f"number {at}")
    page = await new_page(place.at("-/all"), width=420, height=500)
    await page.locator("#more").click()
    await expect(post(page, "number 0")).to_be_visible()
    await page.evaluate("scrollTo(0, 1200)")
    await place.x.write("fan", "news 1")
    await expect(page.locator(".news button")).to_have_text("Show 1 new post")
    await place.x.write("fan", "news 2")
    await expect(page.locator(".news button")).to_have_text("Show 2 new posts")
    await expect(post(page, "news 1")).to_have_count(0)
    await page.locator(".news button").click()
    await expect(page.locator(".feed .text").first).to_have_text("news 2")
    await page.wait_for_function("scrollY === 0")
    assert await page.locator(".feed > li").count() > 20
    assert await fits(page)


async def test_a_conversation_stays_live_in_spanish(place: Corner, new_page: NewPage) -> None:
    first = await place.x.write("ines", "@acme ¿abrís hoy?")
    page = await new_page(place.at(f"post/{first}", place.marta), width=320, height=600)
    await expect(page.get_by_text("Todavía no hay respuestas.")).to_be_visible()
    await place.x.write("acme", "Sí, hasta las ocho.", in_reply_to=first)
    await expect(page.get_by_text("Sí, hasta las ocho.")).to_be_visible()
    await place.x.edit(first, "@acme ¿abrís el sábado?")
    await expect(page.locator(".post.main .said > .text")).to_have_text("@acme ¿abrís el sábado?")
    await expect(page.locator("#versions")).to_contain_text("@acme ¿abrís hoy?")
    assert await fits(page)


async def test_what_one_does_before_the_scripts_are_there_is_done_with_them(
    place: Corner, new_page: NewPage
) -> None:
    told = asyncio.Event()

    async def hold(route: Route) -> None:
        await told.wait()
        await route.continue_()

    page = await new_page()
    await page.route("**/static/x/x.js", hold)
    await page.goto(place.at("acme/notifications"), wait_until="commit")
    await page.fill("#n-handle", "early_bird")
    await page.fill("#n-text", "@acme open already?")
    await page.get_by_role("button", name="Post", exact=True).click()
    await expect(page.locator("#n-text")).to_have_value("@acme open already?")
    told.set()
    asked = post(page, "@acme open already?")
    await expect(asked).to_be_visible()

    told.clear()
    await page.goto(place.at("acme/notifications"), wait_until="commit")
    await asked.locator("[data-do=reply]").click()
    told.set()
    await expect(page.locator("#write-title")).to_have_text("Reply to @early_bird")
