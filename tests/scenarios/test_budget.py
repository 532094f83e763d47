"""Three new cards a day where the client reads, then one for the rest; *Open* brings the card."""

from datetime import time

import pytest

from bot.sandbox.person import Seen
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CLIENT, VERB, is_card
from tests.scenarios.world import World, offers

HOW = {"en": "how", "es": "cómo"}
THREE = {"en": "3 new cards", "es": "3 tarjetas nuevas"}
TOLD = {
    "en": ("the boxes are red", "the tins are blue", "the lids are green", "no ribbon", "no card"),
    "es": ("cajas rojas", "latas azules", "tapas verdes", "sin cinta", "sin tarjeta"),
}
MORE = {"en": "{} more on", "es": "{} más del"}
OPEN = {"en": "Open", "es": "Abrir"}
NOT_SEEN = {"en": "Not seen yet", "es": "Todavía sin ver"}
ASKED = {"en": "Asked to see it: Carol Finch", "es": "Se pide verlo a: Carlos Peña"}
READ = {"en": "read this thread", "es": "leen este hilo"}
SEEN = {"en": "Seen by", "es": "Visto por"}


def _is_of_day(message: Seen) -> bool:
    return offers(message, "slack.open_card")


async def _three_a_day(world: World, language: str) -> None:
    """The manager sets it; it stands on how both sides work."""
    manager, room = world.cast.manager, world.cast.client_channel
    await manager.slash(room, {"en": "/rapport settings", "es": "/rapport ajustes"}[language])
    assert (await manager.submit(await manager.modal(), {"cards_a_day": "3"})).closed
    page = await manager.slash(room, f"/plan {HOW[language]}")
    assert THREE[language] in page.text


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_fourth_card_of_a_day_is_a_line_that_opens(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    if world.house.clock.business() > await world.local(0, time(23, 45)):
        await world.wait(minutes=20)  # five changes of one day
    await _three_a_day(world, language)
    for words in TOLD[language]:
        await cast.manager.slash(room, f"/plan {VERB[language]} {words}")
    await world.wait(minutes=2.1)
    day = await cast.client.sees(room, MORE[language].format(2), matching=_is_of_day)
    alone = [m for m in await cast.client.reads(room) if is_card(m)]
    assert len(alone) == 3
    assert all(m.rings == [cast.client.id] for m in alone)
    assert day.rings == []
    assert day.buttons == [OPEN[language]] * 2
    assert NOT_SEEN[language] in day.text
    assert ASKED[language] in day.text
    folded = [words for words in TOLD[language] if words in day.text]
    assert all(words not in "\n".join(m.text for m in alone) for words in folded)

    await cast.client.click(day, OPEN[language])
    await world.house.slack.redeliver("block_actions")
    card = await cast.client.sees(
        room, matching=lambda m: is_card(m) and any(words in m.text for words in folded)
    )
    assert card.rings == [cast.client.id]
    await cast.client.sees_thread(card, READ[language])
    day = await cast.manager.sees(room, MORE[language].format(1), matching=_is_of_day)
    await cast.client.click(card, "plans.seen")
    await cast.manager.sees(room, f"{SEEN[language]} {CLIENT[language]}")
    assert len([m for m in await cast.client.reads(room) if is_card(m) or _is_of_day(m)]) == 4
    assert len(await world.recorded("plan.change_announced")) == 5
