"""Elements and modals as somebody uses them, in Chromium."""

import asyncio
from collections.abc import Awaitable, Callable

from playwright.async_api import FilePayload, Page, expect

from tests.sandbox.page.interactive.conftest import (
    Json,
    Stage,
    actions,
    button,
    field,
    modal,
    option,
    plain,
)
from tests.support.browser import NewPage

FORM = modal(field("Text", "t"), field("Who", "u", "multi_users_select"), notify_on_close=True)
FOCUS = "document.activeElement.dataset.blockId ?? document.activeElement.id"


def opening(stage: Stage, view: Json) -> Callable[[Json], Awaitable[Json | None]]:
    """An app whose button opens a view, and which refuses every first submission."""
    refused: list[Json] = []

    async def act(payload: Json) -> Json | None:
        if payload["type"] == "block_actions":
            await stage.web.views_open(trigger_id=payload["trigger_id"], view=view)
        elif payload["type"] == "view_submission" and view is FORM and not refused:
            refused.append(payload)
            return {"response_action": "errors", "errors": {"t": "Name a day"}}
        return None

    return act


async def opened(stage: Stage, new_page: NewPage, view: Json) -> Page:
    """Ben's window after he pressed the button."""
    stage.app.act = opening(stage, view)
    page = await new_page(stage.bench(stage.ben))
    await page.get_by_role("button", name="Open").first.click()
    await expect(page.get_by_role("dialog", name="Plan change")).to_be_visible()
    return page


async def test_a_modal_from_its_button_to_its_end(stage: Stage, new_page: NewPage) -> None:
    page = await opened(stage, new_page, FORM)
    text = page.get_by_role("textbox", name="Text")
    await expect(text).to_be_focused()
    await page.keyboard.press("Enter")  # as in Slack, it submits
    error = page.get_by_role("alert").first
    await expect(error).to_contain_text("Please complete this required field.")
    await expect(text).to_be_focused()
    await expect(text).to_have_attribute("aria-invalid", "true")

    await page.keyboard.type("to Friday")
    who = page.get_by_role("combobox", name="Who")
    await who.focus()
    await page.keyboard.type("an")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Remove Ana")).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Escape")  # the list only
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.get_by_role("button", name="Save").click()
    await expect(error).to_contain_text("Name a day")
    assert await text.input_value() == "to Friday"

    await text.press("End")
    await page.keyboard.type(" 17:30")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(page.get_by_role("button", name="Open").first).to_be_focused()
    sent = stage.app.heard[-1]["view"]["state"]["values"]
    assert sent["t"]["a"]["value"] == "to Friday 17:30"
    assert sent["u"]["a"]["selected_users"] == [stage.ana.id]


async def test_escape_goes_back_one_view_and_the_cross_all(stage: Stage, new_page: NewPage) -> None:
    section = {"type": "section", "block_id": "s", "text": plain("more"), "accessory": None}
    page = await opened(
        stage, new_page, modal(field("Text", "t"), section | {"accessory": button("More", "more")})
    )

    async def push(payload: Json) -> Json | None:
        if payload["type"] == "block_actions":
            second = modal(field("Detail", "d"), title="Second", notify_on_close=True)
            await stage.web.views_push(trigger_id=payload["trigger_id"], view=second)
        return None

    stage.app.act = push
    await page.keyboard.type("kept")
    for way in ("Escape", "Back", ""):
        await page.get_by_role("button", name="More").click()
        await expect(page.get_by_role("dialog", name="Second")).to_be_visible()
        await expect(page.get_by_role("textbox", name="Detail")).to_be_focused()
        if way == "Escape":
            await page.keyboard.type("half a word")
            await page.keyboard.press("Escape")
        elif way:
            await page.get_by_role("button", name=way).click()
        if way:
            await expect(page.get_by_role("dialog", name="Plan change")).to_be_visible()
            await expect(page.get_by_role("button", name="More")).to_be_focused()
            assert await page.get_by_role("textbox", name="Text").input_value() == "kept"
    await page.get_by_role("button", name="Close everything").click()
    await expect(page.get_by_role("dialog")).to_be_hidden()
    closed = [p for p in stage.app.heard if p["type"] == "view_closed"]
    assert [p["is_cleared"] for p in closed] == [False, False, True]
    assert closed[0]["view"]["state"]["values"]["d"]["a"]["value"] == "half a word"


