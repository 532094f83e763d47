"""views.* and what submitting does."""

import json
from typing import Any
from urllib.parse import parse_qs

import pytest
from aiohttp import web

from bot.sandbox.slack.client import ControlError
from tests.sandbox.slack.conftest import Place, strict
from tests.sandbox.slack.test_blocks import modal, plain, section, text_input
from tests.sandbox.slack.test_chat import refused

FORM = modal(blocks=[text_input(block_id="b")], submit=plain("Save"), notify_on_close=True)


def fields(body: bytes) -> dict[str, str]:
    return {k: v[0] for k, v in parse_qs(body.decode()).items()}


def payload(place: Place) -> dict[str, Any]:
    """The last interaction that the app was sent."""
    found: dict[str, Any] = json.loads(fields(place.listener.got[-1][1])["payload"])
    return found


async def trigger(place: Place) -> str:
    await place.ana.slash(place.channel, "/plan")
    return fields(place.listener.got[-1][1])["trigger_id"]


def answering(place: Place, body: object) -> None:
    async def answer(request: web.Request, raw: bytes) -> web.StreamResponse:
        return web.json_response(body)

    place.listener.answer = answer


async def test_a_trigger_opens_one_modal(place: Place) -> None:
    one = await trigger(place)
    opened = await place.web.views_open(trigger_id=one, view=FORM)
    assert opened["view"]["app_installed_team_id"] == place.agency.id
    assert (await place.ana.modal("t")).labels == ["Text"]
    assert await refused(place.web.views_open(trigger_id=one, view=FORM)) == "exchanged_trigger_id"
    assert (
        await refused(place.web.views_open(trigger_id="1.2.3", view=FORM)) == "invalid_trigger_id"
    )
    assert await refused(place.web.views_open(trigger_id="", view=FORM)) == "invalid_arguments"


async def test_a_trigger_dies_after_three_seconds(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = await trigger(place)
    later = place.hub.clock.monotonic() + 3.1
    monkeypatch.setattr(place.hub.clock, "monotonic", lambda: later)
    assert await refused(place.web.views_open(trigger_id=one, view=FORM)) == "expired_trigger_id"


async def test_a_bad_view_does_not_use_the_trigger_up(place: Place) -> None:
    one = await trigger(place)
    bad = modal(title=plain("x" * 25))
    assert await refused(place.web.views_open(trigger_id=one, view=bad)) == "invalid_arguments"
    assert (await place.web.views_open(trigger_id=one, view=FORM))["ok"]


async def test_an_update_with_an_old_hash_conflicts(place: Place) -> None:
    opened = (await place.web.views_open(trigger_id=await trigger(place), view=FORM))["view"]
    update = place.web.views_update
    fresh = await update(view_id=opened["id"], hash=opened["hash"], view=FORM)
    assert fresh["view"]["hash"] != opened["hash"]
    old = update(view_id=opened["id"], hash=opened["hash"], view=FORM)
    assert await refused(old) == "hash_conflict"
    assert await refused(update(view_id="V1", view=FORM)) == "not_found"


async def test_what_was_typed_survives_an_update(place: Place) -> None:
    opened = (await place.web.views_open(trigger_id=await trigger(place), view=FORM))["view"]
    await place.ana.fill({"Text": "typed"})
    update = await place.web.views_update(view_id=opened["id"], view=FORM)
    assert update["view"]["state"]["values"]["b"]["a"]["value"] == "typed"


async def test_three_modals_and_no_more(place: Place) -> None:
    await place.web.views_open(trigger_id=await trigger(place), view=FORM)
    for _ in range(2):
        await place.web.views_push(trigger_id=await trigger(place), view=FORM)
    fourth = place.web.views_push(trigger_id=await trigger(place), view=FORM)
    assert await refused(fourth) == "push_limit_reached"
    assert len(await place.ana.modals()) == 3


async def test_an_external_id_stands_once(place: Place) -> None:
    view = {**FORM, "external_id": "one"}
    await place.web.views_open(trigger_id=await trigger(place), view=view)
    again = place.web.views_open(trigger_id=await trigger(place), view=view)
    assert await refused(again) == "duplicate_external_id"


async def test_a_home_tab_with_its_hash(place: Place) -> None:
    home = {"type": "home", "blocks": [section("queue")]}
    first = await place.web.views_publish(user_id=place.ana.id, view=home)
    old = first["view"]["hash"]
    await place.web.views_publish(user_id=place.ana.id, view=home, hash=old)
    again = place.web.views_publish(user_id=place.ana.id, view=home, hash=old)
    assert await refused(again) == "hash_conflict"
    assert await refused(place.web.views_publish(user_id="U0", view=home)) == "user_not_found"
    assert "queue" in (await place.ana.open_home(place.install)).text


async def submitted(place: Place, answer: object) -> Any:
    await place.web.views_open(trigger_id=await trigger(place), view=FORM)
    answering(place, answer)
    return await place.ana.submit(await place.ana.modal(), {"Text": "hi"})


async def test_a_submission_carries_state_and_the_apps_workspace(place: Place) -> None:
    came = await submitted(place, {})
    assert came.closed
    sent = payload(place)
    assert sent["type"] == "view_submission"
    assert sent["view"]["state"]["values"] == {
        "b": {"a": {"type": "plain_text_input", "value": "hi"}}
    }
    assert sent["view"]["app_installed_team_id"] == place.agency.id


async def test_errors_stand_at_their_inputs(place: Place) -> None:
    came = await submitted(place, {"response_action": "errors", "errors": {"b": "No"}})
    assert not came.closed
    assert came.modal.errors == {"Text": "No"}


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "No"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "sing"},
        {"response_action": "update", "view": {"type": "modal"}},
        {"text": "hello"},
    ],
)
async def test_an_answer_that_slack_does_not_know_leaves_its_complaint(
    place: Place, answer: dict[str, Any]
) -> None:
    came = await submitted(place, answer)
    assert not came.closed
    assert came.modal.trouble == "We had some trouble connecting. Try again?"


