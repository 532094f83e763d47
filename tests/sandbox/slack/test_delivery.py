"""What the app is sent: signed, twice, again, in time or not."""

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.sandbox.person import LocalSlack
from bot.sandbox.slack.hub import Options
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State
from tests.sandbox.slack.conftest import MANIFEST, Place, strict
from tests.sandbox.slack.test_views import fields, payload

Make = Callable[..., Awaitable[Place]]


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0.01)


async def test_every_request_is_signed(place: Place) -> None:
    await place.ana.say(place.channel, "hello")
    await place.ana.slash(place.channel, "/plan")
    verifier = SignatureVerifier(place.install.signing_secret)
    assert len(place.listener.got) >= 2
    for headers, body in place.listener.got:
        assert verifier.is_valid_request(body, headers)
        assert not verifier.is_valid_request(body + b" ", headers)


async def test_a_mention_comes_as_two_events_with_ids_of_their_own(place: Place) -> None:
    place.listener.got.clear()
    said = await place.ana.say(place.channel, "@Rapport hi")
    await until(lambda: len(place.listener.got) == 2)
    events = await place.events()
    assert sorted(e["event"]["type"] for e in events) == ["app_mention", "message"]
    assert len({e["event_id"] for e in events}) == 2
    assert {e["event"]["ts"] for e in events} == {said.ts}
    assert events[0]["event"]["text"] == f"<@{place.install.bot_user_id}> hi"
    (section,) = events[0]["event"]["blocks"][0]["elements"]
    user = {"type": "user", "user_id": place.install.bot_user_id}
    assert section["elements"] == [user, {"type": "text", "text": " hi"}]
    assert events[0]["authorizations"][0]["user_id"] == place.install.bot_user_id


async def test_the_two_events_come_in_either_order(place: Place) -> None:
    place.listener.got.clear()
    for _ in range(30):
        await place.ana.say(place.channel, "@Rapport hi")
    await until(lambda: len(place.listener.got) >= 60)
    first = {e["event"]["type"] for e in (await place.events())[::2]}
    assert first == {"app_mention", "message"}


async def test_the_event_of_an_own_post_comes_before_the_answer(place: Place) -> None:
    place.listener.got.clear()
    post = await place.web.chat_postMessage(channel=place.channel.id, text="mine")
    (event,) = await place.events()
    assert event["event"]["ts"] == post["ts"]
    assert event["event"]["bot_id"] == place.install.bot_id


async def test_edits_and_deletions_are_told(place: Place) -> None:
    said = await place.ana.say(place.channel, "one")
    place.listener.got.clear()
    await place.ana.edit(said, "two")
    await place.ana.delete(said)
    changed, deleted = [e["event"] for e in await place.events()]
    assert changed["subtype"] == "message_changed"
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("two", "one")
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", said.ts)


async def test_reactions_joins_and_the_home_tab_are_told(place: Place) -> None:
    said = await place.ana.say(place.channel, "one")
    carl = await place.agency.person("Carl")
    place.listener.got.clear()
    await place.ben.react(said, "eyes")
    await place.slack.invite(place.channel, carl)
    await place.web.views_publish(user_id=place.ana.id, view={"type": "home", "blocks": []})
    await place.ana.open_home(place.install)
    events = [e["event"] for e in await place.events()]
    kinds = [e["type"] for e in events]
    assert kinds == ["reaction_added", "member_joined_channel", "app_home_opened"]
    assert events[0]["item"] == {"type": "message", "channel": place.channel.id, "ts": said.ts}
    assert events[1]["user"] == carl.id


async def test_an_event_without_an_answer_is_sent_three_times_more(place: Place) -> None:
    async def broken(request: web.Request, body: bytes) -> web.StreamResponse:
        return web.Response(status=500)

    place.listener.answer = broken
    place.listener.got.clear()
    await place.ana.say(place.channel, "hello")
    await until(lambda: len(place.listener.got) == 4)
    await asyncio.sleep(0.05)
    assert len(place.listener.got) == 4
    numbers = [h.get("X-Slack-Retry-Num") for h, _ in place.listener.got]
    assert numbers == [None, "1", "2", "3"]
    assert place.listener.got[1][0]["X-Slack-Retry-Reason"] == "http_error"
    assert len({b for _, b in place.listener.got}) == 1


async def test_a_slow_event_is_retried_for_a_timeout(make_place: Make) -> None:
    place = await make_place(strict(rates=100, ack_seconds=0.05))

    async def slow(request: web.Request, body: bytes) -> web.StreamResponse:
        if "X-Slack-Retry-Num" not in request.headers:
            await asyncio.sleep(0.2)
        return web.Response()

    place.listener.answer = slow
    place.listener.got.clear()
    await place.ana.say(place.channel, "hello")
    await until(lambda: len(place.listener.got) == 2)
    assert place.listener.got[1][0]["X-Slack-Retry-Reason"] == "http_timeout"


