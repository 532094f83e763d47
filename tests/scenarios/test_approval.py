"""A post is written, discussed, approved in its thread and published at its time, once."""

import pytest

from bot.sandbox.person import Seen
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.world import World, offers

FIRST = {"en": "Our new oolong is here. Limited tins.", "es": "Ya está aquí nuestro café nuevo."}
SECOND = {"en": "Our new oolong is here: 200 tins.", "es": "Ya está aquí nuestro café: 200 bolsas."}
REASON = {"en": "Say how many, please", "es": "Decid cuántas, por favor"}
OFTEN = {
    "en": "/plan item 3 posts a week on X",
    "es": "/plan elemento 3 publicaciones por semana en X",
}
COUNTED = {"en": "1 this week on X", "es": "1 esta semana en X"}
"""Of the plan's cadence, on its card: what was published."""
GONE = {"en": "Deleted on X", "es": "Borrada en X"}
STATUS = {
    "en": {"review": "In review", "changes": "Changes needed", "published": "Published"},
    "es": {"review": "En revisión", "changes": "Necesita cambios", "published": "Publicada"},
}


async def _draft(world: World, text: str) -> Seen:
    cast = world.cast
    await cast.manager.slash(cast.client_channel, "/post new")
    done = await cast.manager.submit(await cast.manager.modal(), {"text": text})
    assert done.closed, done
    return await cast.client.sees(cast.client_channel, text)


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_post_is_approved_in_its_thread_and_published(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    await cast.manager.slash(cast.client_channel, OFTEN[language])
    item = await cast.client.sees(
        cast.client_channel, "X", matching=lambda m: offers(m, "planning.agree")
    )
    await cast.client.click(item, "planning.agree")
    card = await _draft(world, FIRST[language])
    assert cast.brand.handle in card.text
    assert STATUS[language]["review"] in card.text
    assert card.rings == [cast.client.id]

    await cast.client.click(card, "posts.need_changes")
    await cast.client.submit(await cast.client.modal(), {"reason": REASON[language]})
    await cast.manager.sees_thread(card, REASON[language])
    await cast.manager.sees(cast.client_channel, STATUS[language]["changes"])

    await cast.manager.click(card, "posts.edit")
    await cast.manager.submit(await cast.manager.modal(), {"text": SECOND[language]})
    card = await cast.client.sees(cast.client_channel, SECOND[language])
    assert STATUS[language]["review"] in card.text

    approved = await cast.client.click(card, "posts.approve")
    assert approved.error == ""
    out = await cast.client.sees(
        cast.client_channel, matching=lambda m: "x.com" in m.text and SECOND[language] in m.text
    )
    assert STATUS[language]["published"] in out.text
    timeline = await world.house.x.timeline(cast.brand.handle)
    assert [post.text for post in timeline] == [SECOND[language]]
    kinds = ["post.revision_added", "post.approved", "post.published"]
    assert [len(await world.recorded(kind)) for kind in kinds] == [2, 1, 1]
    await cast.client.sees(cast.client_channel, COUNTED[language])


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_same_requests_delivered_twice_make_one_post_published_once(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    await world.house.slack.fault("deliver:view_submission", "duplicate")
    card = await _draft(world, FIRST[language])
    await world.house.slack.redeliver("view_submission")
    assert len(await cast.client.reads(cast.client_channel, FIRST[language])) == 1
    await world.house.slack.fault("deliver:block_actions", "duplicate")
    await cast.client.click(card, "posts.approve")
    await world.house.slack.redeliver("block_actions")
    await cast.client.sees(cast.client_channel, matching=lambda m: "x.com" in m.text)
    await world.wait(minutes=5)
    (there,) = await world.house.x.timeline(cast.brand.handle)
    kinds = ["post.revision_added", "post.approved", "post.published"]
    assert [len(await world.recorded(kind)) for kind in kinds] == [1, 1, 1]

    await world.house.x.delete(there.id)
    gone = await cast.client.sees(cast.client_channel, f"*{GONE[language]}* · ")
    assert "x.com" not in gone.text
    assert (await cast.client.sees_thread(gone, FIRST[language])).rings == []
    assert len(await world.recorded("post.deleted_on_network")) == 1


async def test_an_agency_author_never_approves_his_own(make_world: MakeWorld) -> None:
    world = await make_world("en")
    cast = world.cast
    card = await _draft(world, FIRST["en"])
    refused = await cast.manager.click(card, "posts.approve")
    answer = refused.text or (await cast.manager.sees(cast.client_channel, "somebody else")).text
    assert "somebody else approves it" in answer
    await world.wait(minutes=2)
    assert await world.house.x.timeline(cast.brand.handle) == []