async def test_what_is_being_typed_survives_the_apps_update(
    stage: Stage, new_page: NewPage
) -> None:
    page = await opened(stage, new_page, FORM)
    await page.keyboard.type("half")
    head = {"type": "section", "block_id": "new", "text": plain("Somebody changed the plan")}
    view = {**FORM, "blocks": [head, *FORM["blocks"]]}
    view_id = stage.hub.state.stacks[stage.ben.id][-1]
    await stage.web.views_update(view_id=view_id, view=view)
    await expect(page.get_by_role("dialog")).to_contain_text("Somebody changed the plan")
    await page.keyboard.type(" a word")
    text = page.get_by_role("textbox", name="Text")
    await expect(text).to_be_focused()
    assert await text.input_value() == "half a word"
    await page.evaluate("import('/static/dom.js').then((dom) => dom.toast('Told'))")
    await expect(page.get_by_role("dialog").get_by_text("Told")).to_be_visible()
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url))
    await stage.ben.close()  # elsewhere
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await page.evaluate("fetch('/control/directory').then((answer) => answer.text())")
    assert not [url for url in told if url.endswith("fill")]


async def test_one_window_shows_a_modal_and_the_next_when_it_is_gone(
    stage: Stage, new_page: NewPage
) -> None:
    page = await opened(stage, new_page, FORM)
    other = await page.context.new_page()
    await other.goto(stage.bench(stage.ben))
    await other.wait_for_timeout(700)
    await expect(other.get_by_role("dialog")).to_be_hidden()
    await page.close()
    await expect(other.get_by_role("dialog", name="Plan change")).to_be_visible()


async def test_buttons_ask_wait_and_say_that_the_app_failed(
    stage: Stage, new_page: NewPage
) -> None:
    sure = {
        "title": plain("Delete it?"),
        "text": {"type": "mrkdwn", "text": "It goes *for ever*."},
        "confirm": plain("Delete"),
        "deny": plain("Keep"),
    }
    await stage.post(
        actions(button("Remove", "remove", confirm=sure), button("Slow", "slow"), block_id="ask")
    )
    page = await new_page(stage.bench(stage.ben))
    remove = page.get_by_role("button", name="Remove")
    await remove.click()
    await expect(page.get_by_role("dialog", name="Delete it?")).to_contain_text("It goes for ever.")
    await page.keyboard.press("Escape")
    await expect(remove).to_be_focused()
    assert stage.app.heard == []
    await remove.click()
    await page.get_by_role("button", name="Delete").click()

    let_go = asyncio.Event()

    async def slow(payload: Json) -> Json | None:
        if payload["actions"][0]["action_id"] == "slow":
            await let_go.wait()
        return None

    stage.app.act = slow
    press = page.get_by_role("button", name="Slow")
    await press.click()
    await expect(press).to_have_attribute("aria-busy", "true")
    await press.click()
    let_go.set()
    await expect(press).not_to_have_attribute("aria-busy", "true")
    assert [a["action_id"] for a in stage.app.actions()] == ["remove", "slow"]

    stage.app.fails = True
    await press.click()
    await expect(page.get_by_role("alert")).to_contain_text("trouble connecting")


