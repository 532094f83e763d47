"""The remaining refusals, one line each, and what a wrong control call is told."""

import json
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest

from bot.sandbox.slack.client import ControlError
from tests.sandbox.slack.conftest import Place
from tests.sandbox.slack.test_chat import refused
from tests.sandbox.slack.test_views import fields

Args = dict[str, Any]
CALLS: list[tuple[str, Callable[[Place], Args], str]] = [
    ("bots.info", lambda _: {"bot": "B0"}, "bot_not_found"),
    ("team.info", lambda _: {"team": "T0"}, "team_not_found"),
    ("conversations.open", lambda p: {"users": p.install.bot_user_id}, "cannot_dm_bot"),
    (
        "conversations.invite",
        lambda p: {"channel": p.channel.id, "users": p.install.bot_user_id},
        "cant_invite_self",
    ),
    ("conversations.create", lambda _: {"name": ""}, "invalid_name_required"),
    ("conversations.list", lambda _: {"types": "secret"}, "invalid_types"),
    ("conversations.info", lambda _: {"channel": "C0"}, "channel_not_found"),
    (
        "chat.postMessage",
        lambda p: {"channel": p.channel.id, "text": "x", "metadata": "{["},
        "invalid_metadata_format",
    ),
    (
        "chat.postMessage",
        lambda p: {
            "channel": p.channel.id,
            "text": "x",
            "metadata": {"event_type": "e", "event_payload": {"x": "x" * 9000}},
        },
        "metadata_too_large",
    ),
    (
        "chat.postMessage",
        lambda p: {"channel": p.channel.id, "text": "x", "metadata": []},
        "invalid_metadata_format",
    ),
    (
        "chat.postMessage",
        lambda p: {"channel": p.channel.id, "text": "x", "blocks": {"type": "divider"}},
        "invalid_blocks_format",
    ),
    ("chat.postMessage", lambda _: {"text": "x"}, "channel_not_found"),
    (
        "chat.getPermalink",
        lambda p: {"channel": p.channel.id, "message_ts": "1.0"},
        "message_not_found",
    ),
    ("reactions.add", lambda p: {"channel": p.channel.id, "name": "eyes"}, "no_item_specified"),
    (
        "reactions.add",
        lambda p: {"channel": p.channel.id, "name": "eyes", "timestamp": "1.0"},
        "message_not_found",
    ),
    ("views.update", lambda _: {"view": {}}, "invalid_arguments"),
    ("views.open", lambda _: {"trigger_id": "1", "view": "{["}, "invalid_arguments"),
    ("api.test", lambda _: {"error": "my_error"}, "my_error"),
]


@pytest.mark.parametrize(("method", "args", "error"), CALLS, ids=[f"{c[0]} {c[2]}" for c in CALLS])
async def test_refused(
    place: Place, method: str, args: Callable[[Place], Args], error: str
) -> None:
    assert await refused(place.web.api_call(method, json=args(place))) == error


async def test_a_reaction_by_the_app(place: Place) -> None:
    said = await place.ana.say(place.channel, "hello")
    add = place.web.reactions_add
    await add(channel=place.channel.id, name="eyes", timestamp=said.ts)
    again = add(channel=place.channel.id, name="eyes", timestamp=said.ts)
    assert await refused(again) == "already_reacted"
    bad = add(channel=place.channel.id, name="No Such", timestamp=said.ts)
    assert await refused(bad) == "invalid_name"
    assert (await place.ana.message(said)).reactions == {"eyes": [place.install.bot_user_id]}


async def test_bodies_that_are_no_arguments(place: Place) -> None:
    url = f"{place.base_url}/api/auth.test"
    headers = {
        "Authorization": f"Bearer {place.install.token}",
        "Content-Type": "application/json; charset=utf-8",
    }
    async with aiohttp.ClientSession(headers=headers) as session:
        for body, error in (("{[", "invalid_json"), ("[]", "json_not_object")):
            async with session.post(url, data=body) as reply:
                assert (await reply.json())["error"] == error


async def test_a_form_is_understood_like_json(place: Place) -> None:
    form = {
        "token": place.install.token,
        "channel": place.channel.id,
        "text": "x",
        "blocks": '[{"type":"divider"}]',
    }
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{place.base_url}/api/chat.postMessage", data=form) as reply,
    ):
        answer = await reply.json()
    assert answer["ok"]
    assert answer["message"]["blocks"][0]["type"] == "divider"
    assert "chat:write" in reply.headers["X-OAuth-Scopes"]


async def test_people_and_bots_of_the_workspace(place: Place) -> None:
    listed = await place.web.users_list()
    names = [m["name"] for m in listed["members"]]
    assert names == ["ana", "ben", "rapport"]
    found = await place.web.users_lookupByEmail(email="ANA@example.com")
    assert found["user"]["id"] == place.ana.id
    assert (await place.web.bots_info(bot=place.install.bot_id))["bot"]["name"] == "Rapport"
    assert (await place.web.team_info())["team"]["domain"] == "agency"
    mine = await place.web.users_conversations()
    assert [c["name"] for c in mine["channels"]] == ["acme"]


async def test_private_channels_are_listed_only_from_inside(place: Place) -> None:
    await place.agency.channel("outside", members=[place.ana], private=True)
    await place.agency.channel("inside", members=[place.ana, place.install], private=True)
    listed = await place.web.conversations_list(types="private_channel")
    assert [c["name"] for c in listed["channels"]] == ["inside"]


