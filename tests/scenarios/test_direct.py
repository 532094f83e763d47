"""The owner posts on the phone: the team is asked kindly, once, and never called wrong."""

from datetime import time, timedelta

import pytest

from bot.features.clients import service as clients
from bot.features.planning import service as planning
from bot.features.planning.rules import ItemDraft
from bot.sandbox.person import Seen
from bot.sandbox.x.client import FaultKind, On
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CLIENT, MANAGER
from tests.scenarios.world import World, offers

TEXT = {
    "en": "Fresh scones at the counter, come by! <!channel>",
    "es": "¡Bizcocho recién hecho en la barra! <!channel>",
}
TITLE = {"en": "Posted directly on @", "es": "Publicado directamente en @"}
THEME = "Autumn at the counter"
CHOOSE = {"en": "Part of …", "es": "Forma parte de…"}
IN_GENERAL = {"en": "says: part of the plan", "es": "dice: forma parte del plan"}
ONE_OFF = {"en": "says: a one-off, and fine", "es": "dice: es algo puntual y está bien"}
ALERT = {"en": "Somebody else may be writing", "es": "Puede que otra persona esté escribiendo"}
ALLOW = {"en": "/plan direct allow", "es": "/plan directo permitir"}
PART = {"en": "part of", "es": "forma parte de"}
SILENCE = {"en": "Nobody said otherwise", "es": "Nadie ha dicho otra cosa"}
ALLOWED = {
    "en": "Carol Finch may post directly on @",
    "es": "Con permiso para publicar directamente",
}


async def _posts(world: World, text: str) -> Seen:
    """The owner posts, and the team's card."""
    cast = world.cast
    await world.house.x.write(cast.brand.handle, text)
    return await cast.manager.sees(cast.team_channel, text.partition("!")[0])


@pytest.mark.parametrize("language", ["en", "es"])
async def test_it_is_sorted_by_one_click_until_somebody_says_not_us(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    card = await _posts(world, TEXT[language])
    assert card.text.startswith(f"*{TITLE[language]}{cast.brand.handle}*"), card.text
    assert card.rings == []
    assert offers(card, "direct.one_off")
    await cast.client.never_sees(cast.client_channel, TITLE[language], 0.3)

    await cast.manager.click(card, "direct.one_off")
    await cast.manager.sees(cast.team_channel, f"{MANAGER[language]} {ONE_OFF[language]}")
    card = await cast.manager.message(card)
    await cast.manager.click(card, CHOOSE[language], value="plan")
    await cast.manager.sees(cast.team_channel, IN_GENERAL[language])

    await cast.staff.click(await cast.staff.message(card), "direct.not_us")
    modal = await cast.staff.modal()
    assert cast.brand.handle in modal.text
    assert (await cast.staff.submit(modal)).closed
    told = await cast.manager.sees(cast.team_channel, ALERT[language])
    assert cast.manager.id in told.rings
    alone = await cast.manager.sees(await cast.manager.dm(cast.install), ALERT[language])
    assert "https://x.com/settings/password" in str(alone.raw)
    kinds = {"direct.found": 1, "direct.sorted": 3, "direct.alert": 1}
    assert {kind: len(await world.recorded(kind)) for kind in kinds} == kinds
    assert {entry.audience for entry in await world.recorded("direct.alert")} == {"team"}
    await cast.client.never_sees(cast.client_channel, ALERT[language], 0.3)


@pytest.mark.parametrize("language", ["en", "es"])
async def test_part_of_an_item_silence_and_an_edit_on_the_phone(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    client = await world.client()
    async with world.database.transaction(world.workspace_id) as tx:
        (manager, *_) = await clients.managers(tx, client.id)
        draft = ItemDraft(kind="theme", title=THEME, owner_id=manager.id)
        item = await planning.propose(tx, client=client, person=manager, draft=draft)
    card = await _posts(world, TEXT[language])
    await cast.manager.click(card, CHOOSE[language], value=str(item.id))
    await cast.manager.sees(cast.team_channel, f"{PART[language]} {THEME}")

    quiet = "A second one, and nobody has time to look"
    await _posts(world, quiet)
    first = await world.house.x.timeline(cast.brand.handle)
    await world.house.x.edit(first[0].id, f"{quiet} yet")
    await cast.manager.sees(cast.team_channel, f"{quiet} yet")
    await world.wait_until(world.house.clock.business() + timedelta(days=5))
    await cast.manager.sees(cast.team_channel, SILENCE[language])
    sorted_ = await world.recorded("direct.sorted")
    assert [entry.actor == "system" for entry in sorted_] == [False, True]
    summary = await cast.client.sees(cast.client_channel, THEME)
    assert f"{TITLE[language]}{cast.brand.handle}" in summary.text


@pytest.mark.parametrize("language", ["en", "es"])
async def test_who_may_post_directly_is_not_asked_about(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    await cast.client.say(cast.client_channel, f"@Rapport {ALLOW[language].removeprefix('/')}")
    await cast.client.sees(cast.client_channel, MANAGER[language])
    assert await world.recorded("direct.permission_changed") == []
    await cast.manager.slash(cast.client_channel, f"{ALLOW[language]} @{CLIENT[language]}")
    await cast.manager.sees(cast.client_channel, ALLOWED[language])
    (entry,) = await world.recorded("direct.permission_changed")
    assert entry.audience == "client"
    await world.house.x.write(cast.brand.handle, TEXT[language])
    await world.settles("direct.found", 1)
    await cast.manager.never_sees(cast.team_channel, TITLE[language], 0.3)
    await world.wait_until(await world.next_at(time(9)))
    summary = await cast.client.sees(cast.client_channel, f"{TITLE[language]}{cast.brand.handle}")
    assert TEXT[language].partition("!")[0] in summary.text
    assert summary.rings == []


async def test_a_late_confirmation_is_matched(make_world: MakeWorld) -> None:
    world = await make_world("en")
    cast = world.cast
    text = "The winter list is out & about https://juniper.example/winter"
    await cast.manager.slash(cast.client_channel, "/post new")
    await cast.manager.submit(await cast.manager.modal(), {"text": text})
    card = await cast.client.sees(cast.client_channel, "The winter list is out")
    await world.house.x.fault(FaultKind.ACCEPT_THEN_500, on=On.WRITE)
    await cast.client.click(card, "posts.approve")
    await cast.client.sees(
        cast.client_channel, matching=lambda m: "x.com" in m.text and "Published" in m.text
    )
    await cast.manager.never_sees(cast.team_channel, TITLE["en"], 0.5)
    assert await world.recorded("direct.found") == []
