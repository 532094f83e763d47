"""The plan: proposed by the agency, agreed to in one click, edited, shown to everybody."""

import re

import pytest

from bot.sandbox.person import Seen
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CLIENT, MANAGER
from tests.scenarios.world import offers

ITEM = {"en": "item", "es": "elemento"}
SHOW = {"en": "show", "es": "ver"}
OFTEN = {"en": "3 posts a week on X", "es": "3 publicaciones por semana en X"}
LAUNCH = {"en": "Summer launch", "es": "Lanzamiento de verano"}
LATER = {"en": "Late summer launch", "es": "Lanzamiento de septiembre"}
ASKED = {"en": "the client is asked", "es": "falta el acuerdo del cliente"}
ALL = {"en": "Agree to all 2", "es": "De acuerdo con los 2"}
AGREED = {"en": "They are the plan now, version 1", "es": "Ya son el plan, versión 1"}
IN_FORCE = {"en": "Agreed (version 1)", "es": "Acordado (versión 1)"}
SUMMARY = {"en": "Version 1 · 2 agreed", "es": "Versión 1 · acordados: 2"}
COUNTED = {"en": "this week on X", "es": "esta semana en X"}
BY_REQUEST = {"en": "/plan request", "es": "/plan petición"}
CHANGED = {"en": "has changed since this was shown", "es": "ha cambiado desde que se enseñó"}
CARD = {"en": "Plan item 1", "es": "Elemento 1 del plan"}
REPLACED = {"en": "version 2 is further down", "es": "la versión 2 está más abajo"}
CLOSED = {"en": "Closed by", "es": "Lo cerró"}


def asks(message: Seen) -> bool:
    """Whether it is a card in the channel that asks for agreement."""
    return offers(message, "planning.agree") and not message.ephemeral


@pytest.mark.parametrize("language", ["en", "es"])
async def test_two_items_are_proposed_and_agreed_to_in_one_click(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    came = await cast.manager.slash(room, f"/plan {ITEM[language]} {OFTEN[language]}")
    await world.house.slack.redeliver("command")
    (own,) = came.messages
    assert own.ephemeral
    assert ASKED[language] in own.text
    card = await cast.client.sees(room, OFTEN[language], matching=asks)
    assert card.rings == [cast.client.id]

    await cast.manager.slash(room, f"/plan {ITEM[language]}")
    modal = await cast.manager.modal()
    wrong: dict[str, object] = {
        "title": LAUNCH[language],
        "starts": "2027-07-31",
        "ends": "2027-06-01",
    }
    stays = await cast.manager.submit(modal, wrong)
    assert not stays.closed
    assert (await cast.manager.submit(stays.modal or modal, {"ends": "2027-08-31"})).closed
    await cast.client.sees(room, LAUNCH[language], matching=asks)
    assert [len(await world.recorded(f"item.{kind}")) for kind in ("proposed", "agreed")] == [2, 0]

    said = await cast.client.say(room, f"@Rapport {SHOW[language]}")
    plan = await cast.client.sees_thread(said, ALL[language])
    assert CLIENT[language] not in plan.rings
    await cast.client.click(plan, "planning.agree")
    await world.house.slack.redeliver("block_actions")
    await cast.client.sees(room, AGREED[language])
    assert len(await world.settles("item.agreed", 2)) == 2
    card = await cast.manager.sees(
        room,
        OFTEN[language],
        matching=lambda m: IN_FORCE[language] in m.text and SUMMARY[language] not in m.text,
    )
    assert MANAGER[language] in card.text
    assert CLIENT[language] in card.text
    assert COUNTED[language] in card.text
    plan = await cast.client.sees_thread(said, SUMMARY[language])
    assert ALL[language] not in plan.text
    await cast.client.click(plan, "overview.open_page")
    found = re.search(r"http://[^\s`]+/record/[\w-]+", (await cast.client.modal()).text)
    assert found is not None
    async with world.house.session.get(found[0]) as page:
        assert OFTEN[language] in await page.text()
    (made,) = await world.recorded("reading.link_made")
    assert (made.payload or {})["person"] == made.actor
    assert "/record/" not in (await cast.manager.sees_thread(said, SUMMARY[language])).text


@pytest.mark.parametrize("language", ["en", "es"])
async def test_what_changed_meanwhile_is_not_agreed_and_told_so(
    make_world: MakeWorld, language: str
) -> None:
    _, world = await make_world("en"), await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    told = await cast.client.say(room, f"@Rapport {ITEM[language]} {OFTEN[language]}")
    await cast.client.sees_thread(told, BY_REQUEST[language])
    await cast.manager.slash(room, f"/plan {ITEM[language]} {OFTEN[language]}")
    await cast.client.sees(room, OFTEN[language], matching=asks)
    said = await cast.client.say(room, f"@Rapport plan {SHOW[language]}")
    plan = await cast.client.sees_thread(said, OFTEN[language])
    # Slack names only the guest's team here: the channel tells in which workspace they press
    await cast.client.click(plan, "planning.open")
    own = await cast.client.sees_thread(said, CARD[language])

    await cast.manager.slash(room, f"/plan {ITEM[language]} 1")
    edit = await cast.manager.modal()
    assert (await cast.manager.submit(edit, {"title": LATER[language]})).closed
    new = await cast.client.sees(room, LATER[language], matching=asks)
    await cast.client.sees(room, REPLACED[language])
    assert own.ephemeral
    assert not offers(own, "planning.edit")
    await cast.client.click(own, "planning.agree")
    await cast.client.sees_thread(said, CHANGED[language])
    assert await world.recorded("item.agreed") == []
    await cast.client.click(new, "planning.agree")
    (entry,) = await world.settles("item.agreed", 1)
    assert (entry.payload or {})["version"] == 2

    verb = {"en": "close", "es": "cerrar"}[language]
    await cast.manager.slash(room, f"/plan {ITEM[language]} {verb} 1 :wave: it rained")
    card = await cast.client.sees(room, CLOSED[language])
    assert "it rained" in card.text
    assert not asks(card)
