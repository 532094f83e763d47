"""Channels, people, and people of another organisation."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.sandbox.person import Person
from bot.sandbox.slack.client import ControlError
from bot.sandbox.slack.state import State
from tests.sandbox.slack.conftest import MANIFEST, Place, strict
from tests.sandbox.slack.test_chat import refused
from tests.sandbox.slack.test_views import payload

Make = Callable[..., Awaitable[Place]]


async def shared(place: Place) -> Person:
    """The client's own person in the shared channel."""
    client = await place.slack.create_team("Acme", domain="acme")
    carl = await client.person("Carl", email="carl@acme.example", locale="es-ES")
    await place.slack.connect(place.channel, client, [carl])
    place.listener.got.clear()
    return carl


async def test_a_stranger_has_no_commands_and_no_shortcuts(place: Place) -> None:
    carl = await shared(place)
    said = await place.ana.say(place.channel, "idea")
    came = await carl.slash(place.channel, "/plan x")
    assert came.text.startswith("/plan is not a valid command.")
    with pytest.raises(ControlError, match="no_such_shortcut"):
        await carl.shortcut("Draft a post", said)


async def test_a_strangers_profile_has_neither_locale_nor_email(place: Place) -> None:
    carl = await shared(place)
    user = (await place.web.users_info(user=carl.id, include_locale=True))["user"]
    assert user["is_stranger"]
    assert "locale" not in user
    assert "email" not in user["profile"]
    own = (await place.web.users_info(user=place.ana.id, include_locale=True))["user"]
    assert (own["locale"], own["profile"]["email"]) == ("es-ES", "ana@example.com")
    lookup = place.web.users_lookupByEmail(email="carl@acme.example")
    assert await refused(lookup) == "users_not_found"


async def test_somebody_who_shares_no_channel_does_not_exist(place: Place) -> None:
    client = await place.slack.create_team("Acme", domain="acme")
    dora = await client.person("Dora")
    assert await refused(place.web.users_info(user=dora.id)) == "user_not_found"


async def test_a_strangers_mention_and_click_name_their_own_workspace(place: Place) -> None:
    carl = await shared(place)
    await carl.say(place.channel, "@Rapport change it")
    event = (await place.events())[0]
    assert event["team_id"] == place.agency.id
    assert event["is_ext_shared_channel"]
    assert event["event"]["user_team"] == carl.team
    button = {"type": "button", "text": {"type": "plain_text", "text": "Seen"}, "action_id": "s"}
    await place.web.chat_postMessage(
        channel=place.channel.id, text="card", blocks=[{"type": "actions", "elements": [button]}]
    )
    await carl.click(await carl.sees(place.channel, "Seen"), "Seen")
    sent = payload(place)
    assert sent["team"] == {"id": carl.team, "domain": "acme"}
    assert sent["user"]["team_id"] == carl.team
    view = {
        "type": "modal",
        "title": {"type": "plain_text", "text": "Fix"},
        "blocks": [{"type": "divider"}],
    }
    opened = await place.web.views_open(trigger_id=sent["trigger_id"], view=view)
    assert opened["view"]["app_installed_team_id"] == place.agency.id
    assert opened["view"]["team_id"] == carl.team
    assert (await carl.modal("Fix")).title == "Fix"


async def test_reading_history(place: Place) -> None:
    stamps = [(await place.ana.say(place.channel, f"m{n}")).ts for n in range(5)]
    where = place.channel.id
    first = await place.web.conversations_history(channel=where, limit=2)
    assert [m["text"] for m in first["messages"]] == ["m4", "m3"]
    cursor = first["response_metadata"]["next_cursor"]
    second = await place.web.conversations_history(channel=where, limit=2, cursor=cursor)
    assert [m["text"] for m in second["messages"]] == ["m2", "m1"]
    after = await place.web.conversations_history(channel=where, oldest=stamps[2])
    assert [m["text"] for m in after["messages"]] == ["m4", "m3"]
    edges = await place.web.conversations_history(
        channel=where, oldest=stamps[2], latest=stamps[3], inclusive=True
    )
    assert [m["text"] for m in edges["messages"]] == ["m3", "m2"]
    history = place.web.conversations_history
    assert await refused(history(channel=where, limit=0)) == "invalid_limit"
    assert await refused(history(channel=where, cursor="x")) == "invalid_cursor"
    assert await refused(history(channel=where, oldest="x")) == "invalid_ts_oldest"
    public = await place.agency.channel("public")
    assert await refused(history(channel=public.id)) == "not_in_channel"


