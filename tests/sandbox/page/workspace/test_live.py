"""The workspace in Chromium: what arrives, what is kept, keys, long channels, a phone."""

from playwright.async_api import Page, expect

from bot.sandbox.slack.seen import Channel, Seen
from tests.sandbox.page.workspace.conftest import Place
from tests.support.browser import NewPage

COUNT = "document.querySelectorAll('#main article').length"
AT_END = "Math.abs(document.querySelector('[data-list=channel]').scrollTop) < 2"
SCROLL = "to => document.querySelector('[data-list=channel]').scrollTop = to"


async def _open(new_page: NewPage, place: Place, channel: Channel, query: str = "") -> Page:
    page = await new_page(place.at(f"c/{channel.id}{query}"))
    await expect(page.locator(".clock time")).not_to_be_empty()
    return page


async def _seen(place: Place, channel: Channel, ts: str) -> Seen:
    return next(one for one in await place.tom.reads(channel) if one.ts == ts)


async def test_what_others_do_is_there_at_once_and_what_one_types_stays(
    place: Place, new_page: NewPage
) -> None:
    channel, other = await place.channel("live"), await place.channel("elsewhere")
    page = await _open(new_page, place, channel)
    await page.evaluate("window.same = true")
    box = page.locator("#main textarea")
    await box.fill("half a sen")
    said = await place.tom.say(channel, "first words")
    article = page.locator(f'#main article[data-ts="{said.ts}"]')
    await expect(article).to_contain_text("first words")
    await place.tom.edit(said, "better words")
    await expect(article).to_contain_text("better words")
    await place.tom.react(said, "tada")
    await expect(article.locator(".reaction")).to_be_visible()
    again = await place.tom.say(channel, "second words")
    follower = page.locator(f'#main article[data-ts="{again.ts}"]')
    await expect(follower.locator(".face")).to_be_hidden()
    await place.tom.delete(said)
    await expect(article).to_have_count(0)
    await expect(follower.locator(".face")).to_be_visible()  # the name is needed now
    await expect(page.locator("#main .day")).to_have_count(1)
    await place.tom.say(other, "@Maya Lind over here")
    badge = page.locator(f'[data-channel="{other.id}"] .badge')
    await expect(badge).to_have_text("1")
    await page.locator(f'#side a[data-channel="{other.id}"]').click()
    await expect(page.locator("#main h1")).to_contain_text("elsewhere")
    await expect(badge).to_have_count(0)  # seen
    await page.go_back()
    await expect(page.locator("#main h1")).to_contain_text("live")
    assert await page.evaluate("window.same")  # it was one document throughout


async def test_whoever_listens_late_hears_what_came_since_the_page_was_drawn(
    place: Place, new_page: NewPage
) -> None:
    channel = await place.channel("late")
    page = await _open(new_page, place, channel)
    said = await place.tom.say(channel, "while the frame was loading")
    await expect(page.locator(f'#main article[data-ts="{said.ts}"]')).to_be_visible()
    listen = "since => new Promise(done => rapportLive.add(topics => done([...topics]), since))"
    drawn = await page.evaluate("Number(document.body.dataset.version)")
    assert f"message:{channel.id}:-:{said.ts}" in await page.evaluate(listen, drawn)


async def test_five_thousand_messages_are_never_more_than_two_hundred_here(
    place: Place, new_page: NewPage
) -> None:
    channel = await place.channel("endless")
    tss = place.pour(channel, 5_000)
    await place.maya.mark(channel)
    page = await _open(new_page, place, channel)
    assert await page.evaluate(COUNT) == 50
    assert await page.evaluate(AT_END)
    seen = 0
    for _ in range(6):
        first = await page.locator("#main article").first.get_attribute("data-ts")
        await page.evaluate(SCROLL, -1_000_000)
        await page.wait_for_function(
            "ts => document.querySelector('#main article').dataset.ts < ts", arg=first
        )
        seen = max(seen, await page.evaluate(COUNT))
    assert 100 < seen <= 200
    jump = page.get_by_role("button", name="Jump to the newest")
    await place.tom.say(channel, "below")
    await page.get_by_role("button", name="New messages below").click()
    await expect(page.locator("#main article").last).to_contain_text("below")
    await expect(jump).to_be_hidden()
    assert await page.evaluate(AT_END)
    await page.goto(place.at(f"c/{channel.id}?at={tss[2_000]}"))
    await expect(page.locator(f'article[data-ts="{tss[2_000]}"]')).to_be_in_viewport()