async def test_an_app_may_decline_retries(place: Place) -> None:
    async def declined(request: web.Request, body: bytes) -> web.StreamResponse:
        return web.Response(status=500, headers={"X-Slack-No-Retry": "1"})

    place.listener.answer = declined
    place.listener.got.clear()
    await place.ana.say(place.channel, "hello")
    await asyncio.sleep(0.1)
    assert len(place.listener.got) == 1


async def test_a_command_as_slack_sends_it(place: Place) -> None:
    await place.ana.slash(place.channel, "/plan change @Ben moved it & told <nobody>")
    sent = fields(place.listener.got[-1][1])
    assert sent["command"] == "/plan"
    assert sent["text"] == "change @Ben moved it &amp; told &lt;nobody&gt;"
    assert (sent["user_id"], sent["channel_id"]) == (place.ana.id, place.channel.id)
    await place.ana.slash(place.channel, "/who-is @Ben")
    assert fields(place.listener.got[-1][1])["text"] == f"<@{place.ben.id}|Ben>"


async def test_why_a_command_failed(make_place: Make) -> None:
    place = await make_place(strict(ack_seconds=0.3))

    async def slow(request: web.Request, body: bytes) -> web.StreamResponse:
        await asyncio.sleep(0.6)
        return web.Response()

    async def broken(request: web.Request, body: bytes) -> web.StreamResponse:
        return web.Response(status=500)

    place.listener.answer = slow
    came = await place.ana.slash(place.channel, "/plan")
    assert came.text == '/plan failed with the error "operation_timeout"'
    place.listener.answer = broken
    came = await place.ana.slash(place.channel, "/plan")
    assert came.text == '/plan failed with the error "dispatch_failed"'


async def test_a_command_in_a_thread_or_unknown_never_reaches_the_app(place: Place) -> None:
    said = await place.ana.say(place.channel, "one")
    place.listener.got.clear()
    came = await place.ana.slash(place.channel, "/plan", thread=said)
    assert came.text == "/plan is not supported in threads. Sorry!"
    came = await place.ana.slash(place.channel, "/nothing")
    assert came.text.startswith("/nothing is not a valid command.")
    assert place.listener.got == []


async def test_a_command_may_answer_everyone(place: Place) -> None:
    async def aloud(request: web.Request, body: bytes) -> web.StreamResponse:
        return web.json_response({"response_type": "in_channel", "text": "all"})

    place.listener.answer = aloud
    await place.ana.slash(place.channel, "/plan")
    assert not (await place.ben.sees(place.channel, "all")).ephemeral


async def _url(place: Place) -> str:
    await place.ana.slash(place.channel, "/plan")
    return fields(place.listener.got[-1][1])["response_url"]


