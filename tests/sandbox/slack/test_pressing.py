"""Menus, pickers, external selects, and what a click in each sends."""

import json
from typing import Any

import pytest
from aiohttp import web

from bot.sandbox.person import Seen
from bot.sandbox.slack.client import ControlError
from tests.sandbox.slack.conftest import Place
from tests.sandbox.slack.test_blocks import button, option, plain, section
from tests.sandbox.slack.test_views import fields, payload, trigger

ELEMENTS: list[dict[str, Any]] = [
    {
        "type": "overflow",
        "action_id": "more",
        "options": [option("Edit", "e"), option("Drop", "d")],
    },
    {"type": "static_select", "action_id": "pick", "options": [option("One", "1")]},
    {"type": "datepicker", "action_id": "day"},
    {"type": "users_select", "action_id": "who"},
    {"type": "external_select", "action_id": "search", "min_query_length": 0},
    button("Go", action_id="go", value="7"),
]


async def card(place: Place) -> Seen:
    blocks = [{"type": "actions", "block_id": "b", "elements": ELEMENTS}]
    await place.web.chat_postMessage(channel=place.channel.id, text="card", blocks=blocks)
    return await place.ana.sees(place.channel, "[Go]")


def did(place: Place) -> dict[str, Any]:
    action: dict[str, Any] = payload(place)["actions"][0]
    return action


async def test_a_button_sends_its_value_and_place(place: Place) -> None:
    seen = await card(place)
    await place.ana.click(seen, "go")
    sent = payload(place)
    assert (did(place)["value"], did(place)["block_id"]) == ("7", "b")
    assert sent["container"]["message_ts"] == seen.ts
    assert sent["message"]["bot_id"] == place.install.bot_id
    assert sent["channel"] == {"id": place.channel.id, "name": "acme"}


async def test_menus_and_pickers(place: Place) -> None:
    seen = await card(place)
    await place.ana.click(seen, "Drop")
    assert did(place)["selected_option"]["value"] == "d"
    await place.ana.click(seen, "pick", value="One")
    assert did(place)["selected_option"]["value"] == "1"
    await place.ana.click(seen, "day", value="2026-05-12")
    assert did(place)["selected_date"] == "2026-05-12"
    await place.ana.click(seen, "who", value="@Ben")
    assert did(place)["selected_user"] == place.ben.id
    state = payload(place)["state"]["values"]["b"]
    assert state["day"]["selected_date"] == "2026-05-12"


async def test_an_external_select_asks_the_app(place: Place) -> None:
    asked: list[dict[str, Any]] = []

    async def suggest(request: web.Request, body: bytes) -> web.StreamResponse:
        sent = json.loads(fields(body)["payload"])
        if sent["type"] == "block_suggestion":
            asked.append(sent)
            return web.json_response({"options": [option("Acme", "9")]})
        return web.Response()

    seen = await card(place)
    place.listener.answer = suggest
    await place.ana.click(seen, "search", value="Acme")
    assert (asked[0]["value"], asked[0]["action_id"]) == ("Acme", "search")
    assert did(place)["selected_option"]["value"] == "9"
    with pytest.raises(ControlError, match="no_such_option"):
        await place.ana.click(seen, "search", value="Nobody")


async def test_only_what_is_there_can_be_pressed(place: Place) -> None:
    seen = await card(place)
    with pytest.raises(ControlError, match="no_such_element"):
        await place.ana.click(seen, "Approve")
    said = await place.ana.say(place.channel, "hello")
    with pytest.raises(ControlError, match="no_such_element"):
        await place.ana.click(said, "Go")


