"""What the composer completes from and the menu of a message, for each person."""

import json
from typing import Any

from bot.sandbox.page.composer.emojis import GROUPS, table
from bot.sandbox.page.render.shortcodes import character
from bot.sandbox.person import Person
from bot.sandbox.slack.state import Message
from tests.sandbox.page.composer.conftest import Stage


async def names(stage: Stage, person: Person) -> dict[str, Any]:
    status, text = await stage.get(person, f"names/{stage.channel.id}")
    assert status == 200
    found: dict[str, Any] = json.loads(text)
    return found


async def test_people_who_are_here_come_first_and_oneself_last(stage: Stage) -> None:
    people = (await names(stage, stage.ben))["people"]
    assert [one["name"] for one in people] == [
        "Ana López", "Jo Park", "Rapport", "Ben", "here", "channel", "Bo Out",
    ]  # fmt: skip
    notes = {one["name"]: one["note"] for one in people}
    assert notes["Jo Park"] == "Juniper Tea"
    assert notes["Rapport"] == "App"
    assert notes["Bo Out"] == "not in this channel"


async def test_whoever_shares_a_name_with_somebody_here_is_not_offered(stage: Stage) -> None:
    person = await stage.slack.create_team("Elsewhere", domain="elsewhere")
    await person.person("Nobody we know")
    double = stage.hub.state.users[stage.jo.id]
    state = stage.hub.state
    twin = state.users[stage.ana.id].__class__(
        id="U0TWIN", team_id=double.team_id, name="jo", real_name="Jo Park", display_name="Jo Park"
    )
    state.users[twin.id] = twin
    listed = [one for one in (await names(stage, stage.ben))["people"] if one["name"] == "Jo Park"]
    del state.users[twin.id]
    assert [one["id"] for one in listed] == [stage.jo.id]


async def test_everything_is_in_the_readers_language(stage: Stage) -> None:
    people = (await names(stage, stage.ana))["people"]
    group = next(one for one in people if one["name"] == "channel")
    assert group["real"] == "Todas las personas de este canal"


async def test_commands_come_with_their_hint_and_forms(stage: Stage) -> None:
    inbox, plan = (await names(stage, stage.ben))["commands"]
    assert (inbox["name"], inbox["forms"]) == ("/inbox", [])
    assert plan["about"] == "The plan & its changes"
    assert plan["forms"][0] == {"verb": "change", "arguments": ["<what>"]}


async def test_people_of_another_organisation_have_neither_commands_nor_shortcuts(
    stage: Stage,
) -> None:
    own = await names(stage, stage.ben)
    assert [one["name"] for one in own["shortcuts"]] == ["New post"]
    theirs = await names(stage, stage.jo)
    assert theirs["commands"] == theirs["shortcuts"] == []
    said = await stage.ana.say(stage.channel, "one")
    for person, offered in ((stage.ben, True), (stage.jo, False)):
        _, menu = await stage.get(person, f"menu/{stage.channel.id}/{said.ts}")
        assert ("Record as plan change" in menu) is offered


async def test_a_private_channel_is_named_only_to_those_in_it(stage: Stage) -> None:
    for person, seen in ((stage.ana, True), (stage.ben, False), (stage.jo, False)):
        listed = [one["name"] for one in (await names(stage, person))["channels"]]
        assert ("secret" in listed) is seen
        assert "juniper" in listed


async def test_only_ones_own_message_can_be_edited_and_deleted(stage: Stage) -> None:
    said = await stage.ana.say(stage.channel, "two")
    _, mine = await stage.get(stage.ana, f"menu/{stage.channel.id}/{said.ts}")
    _, theirs = await stage.get(stage.ben, f"menu/{stage.channel.id}/{said.ts}")
    for line in ('data-do="edit"', 'data-do="delete"'):
        assert line in mine
        assert line not in theirs
    assert (await stage.get(stage.ben, f"edit/{stage.channel.id}/{said.ts}"))[0] == 404


async def test_an_ephemeral_message_can_only_be_dismissed_and_only_its_reader_sees_it(
    stage: Stage,
) -> None:
    came = await stage.ben.slash(stage.channel, "/plan list")
    ts = came.messages[0].ts
    _, menu = await stage.get(stage.ben, f"menu/{stage.channel.id}/{ts}")
    assert 'data-do="dismiss"' in menu
    for other in ("edit", "react", "reply", "link", "shortcut"):
        assert f'data-do="{other}"' not in menu
    assert (await stage.get(stage.ana, f"menu/{stage.channel.id}/{ts}"))[0] == 404