async def test_reading_a_thread(place: Place) -> None:
    said = await place.ana.say(place.channel, "parent")
    await place.ben.say(place.channel, "child", thread=said)
    where = place.channel.id
    thread = await place.web.conversations_replies(channel=where, ts=said.ts)
    assert [m["text"] for m in thread["messages"]] == ["parent", "child"]
    assert thread["messages"][0]["reply_count"] == 1
    top = await place.web.conversations_history(channel=where)
    assert [m["text"] for m in top["messages"]] == ["parent"]
    missing = place.web.conversations_replies(channel=where, ts="1.000001")
    assert await refused(missing) == "thread_not_found"


async def test_making_and_entering_channels(place: Place) -> None:
    create = place.web.conversations_create
    made = (await create(name="inbox"))["channel"]
    assert await refused(create(name="inbox")) == "name_taken"
    assert await refused(create(name="In Box")) == "invalid_name_specials"
    assert await refused(create(name="x" * 81)) == "invalid_name_maxlength"
    invite = place.web.conversations_invite
    await invite(channel=made["id"], users=place.ana.id)
    assert await refused(invite(channel=made["id"], users=place.ana.id)) == "already_in_channel"
    assert await refused(invite(channel=made["id"], users="U0")) == "user_not_found"
    public = await place.agency.channel("public")
    await place.web.conversations_join(channel=public.id)
    members = await place.web.conversations_members(channel=public.id)
    assert members["members"] == [place.install.bot_user_id]


async def test_direct_conversations(place: Place) -> None:
    opened = place.web.conversations_open
    first = (await opened(users=place.ana.id))["channel"]["id"]
    assert (await opened(users=[place.ana.id]))["channel"]["id"] == first
    assert await refused(opened(users="U0")) == "user_not_found"
    call = place.web.api_call("conversations.open", json={})
    assert await refused(call) == "users_list_not_supplied"
    posted = await place.web.chat_postMessage(channel=place.ana.id, text="hello")
    assert posted["channel"] == first


async def test_a_manifest_with_a_name_of_slacks_own_is_refused(place: Place) -> None:
    manifest = {**MANIFEST, "features": {"slash_commands": [{"command": "/away"}]}}
    with pytest.raises(ControlError, match="/away is reserved"):
        await place.agency.install_app(manifest)


def _names(directory: Path) -> list[str]:
    return [p.name for p in directory.iterdir()]


def _said(kept: Path, place: Place) -> list[str]:
    channel = State.load(kept).channels.get(place.channel.id)
    return [m.text for m in channel.messages.values()] if channel else []


async def test_what_changed_is_saved_while_it_runs(make_place: Make, tmp_path: Path) -> None:
    kept = tmp_path / "slack.json"
    place = await make_place(strict(rates=100, save_to=kept, save_every=0.02))
    await place.ana.say(place.channel, "hello")
    async with asyncio.timeout(10):
        while not _said(kept, place):
            await asyncio.sleep(0.02)
    assert _said(kept, place) == ["hello"]


async def test_everything_survives_a_restart(make_place: Make, tmp_path: Path) -> None:
    kept = tmp_path / "slack.json"
    place = await make_place(strict(rates=100, save_to=kept))
    said = await place.ana.say(place.channel, "ünïcode & more")
    await place.web.chat_postMessage(
        channel=place.channel.id,
        thread_ts=said.ts,
        text="child",
        blocks=[{"type": "divider"}],
        metadata={"event_type": "e", "event_payload": {"id": "1"}},
    )
    await place.web.views_publish(user_id=place.ana.id, view={"type": "home", "blocks": []})
    await place.hub.stop()
    again = State.load(kept)
    assert again == place.hub.state
    assert _names(tmp_path) == ["slack.json"]
    later = again.next_ts(Clock().business())
    assert later > said.ts


async def test_an_empty_state_where_there_is_no_file(tmp_path: Path) -> None:
    assert State.load(tmp_path / "none.json") == State()


async def test_two_messages_of_one_moment_have_two_timestamps() -> None:
    state, now = State(), Clock().business()
    first, second = state.next_ts(now), state.next_ts(now)
    assert first < second < state.next_ts(now - timedelta(hours=1))