CONTROL: list[tuple[str, Args, str]] = [
    ("fly", {}, "unknown_action"),
    ("create_team", {"name": "x"}, "missing_argument"),
    ("fault", {"method": "x", "kind": "magic"}, "unknown_fault"),
    ("redeliver", {"kind": "command"}, "nothing_delivered_yet"),
    ("create_user", {"team": "T0", "name": "x"}, "team_not_found"),
    ("say", {"user": "U0", "channel": "C0", "text": "x"}, "user_not_found"),
]


@pytest.mark.parametrize(("action", "args", "error"), CONTROL, ids=[c[2] for c in CONTROL])
async def test_a_wrong_control_call(place: Place, action: str, args: Args, error: str) -> None:
    with pytest.raises(ControlError, match=error):
        await place.slack.control.do(action, **args)


@pytest.mark.parametrize(("site", "status"), [("same-origin", 200), ("", 404)])
async def test_a_refusal_is_no_error_in_the_pages_own_console(
    place: Place, site: str, status: int
) -> None:
    url = f"{place.base_url}/control/fly"
    headers = {"Sec-Fetch-Site": site} if site else {}
    async with aiohttp.ClientSession() as web, web.post(url, json={}, headers=headers) as answer:
        assert (answer.status, (await answer.json())["error"]) == (status, "unknown_action")


async def test_what_curl_sends_is_understood(place: Place) -> None:
    """``curl -d '{…}'`` calls JSON a form."""
    body = json.dumps({"user": place.ana.id, "channel": place.channel.id, "text": "a=b & {c}"})
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    url = f"{place.base_url}/control/say"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=body, headers=headers) as answer,
    ):
        assert (await answer.json())["message"]["text"] == "a=b & {c}"


async def test_what_a_person_cannot_do(place: Place) -> None:
    with pytest.raises(ControlError, match="no_modal_open"):
        await place.ana.close()
    outside = await place.agency.channel("outside")
    with pytest.raises(ControlError, match="not_in_channel"):
        await place.ana.say(outside, "hello")
    with pytest.raises(ControlError, match="no_home"):
        await place.ana.click(None, "Go", home=place.install.app_id)


async def test_the_directory_tells_no_secret(place: Place) -> None:
    told = str(await place.slack.control.do("directory"))
    assert "acme" in told
    assert place.install.token not in told
    assert place.install.signing_secret not in told


async def test_somebody_waits_until_something_changes(place: Place) -> None:
    version = (await place.slack.control.do("wait", since=-1))["version"]
    same = await place.slack.control.do("wait", since=version, seconds=0.02)
    assert same["version"] == version
    await place.ana.say(place.channel, "hello")
    later = await place.slack.control.do("wait", since=version, seconds=5)
    assert later["version"] > version


async def test_an_update_must_say_something(place: Place) -> None:
    own = await place.web.chat_postMessage(channel=place.channel.id, text="x")
    args = {"channel": place.channel.id, "ts": own["ts"]}
    assert await refused(place.web.api_call("chat.update", json=args)) == "no_text"


async def test_what_can_be_joined_and_who_can_be_invited(place: Place) -> None:
    join = place.web.conversations_join
    private = await place.agency.channel("private", members=[place.install], private=True)
    wrong = "method_not_supported_for_channel_type"
    assert await refused(join(channel=private.id)) == wrong
    dm = await place.ana.dm(place.install)
    invite = place.web.conversations_invite
    assert await refused(invite(channel=dm.id, users=place.ben.id)) == wrong
    old = await place.agency.channel("old", members=[place.ana])
    await place.slack.control.do("archive", channel=old.id)
    assert await refused(join(channel=old.id)) == "is_archived"
    with pytest.raises(ControlError, match="is_archived"):
        await place.ana.say(old, "hello")
    other = await place.slack.create_team("Other", domain="other")
    carl = await other.person("Carl")
    await place.slack.connect(place.channel, other, [carl])
    inside = await place.agency.channel("inside", members=[place.install])
    assert await refused(invite(channel=inside.id, users=carl.id)) == "user_not_found"
    with pytest.raises(ControlError, match="user_not_found"):
        await place.slack.invite(inside, carl)


async def test_a_response_url_is_strict_too(place: Place) -> None:
    await place.ana.slash(place.channel, "/plan")
    url = fields(place.listener.got[-1][1])["response_url"]
    bad: list[tuple[Args, str]] = [
        ({"response_type": "loud", "text": "x"}, "invalid_response_type"),
        ({"response_type": "in_channel"}, "no_text"),
        ({"text": "x", "blocks": [{"type": "sektion"}]}, "invalid_blocks"),
        ({"replace_original": True, "text": "x"}, "message_not_found"),
    ]
    async with aiohttp.ClientSession() as session:
        for body, error in bad:
            async with session.post(url, json=body) as reply:
                assert reply.status in {400, 404}
                assert (await reply.json())["error"] == error
        async with session.post(f"{place.base_url}/respond/none", json={}) as reply:
            assert reply.status == 404


async def test_more_that_a_person_cannot_do(place: Place) -> None:
    said = await place.ana.say(place.channel, "hello")
    do = place.slack.control.do
    there = {"user": place.ana.id, "channel": place.channel.id}
    wrong: list[tuple[str, Args, str]] = [
        ("react", {**there, "ts": said.ts, "name": "eyes", "remove": True}, "no_reaction"),
        ("react", {**there, "ts": "1.0", "name": "eyes"}, "message_not_found"),
        ("click", {"user": place.ana.id, "what": "Go"}, "no_modal_open"),
        ("open_home", {"user": place.ana.id, "app_id": "A0"}, "app_not_installed"),
        ("install_app", {"team": "T0", "manifest": {}}, "team_not_found"),
    ]
    for action, args, error in wrong:
        with pytest.raises(ControlError, match=error):
            await do(action, **args)
