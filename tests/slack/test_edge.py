"""The edge: signatures, what reaches the logs, strangers, and a database that is away."""

import json
import logging
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
import structlog
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.logs import configure
from bot.slack.app import build_bolt
from bot.slack.channels import keep_channels
from bot.slack.dispatch import Routes
from bot.slack.dispatcher import Dispatcher
from bot.slack.http import to_request
from bot.slack.installs import Installs, facts_of_token
from bot.slack.people import People
from bot.storage.secrets import SecretBox, new_key
from bot.storage.transaction import Database
from tests.slack.conftest import SECRET, Place
from tests.slack.listeners import CANARY, heard


async def send(
    place: Place, body: str, *, secret: str = SECRET, age: int = 0, kind: str = "json", **more: str
) -> tuple[int, str]:
    """A signed request, straight to the app; status and text of the answer."""
    stamp = str(int(Clock().wall().timestamp()) - age)
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body) or ""
    headers = {
        "Content-Type": f"application/{kind}",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature,
        **more,
    }
    async with place.session.post(place.url, data=body.encode(), headers=headers) as answer:
        return answer.status, await answer.text()


def command(place: Place, text: str, **more: Any) -> str:
    fields = {
        "command": "/plan",
        "text": text,
        "team_id": place.agency.id,
        "user_id": place.ben.id,
        "user_name": "ben",
        "channel_id": place.channel.id,
        "trigger_id": "1.2.3",
        "api_app_id": place.install.app_id,
        **more,
    }
    return urlencode(fields)


FORM = "x-www-form-urlencoded"


async def test_url_verification_is_answered_with_the_challenge(place: Place) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "a challenge"})
    status, text = await send(place, body)
    assert (status, "a challenge" in text) == (200, True)


@pytest.mark.parametrize(("secret", "age"), [("another secret", 0), (SECRET, 301)])
async def test_a_bad_or_old_signature_is_refused_and_the_body_not_logged(
    place: Place, secret: str, age: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), structlog.testing.capture_logs() as logs:
        status, _ = await send(
            place, command(place, f"change {CANARY}"), secret=secret, age=age, kind=FORM
        )
    assert status == 401
    assert "canary" not in caplog.text + str(logs)
    assert any("bad signature" in entry["event"] for entry in logs)
    assert not heard