async def test_a_message_is_edited_as_it_was_typed(stage: Stage) -> None:
    typed = "<b> & @Jo Park in #juniper, see https://example.com/a?b=1&c or tea.com @here :tada:"
    said = await stage.ana.say(stage.channel, typed)
    kept = stage.hub.state.channels[stage.channel.id].messages[said.ts].text
    assert f"<@{stage.jo.id}>" in kept
    assert "<!here>" in kept
    _, form = await stage.get(stage.ana, f"edit/{stage.channel.id}/{said.ts}")
    escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f">\n{escaped}</textarea>" in form


async def test_the_arrow_finds_the_last_own_message_of_channel_or_thread(stage: Stage) -> None:
    parent = await stage.ana.say(stage.channel, "parent")
    reply = await stage.ben.say(stage.channel, "reply", thread=parent)
    top = await stage.ben.say(stage.channel, "top")
    inside = await stage.ben.say(stage.channel, "inside", thread=parent)
    await stage.ben.slash(stage.channel, "/plan list")
    await stage.ana.say(stage.channel, "somebody else")

    async def latest(person: Person, thread: str = "") -> str:
        _, text = await stage.get(person, f"latest/{stage.channel.id}?thread={thread}")
        return str(json.loads(text)["ts"])

    assert await latest(stage.ben) == top.ts
    assert await latest(stage.ben, parent.ts) == inside.ts
    assert reply.ts != inside.ts
    assert await latest(stage.jo) == "None"


async def test_nobody_completes_in_a_channel_they_are_not_in(stage: Stage) -> None:
    secret = next(c for c in stage.hub.state.channels.values() if c.name == "secret")
    assert (await stage.get(stage.ben, f"names/{secret.id}"))[0] == 404
    secret.messages["1.0"] = Message("1.0", stage.ana.id, secret.team_id, "psst")
    assert (await stage.get(stage.ben, f"menu/{secret.id}/1.0"))[0] == 404


async def test_browsers_keep_the_emoji(stage: Stage) -> None:
    async with stage.session.get(f"{stage.url}/composer/emoji/es") as answer:
        rows = await answer.json()
        assert "max-age" in answer.headers["Cache-Control"]
    found = {name: (shown, other) for name, shown, _, other in rows}
    assert found["tada"] == ("🎉", "cañón de confeti party popper")
    async with stage.session.get(f"{stage.url}/composer/emoji/xx") as answer:
        assert answer.status == 404


def test_the_table_holds_all_emoji_by_names_that_are_drawn() -> None:
    rows = table("en")
    assert len(rows) > 1_800
    assert len({row[0] for row in rows}) == len(rows)
    assert {row[2] for row in rows} == set(range(len(GROUPS)))
    for name, shown, _, _ in rows[::40]:
        drawn = character(name)
        assert drawn is not None
        assert drawn.rstrip("\ufe0f") == shown.rstrip("\ufe0f")
    assert next(row for row in rows if row[0] == "flag-es")[1] == "🇪🇸"


async def test_an_archived_channel_has_no_composer(stage: Stage) -> None:
    old = await stage.slack.control.do(
        "create_channel", team=stage.ana.team, name="old", members=[stage.ana.id]
    )
    channel = stage.hub.state.channels[old["channel"]["id"]]
    viewer = await _page(stage, stage.ana, channel.id)
    assert "data-composer-form" in viewer
    channel.is_archived = True
    assert "data-composer-form" not in await _page(stage, stage.ana, channel.id)


async def test_a_direct_message_names_the_other_once_escaped(stage: Stage) -> None:
    team = next(t for t in stage.hub.state.teams.values() if t.name == "Northwind")
    odd = await stage.slack.control.do("create_user", team=team.id, name="O'Neil & <Co>")
    opened = await stage.slack.control.do(
        "open_dm", user=stage.ben.id, **{"with": odd["user"]["id"]}
    )
    shown = await _page(stage, stage.ben, opened["channel"])
    assert 'placeholder="Message O&#39;Neil &amp; &lt;Co&gt;"' in shown


async def _page(stage: Stage, person: Person, channel: str) -> str:
    async with stage.session.get(f"{stage.url}/as/{person.id}/c/{channel}") as answer:
        assert answer.status == 200
        return await answer.text()
