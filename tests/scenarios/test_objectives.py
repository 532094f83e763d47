"""Goals, through the doors that people use: set, put right, read, moved, corrected, closed."""

import pytest

from bot.sandbox.person import Seen
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CLIENT, MANAGER, STAFF
from tests.scenarios.world import World, offers

GOAL = {"en": "goal", "es": "objetivo"}
SET = {
    "en": "set weekly orders from 40 to 1,060.5 orders by end of March",
    "es": "fijar pedidos semanales de 40 a 1.060,5 pedidos para finales de marzo",
}
WANTED = {
    "en": "*weekly orders*: from 40 orders to 1,060.5 orders by 31 March",
    "es": "*pedidos semanales*: de 40 pedidos a 1.060,5 pedidos para el 31 de marzo",
}
LOG = {"en": "log 52.5 from the till", "es": "anotar 52,5 según la caja"}
LAST = {
    "en": "Last reading: 52.5 orders on",
    "es": "Última lectura: 52,5 pedidos el",
}
NEEDS = {"en": " more a week.", "es": " más por semana."}
HALF = {"en": "1.234", "es": "1,234"}
TWO_WAYS = {"en": "read in two ways", "es": "de dos maneras"}
KINDLY = {"en": "That is for", "es": "De eso se ocupa"}
ITEM = {
    "en": "/plan item 3 posts a week on X",
    "es": "/plan elemento 3 publicaciones por semana en X",
}
SHOW = {"en": "/plan show", "es": "/plan ver"}
STRATEGIST = {
    "en": "/rapport add @Leo Grant as strategist",
    "es": "/rapport añadir @Hugo Vidal como estratega",
}
SERVES_NONE = {"en": "serves no goal yet", "es": "no sirve todavía a ningún objetivo"}
FOR_GOAL = {"en": "for goal 1: weekly orders", "es": "para el objetivo 1: pedidos semanales"}
FILL_IN = {"en": "fill in the rest", "es": "completa el resto"}
NONE_YET = {"en": "no open goal yet", "es": "todavía no tiene ningún objetivo"}
TOLD_AS_CHANGE = {"en": "told as a change to the plan", "es": "como cambio del plan"}


def is_goal(message: Seen) -> bool:
    """Whether it is a card that everybody in the channel sees."""
    return offers(message, "standing.log") and not message.ephemeral


async def _set(world: World, language: str) -> Seen:
    """Have the manager set the goal; its card."""
    cast = world.cast
    line = f"/rapport {GOAL[language]} {SET[language]}"
    came = await cast.manager.slash(cast.client_channel, line)
    await world.house.slack.redeliver("command")
    (echo,) = came.messages
    assert echo.ephemeral
    assert WANTED[language] in echo.text
    await cast.client.never_sees(cast.client_channel, WANTED[language], 0.2)
    await cast.manager.click(echo, "objectives.fix")
    modal = await cast.manager.modal()
    stays = await cast.manager.submit(modal, {"target": HALF[language], "note": "It pays"})
    assert not stays.closed
    assert TWO_WAYS[language] in str(stays.modal)
    assert (await cast.manager.submit(stays.modal or modal, {"target": "60"})).closed
    await world.wait(minutes=2.1)
    card = await cast.client.sees(cast.client_channel, "60", matching=is_goal)
    assert "It pays" in card.text
    assert MANAGER[language] in card.text
    return card


async def _bring(world: World, language: str) -> None:
    """What serves no goal yet is said to the strategist alone, who brings it."""
    cast, room = world.cast, world.cast.client_channel
    await cast.manager.slash(room, ITEM[language])
    for person in (cast.manager, cast.staff):
        came = await person.slash(room, SHOW[language])
        assert not any(offers(message, "planning.bring_goal") for message in came.messages)
    await cast.manager.slash(room, STRATEGIST[language])
    (own,) = (await cast.staff.slash(room, SHOW[language])).messages
    assert own.ephemeral
    assert SERVES_NONE[language] in own.text
    await cast.staff.click(own, "planning.bring_goal")
    modal = await cast.staff.modal()
    goal = {"objective": FOR_GOAL[language]}
    assert (await cast.staff.submit(modal, dict(goal))).closed
    card = await cast.client.sees(room, FOR_GOAL[language])
    assert SERVES_NONE[language] not in card.text


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_goal_is_set_read_moved_and_closed(make_world: MakeWorld, language: str) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    card = await _set(world, language)

    said = await cast.client.say(room, f"@Rapport {GOAL[language]} {LOG[language]}")
    await world.house.slack.redeliver("event")
    await cast.client.sees_thread(said, "52")
    card = await cast.manager.sees(room, LAST[language], matching=is_goal)
    assert NEEDS[language] in card.text
    assert CLIENT[language] in card.text

    await cast.client.click(card, "objectives.change_target")
    await cast.client.sees(room, KINDLY[language])
    await cast.manager.click(card, "objectives.change_target")
    asked = await cast.manager.modal()
    moved = await cast.manager.submit(asked, {"target": "80", "reason": "A second shop"})
    assert moved.closed
    await cast.manager.sees(room, TOLD_AS_CHANGE[language])
    await cast.client.sees(room, "A second shop", matching=is_goal)

    await cast.client.click(card, "standing.show")
    detail = await cast.client.sees(room, "52", matching=lambda m: offers(m, "standing.correct"))
    assert not offers(detail, "objectives.close")
    await cast.manager.click(card, "standing.show")
    detail = await cast.manager.sees(room, "52", matching=lambda m: offers(m, "objectives.close"))
    await cast.manager.click(detail, "standing.correct")
    form = await cast.manager.modal()
    correction: dict[str, object] = {
        "amount": "51",
        "day": (await world.client()).created_at.date().isoformat(),
        "source": "The till",
        "reason": "I misread it",
    }
    assert (await cast.manager.submit(form, correction)).closed
    await cast.manager.sees(room, "The till", matching=is_goal)

    await _bring(world, language)
    refused = await cast.manager.slash(room, f"/plan {GOAL[language]} close")
    assert STAFF[language] in refused.text
    await cast.staff.slash(room, f"/plan {GOAL[language]} close")
    why = await cast.staff.modal()
    assert (await cast.staff.submit(why, {"reason": "Another goal takes over"})).closed
    kinds = ["set", "fixed", "reading_logged", "target_changed", "reading_corrected", "closed"]
    found = [len(await world.recorded(f"objective.{kind}")) for kind in kinds]
    assert found == [1] * len(kinds)
    (corrected,) = await world.recorded("objective.reading_corrected")
    assert corrected.payload is not None
    assert (corrected.payload["value_before"], corrected.payload["value_after"]) == ("52.5", "51")
    empty = await cast.staff.slash(cast.team_channel, f"/plan {GOAL[language]}")
    assert NONE_YET[language] in empty.text


@pytest.mark.parametrize("language", ["en", "es"])
async def test_what_a_sentence_leaves_open_the_form_asks(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    words = {"en": "more orders please", "es": "más pedidos por favor"}[language]
    await cast.manager.slash(room, f"/plan {GOAL[language]} set {words}")
    form = await cast.manager.modal()
    assert FILL_IN[language] in str(form)
    assert words in str(form)
    for person in (cast.client, cast.staff):
        said = await person.say(room, f"@Rapport {GOAL[language]} {SET[language]}")
        await person.sees_thread(said, KINDLY[language])
    await cast.manager.slash(room, f"/plan {GOAL[language]} log 12")
    await cast.manager.sees(room, "/plan")
    assert await world.recorded("objective.set") == []