async def test_no_message_and_no_token_reaches_a_log(
    place: Place, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    configure("DEBUG")
    with caplog.at_level(logging.DEBUG):
        for verb in ("change", "break", "refuse", "nothing known"):
            await send(place, command(place, f"{verb} {CANARY}", trigger_id=verb), kind=FORM)
        await place.ana.say(place.channel, f"@Rapport break {CANARY}")
        await place.ana.say(place.channel, CANARY)
    shown = caplog.text + "".join(capfd.readouterr())
    assert "slack request" in shown
    assert "fault in a handler" in shown
    assert CANARY not in shown
    assert place.install.token not in shown


async def test_what_is_not_json_is_refused(place: Place) -> None:
    assert (await send(place, "{not json"))[0] == 400
    assert (await send(place, "[1]"))[0] == 400


async def test_a_team_without_the_app_is_told_so(place: Place) -> None:
    body = command(place, "change x", team_id="T0NOTHERE", api_app_id="A0OTHER")
    status, text = await send(place, body, kind=FORM)
    assert status == 200
    assert "not installed in this workspace any more" in text
    assert not heard


async def press_what_carl_alone_sees(place: Place) -> str:
    """The answer's text; of such a message Slack names only the presser's team."""
    payload = {
        "type": "block_actions",
        "api_app_id": place.install.app_id,
        "team": {"id": place.carl.team},
        "user": {"id": place.carl.id, "team_id": place.carl.team, "name": "carl"},
        "container": {"type": "message", "message_ts": "1.2", "channel_id": place.channel.id},
        "channel": {"id": place.channel.id},
        "trigger_id": f"9.9.{uuid4()}",
        "actions": [{"action_id": "test.press", "type": "button", "value": '{"what":"x"}'}],
    }
    status, text = await send(place, urlencode({"payload": json.dumps(payload)}), kind=FORM)
    assert status == 200
    return text


async def install_elsewhere(place: Place, slack_team_id: str) -> UUID:
    """The same app in another team, and that one's workspace."""
    client = AsyncWebClient(
        place.install.token,
        base_url=place.bolt.client.base_url,
        session=place.session,
        retry_handlers=[],
    )
    facts = replace(await facts_of_token(client), slack_team_id=slack_team_id)
    return (await place.installs.save(facts, "xoxb-other", "en")).id


async def serve(place: Place, workspace_id: UUID) -> None:
    """The channel is a client's of a workspace."""
    async with place.database.transaction(workspace_id) as tx:
        await keep_channels(tx, now={place.channel.id})


async def test_a_button_beside_an_ephemeral_message_names_only_a_strangers_team(
    place: Place,
) -> None:
    await press_what_carl_alone_sees(place)
    assert heard[0].tx.workspace_id == place.workspace_id
    assert heard[0].team_id == place.carl.team


async def test_where_several_have_the_app_the_channel_tells_whose_it_is(place: Place) -> None:
    await install_elsewhere(place, f"T{uuid4().hex}")
    assert "not installed" in await press_what_carl_alone_sees(place)
    assert not heard
    await serve(place, place.workspace_id)
    await press_what_carl_alone_sees(place)
    assert heard[0].tx.workspace_id == place.workspace_id


async def test_the_channel_comes_before_the_team_that_has_the_app_too(place: Place) -> None:
    theirs = await install_elsewhere(place, place.carl.team)
    await serve(place, place.workspace_id)
    await press_what_carl_alone_sees(place)
    assert heard[-1].tx.workspace_id == place.workspace_id
    await serve(place, theirs)
    await press_what_carl_alone_sees(place)
    assert heard[-1].tx.workspace_id == theirs, "a client's in both: each in their own"


async def test_a_channel_says_nothing_of_a_client_that_left_it_or_an_app_that_is_gone(
    place: Place,
) -> None:
    theirs, _ = [await install_elsewhere(place, f"T{uuid4().hex}") for _ in range(2)]
    await serve(place, theirs)
    async with place.database.transaction(theirs) as tx:
        await keep_channels(tx, now={"C0NEW"}, before={place.channel.id})
    await serve(place, place.workspace_id)
    await press_what_carl_alone_sees(place)
    assert heard[-1].tx.workspace_id == place.workspace_id
    await place.installs.remove(place.agency.id)
    assert "not installed" in await press_what_carl_alone_sees(place)
    assert len(heard) == 1


async def test_another_apps_bot_is_not_answered(place: Place) -> None:
    """Bolt leaves out our own messages only; two bots could talk for ever."""
    event = {
        "type": "app_mention",
        "user": "U0OTHERBOT",
        "bot_id": "B0OTHER",
        "text": f"<@{place.install.bot_user_id}> change it",
        "channel": place.channel.id,
        "ts": "1.1",
    }
    body = {"type": "event_callback", "team_id": place.agency.id, "event_id": "Ev9"}
    status, _ = await send(place, json.dumps({**body, "event": event}))
    assert status == 200
    assert not heard


async def test_after_the_app_is_removed_nothing_is_served(place: Place) -> None:
    event = {"type": "event_callback", "team_id": place.agency.id, "event_id": "Ev1"}
    removed = json.dumps({**event, "event": {"type": "app_uninstalled"}})
    assert (await send(place, removed))[0] == 200
    assert await place.installs.by_team(place.agency.id) is None
    await send(place, command(place, "change x"), kind=FORM)
    assert not heard


async def test_with_the_database_away_people_are_told_and_events_come_again(
    place: Place, routes: Routes
) -> None:
    """The command is answered kindly; the event gets a 500, so that Slack sends it again."""
    away = Database("postgresql://nobody@127.0.0.1:1/none", Clock())
    installs = Installs(away, SecretBox([new_key()]))
    bolt = build_bolt(Dispatcher(away, People(away), routes), installs, signing_secret=SECRET)

    def signed(body: str, kind: str) -> list[tuple[str, str]]:
        stamp = str(int(Clock().wall().timestamp()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body)
        return [
            ("content-type", f"application/{kind}"),
            ("x-slack-request-timestamp", stamp),
            ("x-slack-signature", signature or ""),
        ]

    body = command(place, "change x")
    answer = await bolt.async_dispatch(to_request(body, signed(body, FORM)))
    assert answer.status == 200
    assert "Something went wrong on our side" in answer.body
    assert "Algo fall" in answer.body
    event = json.dumps(
        {
            "type": "event_callback",
            "team_id": place.agency.id,
            "event_id": "Ev2",
            "event": {"type": "app_mention", "user": place.ben.id, "ts": "1.1", "channel": "C1"},
        }
    )
    answer = await bolt.async_dispatch(to_request(event, signed(event, "json")))
    assert answer.status == 500
    await away.close()
