"""chat.*: what the local Slack refuses and keeps, driven by the real client."""

from collections.abc import Awaitable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from tests.sandbox.slack.conftest import MANIFEST, Place


async def refused(call: Awaitable[AsyncSlackResponse]) -> str:
    """The error that Slack answered."""
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def test_without_a_good_token_nothing_works(place: Place) -> None:
    api = f"{place.base_url}/api/"
    assert await refused(AsyncWebClient("", base_url=api).auth_test()) == "not_authed"
    assert await refused(AsyncWebClient("xoxb-no", base_url=api).auth_test()) == "invalid_auth"
    await place.slack.control.do("uninstall_app", app_id=place.install.app_id, team=place.agency.id)
    assert await refused(place.web.auth_test()) == "token_revoked"


async def test_auth_test_tells_who_the_bot_is(place: Place) -> None:
    told = await place.web.auth_test()
    assert told["user_id"] == place.install.bot_user_id
    assert told["bot_id"] == place.install.bot_id
    assert told["team_id"] == place.agency.id


async def test_an_unknown_method(place: Place) -> None:
    assert await refused(place.web.api_call("apps.nothing.open")) == "unknown_method"


async def test_a_missing_scope_is_named(place: Place) -> None:
    with pytest.raises(SlackApiError) as caught:
        manifest = {**MANIFEST, "display_information": {"name": "Poor"}}
        manifest |= {"features": {}, "settings": {}}
        manifest["oauth_config"] = {"scopes": {"bot": ["users:read"]}}
        poor = await place.agency.install_app(manifest)
        client = AsyncWebClient(poor.token, base_url=f"{place.base_url}/api/")
        await client.chat_postMessage(channel=place.channel.id, text="x")
    answer = caught.value.response
    assert answer["error"] == "missing_scope"
    assert (answer["needed"], answer["provided"]) == ("chat:write", "users:read")


async def test_where_a_bot_may_post(place: Place) -> None:
    async def post(channel: str) -> str:
        return await refused(place.web.chat_postMessage(channel=channel, text="x"))

    public = await place.agency.channel("public", members=[place.ana])
    private = await place.agency.channel("private", members=[place.ana], private=True)
    old = await place.agency.channel("old", members=[place.install])
    await place.slack.control.do("archive", channel=old.id)
    assert await post("CNOWHERE") == "channel_not_found"
    assert await post(public.id) == "not_in_channel"
    assert await post(private.id) == "channel_not_found"
    assert await post(old.id) == "is_archived"


async def test_one_workspace_never_sees_anothers_channels(place: Place) -> None:
    other = await place.slack.create_team("Other", domain="other")
    theirs = await other.channel("theirs")
    call = place.web.chat_postMessage(channel=theirs.id, text="x")
    assert await refused(call) == "channel_not_found"
    listed = await place.web.conversations_list(types="public_channel")
    assert [c["name"] for c in listed["channels"]] == ["acme"]


async def test_what_a_message_must_hold(place: Place) -> None:
    where = place.channel.id
    post = place.web.chat_postMessage
    empty = {"channel": where, "text": " "}
    assert await refused(place.web.api_call("chat.postMessage", json=empty)) == "no_text"
    assert await refused(post(channel=where, text="x" * 40_001)) == "msg_too_long"
    assert await refused(post(channel=where, text="x", blocks="{[")) == "invalid_blocks_format"
    assert await refused(post(channel=where, text="x", thread_ts="1.000001")) == "thread_not_found"
    meta: dict[str, Any] = {"event_type": "outbound"}
    call = post(channel=where, text="x", metadata=meta)
    assert await refused(call) == "invalid_metadata_schema"
    assert (await post(channel=where, text="x" * 40_000))["ok"]


async def test_an_answer_to_an_answer_is_refused(place: Place) -> None:
    first = await place.web.chat_postMessage(channel=place.channel.id, text="a")
    second = await place.web.chat_postMessage(
        channel=place.channel.id, text="b", thread_ts=first["ts"]
    )
    call = place.web.chat_postMessage(channel=place.channel.id, text="c", thread_ts=second["ts"])
    assert await refused(call) == "cannot_reply_to_message"


async def test_timestamps_are_unique_and_grow(place: Place) -> None:
    posts = [await place.web.chat_postMessage(channel=place.channel.id, text="x") for _ in "123"]
    stamps = [str(p["ts"]) for p in posts]
    assert stamps == sorted(set(stamps))
    assert all(len(s.split(".")[1]) == 6 for s in stamps)


async def test_text_that_an_app_posts_is_escaped_once_and_linked(place: Place) -> None:
    post = await place.web.chat_postMessage(
        channel=place.channel.id, text="a & b &amp; <c> see https://x.example/a. <@U1> <!here>"
    )
    kept = "a &amp; b &amp; &lt;c&gt; see <https://x.example/a>. <@U1> <!here>"
    assert post["message"]["text"] == kept