async def test_buttons_and_dispatching_inputs_in_a_modal_are_told_at_once(place: Place) -> None:
    view = {
        "type": "modal",
        "title": plain("t"),
        "submit": plain("Save"),
        "blocks": [
            section(block_id="s", accessory=button("Check", action_id="check")),
            {
                "type": "input",
                "block_id": "b",
                "dispatch_action": True,
                "label": plain("Text"),
                "element": {"type": "plain_text_input", "action_id": "a"},
            },
        ],
    }
    opened = (await place.web.views_open(trigger_id=await trigger(place), view=view))["view"]
    modal = await place.ana.modal()
    await place.ana.click(modal, "Check")
    assert payload(place)["container"] == {"type": "view", "view_id": opened["id"]}
    assert "response_url" not in payload(place)
    await place.ana.fill({"Text": "hello"})
    assert did(place)["value"] == "hello"
    assert payload(place)["view"]["state"]["values"]["b"]["a"]["value"] == "hello"


async def test_slacks_own_client_checks_what_is_typed(place: Place) -> None:
    element = {"type": "plain_text_input", "action_id": "a", "min_length": 3, "max_length": 5}
    number = {"type": "number_input", "action_id": "a", "is_decimal_allowed": False}
    email = {"type": "email_text_input", "action_id": "a"}
    inputs = [
        {"type": "input", "block_id": name, "label": plain(name), "element": one}
        for name, one in (
            ("text", element),
            ("number", {**number, "max_value": "9"}),
            ("mail", email),
        )
    ]
    view = {"type": "modal", "title": plain("t"), "submit": plain("Save"), "blocks": inputs}
    await place.web.views_open(trigger_id=await trigger(place), view=view)
    before = len(place.listener.got)
    bad: dict[str, object] = {"text": "ab", "number": "10", "mail": "nobody"}
    came = await place.ana.submit(await place.ana.modal(), bad)
    assert came.modal is not None
    assert set(came.modal.errors) == {"text", "number", "mail"}
    came = await place.ana.submit(await place.ana.modal(), {"text": "abcdef", "number": "x"})
    assert came.modal is not None
    assert set(came.modal.errors) == {"text", "number", "mail"}
    assert len(place.listener.got) == before
    good: dict[str, object] = {"text": "abc", "number": "9", "mail": "a@b.example"}
    assert (await place.ana.submit(await place.ana.modal(), good)).closed


async def test_a_mentioned_app_that_is_not_here_is_not_told(place: Place) -> None:
    other = await place.agency.channel("other", members=[place.ana])
    place.listener.got.clear()
    await place.ana.say(other, "@Rapport hi")
    hint = await place.ana.sees(other, "You mentioned @Rapport")
    assert hint.ephemeral
    assert place.listener.got == []


async def test_what_nobody_may_do_to_others_messages(place: Place) -> None:
    said = await place.ana.say(place.channel, "mine")
    with pytest.raises(ControlError, match="cant_update_message"):
        await place.ben.edit(said, "yours")
    with pytest.raises(ControlError, match="cant_delete_message"):
        await place.ben.delete(said)
    await place.ben.react(said, "eyes")
    with pytest.raises(ControlError, match="already_reacted"):
        await place.ben.react(said, "eyes")


async def test_what_rings_is_told(place: Place) -> None:
    where = place.channel.id
    await place.web.chat_postMessage(channel=where, text="a &lt;!channel&gt; in a tweet")
    assert (await place.ana.sees(place.channel, "<!channel> in a tweet")).rings == []
    await place.web.chat_postMessage(channel=where, text="careless <!channel>")
    assert (await place.ana.sees(place.channel, "careless")).rings == ["channel"]


async def test_choices_that_are_not_there(place: Place) -> None:
    seen = await card(place)
    for what, value in (("more", "Fly"), ("pick", "Two"), ("who", "@Nobody")):
        with pytest.raises(ControlError, match="no_such_option"):
            await place.ana.click(seen, what, value=value)


async def test_a_modal_without_a_submit_button_cannot_be_submitted(place: Place) -> None:
    view = {"type": "modal", "title": plain("t"), "blocks": [section()]}
    await place.web.views_open(trigger_id=await trigger(place), view=view)
    with pytest.raises(ControlError, match="no_submit_button"):
        await place.ana.submit(await place.ana.modal())