async def test_choosing_in_a_message_and_in_its_menu(stage: Stage, new_page: NewPage) -> None:
    two = [option("One", "1"), option("Two", "2")]
    day = {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-27"}
    pick = {"type": "static_select", "action_id": "pick", "options": two}
    where = {"type": "conversations_select", "action_id": "where"}
    more = {"type": "overflow", "action_id": "more", "options": two}
    boxes = {"type": "checkboxes", "action_id": "boxes", "options": two}
    await stage.post(actions(pick, day, where, more, boxes, block_id="choose"))
    page = await new_page(stage.bench(stage.ben))
    row = page.locator("article").last
    await row.locator("select").select_option("2")
    await row.get_by_role("checkbox", name="One").check()
    await row.get_by_role("combobox").last.fill("acm")
    await page.get_by_role("option", name="#acme").click()
    await row.locator("summary").press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await row.locator("input[type=date]").focus()
    await page.keyboard.type("12012026")  # seven changes for a script, one for the app
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(row.locator("[aria-busy]")).to_have_count(0)
    async with asyncio.timeout(5):
        while len(stage.app.actions()) < 5:
            await asyncio.sleep(0.02)
    did = {a["action_id"]: a for a in stage.app.actions()}
    assert len(stage.app.actions()) == 5
    assert did["pick"]["selected_option"]["value"] == "2"
    assert [o["value"] for o in did["boxes"]["selected_options"]] == ["1"]
    assert did["where"]["selected_conversation"] == stage.channel.id
    assert did["more"]["selected_option"]["value"] == "2"
    assert (
        did["day"]["selected_date"] == "2026-01-12" or did["day"]["selected_date"] == "2026-12-01"
    )


async def test_own_options_files_and_formatted_text_in_a_form(
    stage: Stage, new_page: NewPage
) -> None:
    teas = [option(f"Tea {n} & more", f"t{n}") for n in range(3)]
    page = await opened(
        stage,
        new_page,
        modal(
            field("Teas", "m", "multi_static_select", options=teas, max_selected_items=2),
            field("Files", "f", "file_input", filetypes=["txt"]),
            field("Words", "w", "rich_text_input"),
        ),
    )
    teas_field = page.get_by_role("combobox", name="Teas")
    await expect(teas_field).to_be_focused()
    for _ in range(3):
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
    await expect(page.get_by_text("No more can be chosen")).to_be_visible()
    await page.get_by_role("button", name="Remove Tea 0 & more").click()
    notes = FilePayload(name="notes.txt", mimeType="text/plain", buffer=b"hello")
    await page.get_by_label("Files").set_input_files(notes)
    await expect(page.get_by_role("button", name="Remove notes.txt")).to_be_visible()
    await page.get_by_role("textbox", name="Words").fill("as they are")
    await page.get_by_label("Files").focus()
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("dialog")).to_be_hidden()
    sent = stage.app.heard[-1]["view"]["state"]["values"]
    assert [o["value"] for o in sent["m"]["a"]["selected_options"]] == ["t1"]
    assert [f["name"] for f in sent["f"]["a"]["files"]] == ["notes.txt"]
    assert "as they are" in str(sent["w"]["a"]["rich_text_value"])


async def test_a_list_stays_open_while_its_message_is_drawn_anew(
    stage: Stage, new_page: NewPage
) -> None:
    who = {"type": "multi_users_select", "action_id": "who"}
    await stage.post({"type": "section", "text": plain("Whom?"), "accessory": who})
    page = await new_page(f"{stage.url}/as/{stage.ben.id}/c/{stage.channel.id}")
    row = page.locator("article").last
    await row.get_by_role("combobox").focus()
    for name in ("Ana", "Ben"):
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await expect(row.get_by_role("button", name=f"Remove {name}")).to_be_visible()
    async with asyncio.timeout(5):
        while len(stage.app.actions()) < 2:
            await asyncio.sleep(0.02)
    await expect(row.locator("[aria-busy]")).to_have_count(0)
    await expect(row.get_by_role("combobox")).to_be_focused()
    await expect(row.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")
    await expect(row.get_by_role("option")).to_have_count(3)
    assert stage.app.actions()[-1]["selected_users"] == [stage.ana.id, stage.ben.id]


async def test_home_is_told_once_and_drawn_live(stage: Stage, new_page: NewPage) -> None:
    page = await new_page(stage.bench(stage.ben) + "?home=1")
    await expect(page.get_by_text("Rapport is preparing your Home")).to_be_visible()
    home = {"type": "home", "blocks": [actions(button("Mine", "mine"), block_id="h")]}
    await stage.web.views_publish(user_id=stage.ben.id, view=home)
    mine = page.get_by_role("button", name="Mine")
    await mine.click()
    await expect(mine).not_to_have_attribute("aria-busy", "true")
    assert [a["action_id"] for a in stage.app.actions()] == ["mine"]
    opened = [p for p in stage.app.heard if p["type"] == "event_callback"]
    assert [p["event"]["type"] for p in opened] == ["app_home_opened"]