async def test_metadata_comes_back_only_when_asked_for(place: Place) -> None:
    meta = {"event_type": "outbound", "event_payload": {"id": "7"}}
    where = place.channel.id
    await place.web.chat_postMessage(channel=where, text="x", metadata=meta)
    plain = await place.web.conversations_history(channel=where)
    asked = await place.web.conversations_history(channel=where, include_all_metadata=True)
    assert "metadata" not in plain["messages"][0]
    assert asked["messages"][0]["metadata"] == meta


async def test_only_own_messages_are_changed(place: Place) -> None:
    said = await place.ana.say(place.channel, "mine")
    where = place.channel.id
    web = place.web
    change = web.chat_update(channel=where, ts=said.ts, text="yours")
    assert await refused(change) == "cant_update_message"
    delete = web.chat_delete(channel=where, ts=said.ts)
    assert await refused(delete) == "cant_delete_message"
    missing = web.chat_update(channel=where, ts="1.000001", text="x")
    assert await refused(missing) == "message_not_found"
    own = await web.chat_postMessage(channel=where, text="a")
    long = web.chat_update(channel=where, ts=own["ts"], text="x" * 4_001)
    assert await refused(long) == "msg_too_long"


async def test_an_update_with_text_alone_drops_the_blocks_and_shows_as_edited(
    place: Place,
) -> None:
    where = place.channel.id
    meta = {"event_type": "outbound", "event_payload": {"id": "7"}}
    blocks: list[dict[str, Any]] = [{"type": "divider", "block_id": "d"}]
    own = await place.web.chat_postMessage(channel=where, text="a", blocks=blocks, metadata=meta)
    ts = own["ts"]
    silent = (await place.web.chat_update(channel=where, ts=ts, text="b", blocks=blocks))["message"]
    assert (silent["text"], silent["blocks"], silent["metadata"]) == ("b", blocks, meta)
    assert "edited" not in silent
    loud = (await place.web.chat_update(channel=where, ts=ts, text="c", metadata={}))["message"]
    assert "blocks" not in loud
    assert "metadata" not in loud
    assert loud["edited"]["user"] == place.install.bot_user_id
    await place.slack.control.do("archive", channel=where)
    assert await refused(place.web.chat_update(channel=where, ts=ts, text="d")) == "is_inactive"


async def test_ephemeral_messages_are_for_members_and_in_no_history(place: Place) -> None:
    outside = await place.agency.person("Carl")
    where = place.channel.id
    call = place.web.chat_postEphemeral(channel=where, user=outside.id, text="x")
    assert await refused(call) == "user_not_in_channel"
    told = await place.web.chat_postEphemeral(channel=where, user=place.ana.id, text="psst")
    await place.ana.sees(place.channel, "psst")
    await place.ben.never_sees(place.channel, "psst", 0.05)
    assert (await place.web.conversations_history(channel=where))["messages"] == []
    change = place.web.chat_update(channel=where, ts=told["message_ts"], text="x")
    assert await refused(change) == "message_not_found"


async def test_a_permalink(place: Place) -> None:
    post = await place.web.chat_postMessage(channel=place.channel.id, text="x")
    link = await place.web.chat_getPermalink(channel=place.channel.id, message_ts=post["ts"])
    digits = str(post["ts"]).replace(".", "")
    assert link["permalink"] == f"https://agency.slack.com/archives/{place.channel.id}/p{digits}"


async def test_a_deleted_parent_leaves_a_tombstone(place: Place) -> None:
    where = place.channel.id
    parent = await place.web.chat_postMessage(channel=where, text="parent")
    await place.web.chat_postMessage(channel=where, text="child", thread_ts=parent["ts"])
    await place.web.chat_delete(channel=where, ts=parent["ts"])
    thread = await place.web.conversations_replies(channel=where, ts=parent["ts"])
    assert [m.get("subtype") for m in thread["messages"]] == ["tombstone", None]


async def test_markdown_text_is_a_message_of_its_own(place: Place) -> None:
    post = place.web.chat_postMessage
    here = place.channel.id
    both = post(channel=here, text="x", markdown_text="**y**")
    assert await refused(both) == "markdown_text_conflict"
    assert await refused(post(channel=here, markdown_text="x" * 12_001)) == "msg_too_long"
    said = await post(channel=here, markdown_text="**bold**")
    assert said["message"]["blocks"][0]["type"] == "markdown"


async def test_a_hundred_attachments_and_no_more(place: Place) -> None:
    attached = [{"text": "x"}] * 101
    call = place.web.chat_postMessage(channel=place.channel.id, text="x", attachments=attached)
    assert await refused(call) == "too_many_attachments"


async def test_a_distributed_app_reads_slowly(place: Place) -> None:
    for number in range(16):
        await place.ana.say(place.channel, f"m{number}")
    place.hub.rates.factor = 1.0
    listed = await place.web.conversations_history(channel=place.channel.id, limit=100)
    assert len(listed["messages"]) == 16
    place.hub.state.apps[place.install.app_id].distributed = True
    slow = await place.web.conversations_history(channel=place.channel.id, limit=100)
    assert len(slow["messages"]) == 15
    again = place.web.conversations_history(channel=place.channel.id)
    assert await refused(again) == "ratelimited"