async def test_what_one_reads_stays_where_it_is(place: Place, new_page: NewPage) -> None:
    channel = await place.channel("steady")
    tss = place.pour(channel, 120)
    await place.maya.mark(channel)
    page = await _open(new_page, place, channel)
    await page.evaluate(SCROLL, -500)
    article = page.locator(f'article[data-ts="{tss[90]}"]')
    await expect(article).to_be_in_viewport()
    before = await article.bounding_box()
    await place.tom.say(channel, "further down")
    await expect(page.get_by_role("button", name="New messages below")).to_be_visible()
    assert await article.bounding_box() == before
    await place.tom.react(await _seen(place, channel, tss[60]), "tada")  # not here yet: no matter
    await page.evaluate(SCROLL, -700)
    held = page.locator(f'article[data-ts="{tss[85]}"]')
    there = await held.bounding_box()
    await expect(page.locator(f'article[data-ts="{tss[60]}"] .reaction')).to_be_attached()
    assert await held.bounding_box() == there


async def test_a_thread_opens_grows_and_closes_by_keys(place: Place, new_page: NewPage) -> None:
    channel = await place.channel("talk")
    parent = await place.maya.say(channel, "what now?")
    await place.tom.say(channel, "this", thread=parent)
    page = await _open(new_page, place, channel)
    summary = page.locator(".summary")
    await summary.focus()
    await page.keyboard.press("Enter")
    pane = page.get_by_role("complementary", name="Thread")
    await expect(pane).to_contain_text("1 reply")
    await expect(pane.locator("textarea")).to_be_focused()
    reply = await place.tom.say(channel, "and that", thread=parent)
    await expect(pane).to_contain_text("and that")
    await expect(pane).to_contain_text("2 replies")
    await expect(summary).to_contain_text("2 replies")
    assert "thread=" in page.url
    await page.keyboard.press("Escape")
    await expect(pane).to_have_count(0)
    focused = await page.evaluate("document.activeElement.closest('article')?.dataset.ts")
    assert focused == parent.ts
    place.pour(channel, 60)  # and a link to a reply shows both
    await page.goto(place.at(f"c/{channel.id}?at={reply.ts}&thread={parent.ts}"))
    await expect(pane.locator(f'article[data-ts="{reply.ts}"]')).to_be_focused()
    await expect(page.locator(f'#main article[data-ts="{parent.ts}"]')).to_be_in_viewport()
    await page.locator("#main [data-list]").focus()
    await page.keyboard.press("k")
    await expect(page.locator("#main article:focus")).to_have_count(1)


async def test_what_stands_beside_stays_while_one_goes_elsewhere(
    place: Place, new_page: NewPage
) -> None:
    channel = await place.channel("zz-one")
    await place.channel("zz-two")
    page = await _open(new_page, place, channel)
    await page.get_by_role("link", name="X", exact=True).click()
    frame = page.frame_locator("#beside iframe")
    await expect(frame.locator("body")).to_have_attribute("data-viewer", place.maya.id)
    await page.evaluate("document.querySelector('#beside iframe').contentWindow.same = true")
    await page.locator("#main textarea").focus()
    await page.keyboard.press("Alt+ArrowDown")
    await expect(page.locator("#main h1")).to_contain_text("zz-two")
    assert "beside=x" in page.url
    same = "document.querySelector('#beside iframe').contentWindow.same"
    assert await page.evaluate(same)
    await page.get_by_role("button", name="You look as Maya Lind").click()
    await expect(page.locator(".somebody[aria-current]")).to_be_focused()
    await page.locator(".somebody", has_text="Tom Ashby").click()
    await expect(page.locator("html")).to_have_attribute("lang", "es")
    await expect(page.locator("#main h1")).to_contain_text("zz-two")
    assert "beside=x" in page.url


async def test_a_phone_has_one_thing_at_a_time(place: Place, new_page: NewPage) -> None:
    channel = await place.channel("phone", shared=True)
    await place.carol.say(channel, "a-word-without-any-place-to-break " * 3 + "x" * 200)
    page = await new_page(place.at(f"c/{channel.id}"), width=390, height=844)
    side = page.get_by_role("navigation", name="Channels and conversations")
    await expect(side).to_be_hidden()
    await page.get_by_role("button", name="Channels").click()
    await expect(side).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(side).to_be_hidden()
    for width in (320, 390, 1280):
        await page.set_viewport_size({"width": width, "height": 800})
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
