"""People, through the control API, against a Bolt app as ours is run."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.person import NotSeen
from tests.sandbox.slack.conftest import Place

MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "post",
    "title": {"type": "plain_text", "text": "New post"},
    "submit": {"type": "plain_text", "text": "Save"},
    "close": {"type": "plain_text", "text": "Cancel"},
    "blocks": [
        {
            "type": "input",
            "block_id": "text",
            "label": {"type": "plain_text", "text": "Text"},
            "element": {"type": "plain_text_input", "action_id": "value", "multiline": True},
        },
        {
            "type": "input",
            "block_id": "account",
            "label": {"type": "plain_text", "text": "Account"},
            "element": {
                "type": "static_select",
                "action_id": "value",
                "options": [
                    {"text": {"type": "plain_text", "text": "@acme"}, "value": "1"},
                    {"text": {"type": "plain_text", "text": "@other"}, "value": "2"},
                ],
            },
        },
    ],
}


def _bolt(place: Place) -> AsyncApp:
    async def authorize(**_: Any) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id=place.agency.id,
            bot_token=place.install.token,
            bot_id=place.install.bot_id,
            bot_user_id=place.install.bot_user_id,
        )

    client = AsyncWebClient(base_url=f"{place.base_url}/api/")
    app = AsyncApp(signing_secret=place.install.signing_secret, authorize=authorize, client=client)

    @app.command("/plan")
    async def plan(ack: AsyncAck, command: dict[str, Any], client: AsyncWebClient) -> None:
        if command["text"] == "new":
            await client.views_open(trigger_id=command["trigger_id"], view=MODAL)
            await ack()
        else:
            await ack(f"You said: {command['text']}")

    @app.event("app_mention")
    async def mention(event: dict[str, Any], client: AsyncWebClient) -> None:
        button = {
            "type": "button",
            "text": {"type": "plain_text", "text": "Approve"},
            "action_id": "approve",
            "value": "42",
        }
        blocks: list[dict[str, Any]] = [
            {"type": "section", "text": {"type": "mrkdwn", "text": f"Hello <@{event['user']}>"}},
            {"type": "actions", "elements": [button]},
        ]
        await client.chat_postMessage(
            channel=event["channel"], thread_ts=event["ts"], text="Hello", blocks=blocks
        )

    @app.action("approve")
    async def approve(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.chat_update(
            channel=body["channel"]["id"],
            ts=body["message"]["ts"],
            text=f"Approved {body['actions'][0]['value']} by {body['user']['name']}",
            blocks=[],
        )

    @app.view("post")
    async def post(ack: AsyncAck, view: dict[str, Any], body: dict[str, Any]) -> None:
        values = view["state"]["values"]
        if len(values["text"]["value"]["value"]) > 20:
            await ack(response_action="errors", errors={"text": "Too long"})
            return
        await ack()
        chosen = values["account"]["value"]["selected_option"]["text"]["text"]
        await app.client.chat_postMessage(
            token=place.install.token,
            channel=body["user"]["id"],
            text=f"{chosen}: {values['text']['value']['value']}",
        )

    return app


@pytest.fixture
async def bolt(place: Place) -> AsyncIterator[Place]:
    app = _bolt(place)

    async def handle(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    site = web.Application()
    site.router.add_post("/slack/events", handle)
    server = TestServer(site)
    await server.start_server()
    url = str(server.make_url("/slack/events"))
    await place.slack.control.do(
        "set_request_url", app_id=place.install.app_id, url=url, verify=True
    )
    yield place
    await server.close()


async def test_a_command_is_answered_for_the_person_alone(bolt: Place) -> None:
    came = await bolt.ana.slash(bolt.channel, "/plan change Q&A <soon>")
    assert came.text == "You said: change Q&A <soon>"
    assert came.messages[0].ephemeral
    await bolt.ben.never_sees(bolt.channel, "You said", 0.1)


async def test_a_mention_is_answered_in_its_thread_and_a_button_changes_the_card(
    bolt: Place,
) -> None:
    said = await bolt.ana.say(bolt.channel, "@Rapport hello")
    card = await bolt.ben.sees_thread(said, "Hello @Ana")
    assert card.buttons == ["Approve"]
    assert card.text == "Hello @Ana\n[Approve]"
    assert card.rings == [bolt.ana.id]
    came = await bolt.ben.click(card, "Approve")
    assert came.status == 200
    seen = await bolt.ana.sees_thread(said, "Approved 42 by ben")
    assert seen.ts == card.ts
    assert seen.edited


async def test_a_modal_is_filled_by_labels_corrected_and_submitted(bolt: Place) -> None:
    await bolt.ana.slash(bolt.channel, "/plan new")
    modal = await bolt.ana.modal("New post")
    assert modal.labels == ["Text", "Account"]

    came = await bolt.ana.submit(modal, {"Text": "hi"})
    assert came.modal is not None
    assert came.modal.errors == {"Account": "Please complete this required field."}

    came = await bolt.ana.submit(modal, {"Text": "x" * 21, "Account": "@acme"})
    assert not came.closed
    assert came.modal is not None
    assert came.modal.errors == {"Text": "Too long"}
    assert "Account: @acme" in came.modal.text

    came = await bolt.ana.submit(modal, {"Text": "hi"})
    assert came.closed
    dm = await bolt.ana.dm(bolt.install)
    assert (await bolt.ana.sees(dm, "@acme: hi")).name == "Rapport"


async def test_a_wait_in_vain_tells_what_is_visible(place: Place) -> None:
    await place.ana.say(place.channel, "good morning")
    with pytest.raises(NotSeen, match="Ana: good morning"):
        await place.ana.sees(place.channel, "good night", timeout=0.05)