async def test_update_push_and_clear(place: Place) -> None:
    second = modal(title=plain("Second"))
    came = await submitted(place, {"response_action": "update", "view": second})
    assert came.modal.title == "Second"
    came = await submitted(place, {"response_action": "push", "view": second})
    assert [m.title for m in await place.ana.modals()] == ["t", "Second"]
    await place.ana.close()
    answering(place, {"response_action": "clear"})
    await place.ana.submit(await place.ana.modal("t"))
    assert await place.ana.modals() == []


async def test_no_answer_in_time_leaves_the_modal_open(make_place: Any) -> None:
    place = await make_place(strict(rates=100, ack_seconds=0.05))
    await place.web.views_open(trigger_id=await trigger(place), view=FORM)

    async def slow(request: web.Request, raw: bytes) -> web.StreamResponse:
        import asyncio

        await asyncio.sleep(0.2)
        return web.Response()

    place.listener.answer = slow
    came = await place.ana.submit(await place.ana.modal(), {"Text": "hi"})
    assert came.error == "http_timeout"
    assert came.modal.trouble


async def test_closing_is_told_to_views_that_asked(place: Place) -> None:
    await place.web.views_open(trigger_id=await trigger(place), view=FORM)
    await place.ana.close(everything=True)
    sent = payload(place)
    assert (sent["type"], sent["is_cleared"]) == ("view_closed", True)
    before = len(place.listener.got)
    await place.web.views_open(
        trigger_id=await trigger(place), view={**FORM, "notify_on_close": False}
    )
    await place.ana.close()
    assert len(place.listener.got) == before + 1  # the command alone


async def test_an_option_that_is_not_there_cannot_be_chosen(place: Place) -> None:
    await place.web.views_open(trigger_id=await trigger(place), view=FORM)
    with pytest.raises(ControlError, match="no_such_element"):
        await place.ana.fill({"Elsewhere": "x"})