async def test_a_response_url_works_five_times_in_thirty_minutes(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with aiohttp.ClientSession() as session:
        url, second = await _url(place), await _url(place)
        for number in range(5):
            async with session.post(url, json={"text": f"part {number}"}) as reply:
                assert reply.status == 200
        async with session.post(url, json={"text": "part 6"}) as reply:
            assert (reply.status, (await reply.json())["error"]) == (404, "used_url")
        later = place.hub.clock.monotonic() + 30 * 60 + 1
        monkeypatch.setattr(place.hub.clock, "monotonic", lambda: later)
        async with session.post(second, json={"text": "late"}) as reply:
            assert (reply.status, (await reply.json())["error"]) == (404, "expired_url")
    assert len([m for m in await place.ana.reads(place.channel) if m.ephemeral]) == 5
    assert await place.ben.reads(place.channel) == []


async def test_a_response_url_replaces_and_deletes_the_message_acted_on(place: Place) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Go"}, "action_id": "go"}
    blocks = [{"type": "actions", "elements": [button]}]
    await place.web.chat_postEphemeral(
        channel=place.channel.id, user=place.ana.id, text="card", blocks=blocks
    )
    card = await place.ana.sees(place.channel, "Go")
    await place.ana.click(card, "Go")
    sent = payload(place)
    assert sent["container"]["is_ephemeral"]
    assert "message" not in sent
    async with aiohttp.ClientSession() as session:
        replace = {"replace_original": True, "text": "gone"}
        async with session.post(sent["response_url"], json=replace) as reply:
            assert reply.status == 200
        assert (await place.ana.message(card)).text == "gone"
        async with session.post(sent["response_url"], json={"delete_original": True}) as reply:
            assert reply.status == 200
    assert await place.ana.reads(place.channel) == []


async def test_a_failed_action_leaves_a_line(place: Place) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Go"}, "action_id": "go"}
    await place.web.chat_postMessage(
        channel=place.channel.id,
        text="card",
        blocks=[{"type": "actions", "elements": [button]}],
    )

    async def broken(request: web.Request, body: bytes) -> web.StreamResponse:
        return web.Response(status=500)

    place.listener.answer = broken
    await place.ana.click(await place.ana.sees(place.channel, "Go"), "Go")
    await place.ana.sees(place.channel, "This app responded with Status Code 500")


async def test_shortcuts(place: Place) -> None:
    said = await place.ana.say(place.channel, "idea")
    await place.ana.shortcut("Draft a post", said)
    sent = payload(place)
    assert (sent["type"], sent["callback_id"]) == ("message_action", "draft")
    assert sent["message"]["text"] == "idea"
    await place.ana.shortcut("New post")
    assert payload(place)["type"] == "shortcut"


async def test_the_same_request_again(place: Place) -> None:
    await place.ana.slash(place.channel, "/plan one")
    await place.slack.redeliver("command")
    (_, first), (_, second) = place.listener.got[-2:]
    assert first == second
    place.listener.got.clear()
    await place.slack.fault("deliver:command", "duplicate")
    await place.ana.slash(place.channel, "/plan two")
    assert len(place.listener.got) == 2


async def test_faults_of_calls(place: Place) -> None:
    where = place.channel.id
    url = f"{place.base_url}/api/"
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(
            place.install.token, base_url=url, session=session, retry_handlers=[]
        )

        async def post(text: str) -> None:
            await client.chat_postMessage(channel=where, text=text)

        await place.slack.fault("chat.postMessage", "429", seconds=7)
        with pytest.raises(SlackApiError) as caught:
            await post("a")
        assert caught.value.response.status_code == 429
        assert caught.value.response.headers["Retry-After"] == "7"
        await place.slack.fault("chat.postMessage", "drop_before")
        with pytest.raises(aiohttp.ClientError):
            await post("b")
        await place.slack.fault("chat.postMessage", "drop_after")
        with pytest.raises(aiohttp.ClientError):
            await post("c")
        await post("d")
    assert [m.text for m in await place.ana.reads(place.channel)] == ["c", "d"]


async def test_rates_per_channel_and_per_method(
    make_place: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = await make_place(Options())
    where = place.channel.id
    now = place.hub.clock.monotonic()
    monkeypatch.setattr(place.hub.clock, "monotonic", lambda: now)
    for _ in range(4):
        post = await place.web.chat_postMessage(channel=where, text="x")
    with pytest.raises(SlackApiError) as caught:
        await place.web.chat_postMessage(channel=where, text="x")
    assert caught.value.response.status_code == 429
    assert caught.value.response["error"] == "ratelimited"
    assert caught.value.response.headers["Retry-After"] == "1"
    for _ in range(50):
        await place.web.chat_update(channel=where, ts=post["ts"], text="y")
    with pytest.raises(SlackApiError) as caught:
        await place.web.chat_update(channel=where, ts=post["ts"], text="y")
    assert caught.value.response.headers["Retry-After"] == "60"
    monkeypatch.setattr(place.hub.clock, "monotonic", lambda: now + 60)
    await place.web.chat_update(channel=where, ts=post["ts"], text="y")
    await place.web.chat_postMessage(channel=where, text="x")


async def test_the_log_has_both_directions_and_no_token(place: Place) -> None:
    await place.ana.slash(place.channel, "/plan")
    await place.web.auth_test()
    lines = await place.slack.log()
    assert {"slack→app", "app→slack"} == {x["direction"] for x in lines}
    assert place.install.token not in str(lines)


async def test_an_address_is_taken_only_when_it_answers_the_challenge(place: Place) -> None:
    from bot.sandbox.slack.client import ControlError

    with pytest.raises(ControlError, match="url_verification_failed"):
        await place.slack.control.do(
            "set_request_url", app_id=place.install.app_id, url="http://127.0.0.1:9/", verify=True
        )


async def test_an_app_that_names_itself_is_not_mentioned(place: Place) -> None:
    place.listener.got.clear()
    me = f"<@{place.install.bot_user_id}>"
    await place.web.chat_postMessage(channel=place.channel.id, text=f"ask {me}")
    assert [e["event"]["type"] for e in await place.events()] == ["message"]


async def test_the_answer_to_the_command_itself_is_no_use_of_its_url(place: Place) -> None:
    async def hello(request: web.Request, body: bytes) -> web.StreamResponse:
        return web.json_response({"text": "hello"})

    place.listener.answer = hello
    url = await _url(place)
    async with aiohttp.ClientSession() as session:
        for status in [200] * 5 + [404]:
            async with session.post(url, json={"text": "more"}) as reply:
                assert reply.status == status


async def test_it_works_below_a_path(place: Place) -> None:
    root, inner = web.Application(), build_slack(State(), Clock())
    root.add_subapp("/slack", inner)
    async with TestServer(root) as server, aiohttp.ClientSession() as session:
        base = str(server.make_url("/slack"))
        team = await LocalSlack(base, session).create_team("Below", domain="below")
        install = await team.install_app(MANIFEST)
        client = AsyncWebClient(install.token, base_url=f"{base}/api/", session=session)
        assert (await client.auth_test())["team"] == "Below"
        assert inner[HUB].base_url == base
