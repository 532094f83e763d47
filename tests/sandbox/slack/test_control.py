"""The control API as a whole: what it lists, what it offers, and that every action is told of."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.sandbox.person import Person
from bot.sandbox.slack.client import ControlError
from bot.sandbox.slack.control import actions
from bot.sandbox.slack.manifests import check_manifest
from bot.sandbox.slack.refusal import Refusal
from bot.slack.manifest import build_manifest
from bot.wiring import all_routes
from tests.sandbox.slack.conftest import MANIFEST, SCOPES, Place
from tests.sandbox.slack.test_blocks import button, option, plain
from tests.sandbox.slack.test_chat import refused
from tests.sandbox.slack.test_views import payload, trigger

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs" / "sandbox.md"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("name", sorted(actions))
def test_every_action_is_told_of_and_shown_in_use(name: str) -> None:
    rows = [row for row in DOCS.read_text().splitlines() if row.startswith(f"| `{name}` |")]
    assert len(rows) == 1
    assert f"localhost:8080/control/{name}" in rows[0]


def test_the_doors_of_x_and_the_house_are_told_of() -> None:
    told = set(re.findall(r"^\| `([A-Z]+ /control/\S+)` \|", DOCS.read_text(), re.MULTILINE))
    source = "".join(
        (ROOT / "bot/sandbox" / one).read_text() for one in ("doors.py", "x/control.py")
    )
    listed = re.findall(r"^(GET|POST|PATCH|DELETE) +(/control/\S+)", source, re.MULTILINE)
    assert told == {f"{method} {path}" for method, path in listed}


async def test_the_directory_tells_what_an_app_offers(place: Place) -> None:
    listed = await place.slack.directory()
    (app,) = listed["apps"]
    assert app["commands"][0] == {
        "command": "/plan",
        "description": "plan",
        "usage_hint": "change | history",
    }
    assert {s["type"] for s in app["shortcuts"]} == {"message", "global"}
    assert (app["home"], app["messages"]) == (True, True)
    ana = next(u for u in listed["users"] if u["id"] == place.ana.id)
    assert (ana["tz"], ana["locale"], ana["team_id"]) == ("Europe/Madrid", "es-ES", place.agency.id)


async def test_the_directory_tells_a_channels_purpose_and_organisations(place: Place) -> None:
    client = await place.slack.create_team("Acme", domain="acme")
    channel = await place.agency.channel("plans", members=[place.ana], purpose="what we plan")
    await place.slack.connect(channel, client)
    listed = (await place.slack.directory())["channels"]
    shown = next(c for c in listed if c["id"] == channel.id)
    assert shown["purpose"]["value"] == "what we plan"
    assert shown["teams"] == [place.agency.id, client.id]


async def test_options_come_from_the_app_while_one_types(place: Place) -> None:
    async def suggest(request: web.Request, body: bytes) -> web.StreamResponse:
        asked = json.loads((await request.post())["payload"])  # type: ignore[arg-type]
        return web.json_response({"options": [option(f"{asked['value']}!", "1")]})

    element = {"type": "external_select", "action_id": "search", "min_query_length": 2}
    await place.web.chat_postMessage(
        channel=place.channel.id, text="card", blocks=[{"type": "actions", "elements": [element]}]
    )
    seen = await place.ana.sees(place.channel)
    place.listener.answer = suggest
    assert await place.ana.offered(seen, "search", "lon") == ["lon!"]
    asked = len(place.listener.got)
    assert await place.ana.offered(seen, "search", "l") == []
    assert len(place.listener.got) == asked


async def test_options_are_for_external_selects(place: Place) -> None:
    await place.web.chat_postMessage(
        channel=place.channel.id,
        text="card",
        blocks=[{"type": "actions", "elements": [button("Go", action_id="go")]}],
    )
    with pytest.raises(ControlError, match="not_an_external_select"):
        await place.ana.offered(await place.ana.sees(place.channel), "go")


async def test_buttons_below_an_answer(place: Place) -> None:
    feedback = {
        "type": "feedback_buttons",
        "action_id": "felt",
        "positive_button": {"text": plain("Good"), "value": "1"},
        "negative_button": {"text": plain("Bad"), "value": "0"},
    }
    bin_ = {"type": "icon_button", "action_id": "bin", "icon": "trash", "text": plain("Delete")}
    await place.web.chat_postMessage(
        channel=place.channel.id,
        text="card",
        blocks=[{"type": "context_actions", "elements": [feedback, bin_]}],
    )
    seen = await place.ana.sees(place.channel)
    await place.ana.click(seen, "Bad")
    sent = payload(place)["actions"][0]
    assert (sent["type"], sent["action_id"], sent["value"]) == ("feedback_buttons", "felt", "0")
    await place.ana.click(seen, "Delete")
    assert payload(place)["actions"][0]["action_id"] == "bin"


async def test_a_button_on_a_card_in_a_carousel(place: Place) -> None:
    card = {"type": "card", "title": plain("One"), "actions": [button("Go", action_id="go")]}
    await place.web.chat_postMessage(
        channel=place.channel.id, text="x", blocks=[{"type": "carousel", "elements": [card]}]
    )
    seen = await place.ana.sees(place.channel)
    await place.ana.click(seen, "Go")
    assert payload(place)["actions"][0]["action_id"] == "go"


def form(*elements: dict[str, Any]) -> dict[str, Any]:
    inputs = [
        {"type": "input", "block_id": e["action_id"], "label": plain(e["action_id"]), "element": e}
        for e in elements
    ]
    return {"type": "modal", "title": plain("Fill"), "submit": plain("Save"), "blocks": inputs}


FILES = {"type": "file_input", "action_id": "shots", "filetypes": ["png"], "max_files": 1}


async def test_a_file_input_gives_the_app_its_files(place: Place) -> None:
    assert await refused(
        place.web.views_open(trigger_id=await trigger(place), view=form(FILES))
    ) == ("missing_scope")
    scopes = {"oauth_config": {"scopes": {"bot": [*SCOPES, "files:read"]}}}
    await place.agency.install_app({**MANIFEST, **scopes})
    await place.web.views_open(trigger_id=await trigger(place), view=form(FILES))
    modal = await place.ana.modal()
    words, picture = await place.ana.keep("a.txt", b"x"), await place.ana.keep("a.png", PNG)
    stays = await place.ana.submit(modal, {"shots": [words]})
    assert stays.modal
    assert stays.modal.errors == {"shots": "a.txt is not a supported file type."}
    assert await refused(place.web.files_info(file=picture)) == "file_not_found"
    done = await place.ana.submit(modal, {"shots": [picture]})
    assert done.closed
    files = payload(place)["view"]["state"]["values"]["shots"]["shots"]["files"]
    assert [f["name"] for f in files] == ["a.png"]
    assert (await place.web.files_info(file=picture))["file"]["size"] == len(PNG)


async def test_a_rich_text_input_gives_rich_text(place: Place) -> None:
    element = {"type": "rich_text_input", "action_id": "words"}
    await place.web.views_open(trigger_id=await trigger(place), view=form(element))
    modal = await place.ana.modal()
    assert not (await place.ana.submit(modal)).closed
    assert (await place.ana.submit(modal, {"words": "a & b"})).closed
    written = payload(place)["view"]["state"]["values"]["words"]["words"]["rich_text_value"]
    assert written["elements"][0]["elements"] == [{"type": "text", "text": "a & b"}]


async def test_groups_of_people_and_apps(place: Place) -> None:
    cleo = await place.agency.person("Cleo")
    group = await place.ana.group(place.ben, cleo)
    assert (await place.ben.group(cleo, place.ana)).id == group.id
    await place.ana.say(group, "hello you two")
    await cleo.sees(group, "hello you two")
    with pytest.raises(ControlError, match="not_in_channel"):
        await (await place.agency.person("Dan")).reads(group)
    crowd: list[Person] = [await place.agency.person(f"P{n}") for n in range(9)]
    with pytest.raises(ControlError, match="not_enough_users"):
        await place.ana.group(place.ben, place.ana)
    with pytest.raises(ControlError, match="too_many_users"):
        await place.ana.group(*crowd)


async def test_an_app_opens_groups_with_the_scope_for_it(place: Place) -> None:
    both = [place.ana.id, place.ben.id]
    assert await refused(place.web.conversations_open(users=both)) == "missing_scope"
    scopes = {"oauth_config": {"scopes": {"bot": [*SCOPES, "mpim:write"]}}}
    await place.agency.install_app({**MANIFEST, **scopes})
    opened = await place.web.conversations_open(users=both)
    again = await place.web.conversations_open(users=both[::-1])
    assert again["channel"]["id"] == opened["channel"]["id"]
    assert again["already_open"]
    await place.web.chat_postMessage(channel=opened["channel"]["id"], text="you two")
    shown = next(c for c in await place.ben.channels() if c["id"] == opened["channel"]["id"])
    assert (shown["is_mpim"], shown["mentions"]) == (True, 1)


async def test_a_forged_request_is_delivered_with_a_good_signature(place: Place) -> None:
    came = await place.slack.deliver(place.install, payload={"type": "block_actions", "x": 1})
    assert came.status == 200
    headers, _ = place.listener.got[-1]
    assert headers["X-Slack-Signature"].startswith("v0=")
    assert payload(place)["x"] == 1


def manifest(**features: Any) -> dict[str, Any]:
    return {**MANIFEST, "features": features}


BROKEN: list[tuple[dict[str, Any], str]] = [
    (manifest(slash_commands=[{"command": "/away", "description": "x"}]), "/away is reserved"),
    (manifest(slash_commands=[{"command": "plan", "description": "x"}]), "plan must start with /"),
    (
        manifest(slash_commands=[{"command": "/plan", "description": "x"}] * 2),
        "/plan already exists",
    ),
    (manifest(slash_commands=[{"command": "/plan"}]), "missing required field: description"),
    (manifest(shortcuts=[]), "no fewer than 1 items allowed"),
    (
        manifest(
            shortcuts=[
                {"name": "x" * 25, "type": "message", "callback_id": "c", "description": "d"}
            ]
        ),
        "must be less than 25 characters",
    ),
    (
        {**MANIFEST, "display_information": {"name": "x" * 36}},
        "must be less than 36 characters",
    ),
    ({**MANIFEST, "colour": "red"}, "invalid additional property: colour"),
    (
        {**MANIFEST, "oauth_config": {"scopes": {"bot": ["chat:write"]}}},
        "commands and shortcuts need the scope commands",
    ),
    (
        {**MANIFEST, "settings": {"event_subscriptions": {"bot_events": ["file_shared"]}}},
        "event file_shared needs the scope files:read",
    ),
    (
        {**MANIFEST, "settings": {"event_subscriptions": {"bot_events": ["nothing"]}}},
        "unknown event nothing",
    ),
]


@pytest.mark.parametrize(("broken", "words"), BROKEN, ids=[b[1] for b in BROKEN])
async def test_a_bad_manifest_is_refused(place: Place, broken: dict[str, Any], words: str) -> None:
    with pytest.raises(ControlError) as caught:
        await place.agency.install_app(broken)
    assert any(words in one for one in caught.value.answer["errors"])


@pytest.mark.parametrize("language", ["en", "es"])
def test_rapports_own_manifest_is_taken(language: Any) -> None:
    own = build_manifest(
        name="Rapport", url="https://x.example", routes=all_routes(), language=language
    )
    scopes = own["oauth_config"]["scopes"]["bot"]
    try:
        check_manifest(own, scopes, own["settings"]["event_subscriptions"]["bot_events"])
    except Refusal as refusal:
        pytest.fail(str(refusal.extra))


async def test_a_stranger_has_no_shortcut_of_either_kind(place: Place) -> None:
    client = await place.slack.create_team("Acme", domain="acme")
    carl = await client.person("Carl")
    await place.slack.connect(place.channel, client, [carl])
    said = await carl.say(place.channel, "hello")
    for name, on in (("Draft a post", said), ("New post", None)):
        with pytest.raises(ControlError, match="no_such_shortcut"):
            await carl.shortcut(name, on)
    await place.ana.shortcut("Draft a post", said)
    with pytest.raises(ControlError, match="no_such_shortcut"):
        await place.ana.shortcut("New post", said)
