"""History pages through what the record says was changed, with links to the cards."""

import pytest

from bot.sandbox.person import Seen
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CHANGE, VERB, is_card
from tests.scenarios.world import World, offers

COMMAND = {"en": "history", "es": "historial"}
EMPTY = {
    "en": "No plan change has been told for Juniper Tea yet",
    "es": "Todavía no se ha avisado de ningún cambio para Café Lucero",
}
HELD = {"en": "Not told yet", "es": "Aún sin avisar"}
LOOKED_FOR = {"en": "7 box", "es": "7 càja"}
"""By stems, accents ignored."""


@pytest.mark.parametrize("language", ["en", "es"])
async def test_history_pages_through_the_record_with_links(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    manager, room = world.cast.manager, world.cast.client_channel
    await manager.slash(room, f"/plan {VERB[language]} {CHANGE[language]} (1)")
    await world.wait(minutes=2.1)
    card = await manager.sees(room, "(1)", matching=is_card)
    echoes: list[Seen] = []
    for number in range(2, 13):
        line = f"/plan {VERB[language]} {CHANGE[language]} ({number})"
        echoes += (await manager.slash(room, line)).messages

    command = COMMAND[language]
    (page,) = (await manager.slash(room, f"/plan {command}")).messages
    assert page.ephemeral
    assert _numbers(page) == list(range(3, 13))
    assert HELD[language] in page.text
    await manager.click(page, "plans.history_page")
    older = await manager.sees(room, "(1)", matching=_turns)
    assert _numbers(older) == [1, 2]
    assert await _link(world, card) in older.text
    await manager.click(older, "plans.history_page")
    newest = await manager.sees(room, "(12)", matching=_turns)
    assert _numbers(newest) == list(range(3, 13))

    await manager.click(newest, "history.filter")
    wanted: dict[str, object] = {"words": LOOKED_FOR[language]}
    assert (await manager.submit(await manager.modal(), wanted)).closed
    found = await manager.sees(room, LOOKED_FOR[language])
    assert _numbers(found) == [7]

    for echo in echoes:
        await manager.click(echo, "plans.take_back")
    (page,) = (await manager.slash(room, f"/plan {command}")).messages
    back = {"en": "Taken back before", "es": "Retirado antes de avisar"}[language]
    assert page.text.count(back) == len(_numbers(page)) == 10


def _turns(message: Seen) -> bool:
    return offers(message, "plans.history_page")


def _numbers(page: Seen) -> list[int]:
    return [number for number in range(1, 13) if f"({number})" in page.text]


async def _link(world: World, card: Seen) -> str:
    teams = (await world.house.slack.directory())["teams"]
    domain = next(team["domain"] for team in teams if team["id"] == world.cast.team.id)
    return f"https://{domain}.slack.com/archives/{card.channel}/p{card.ts.replace('.', '')}"


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_client_reads_history_in_a_thread_but_no_words_before_they_are_told(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    room = cast.client_channel
    asks = f"@Rapport {COMMAND[language]}"
    said = await cast.client.say(room, asks)
    await cast.client.sees_thread(said, EMPTY[language])
    await cast.manager.slash(room, f"/plan {VERB[language]} {CHANGE[language]}")
    said = await cast.client.say(room, asks)
    early = await cast.client.sees_thread(said, HELD[language])
    assert CHANGE[language] not in early.text
    await world.wait(minutes=2.1)
    said = await cast.client.say(room, asks)
    await cast.client.sees_thread(said, CHANGE[language])
