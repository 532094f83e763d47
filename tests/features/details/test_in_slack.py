"""What a change moves and why, as people meet it in its thread."""

from datetime import date

import pytest

from bot.features.details.rules import ItemGone, Said
from bot.features.details.service import say
from bot.features.plans.rules import ChangeGone
from bot.slack.people import find
from tests.features.details.conftest import ENDS, STARTS, Planned

LATER = (date(2030, 12, 9), date(2030, 12, 27))
FIRST, LAST = "1 · Winter launch: first day", "1 · Winter launch: last day"
DAYS = {FIRST: "2030-12-09", LAST: "2030-12-27"}


async def test_the_thread_asks_and_the_card_shows_what_was_answered(planned: Planned) -> None:
    carl = planned.desk.place.carl
    card = await planned.told()
    asked = await planned.questions(card)
    assert asked.rings == []
    assert asked.buttons == ["¿Por qué?"]  # beside two menus

    await carl.click(asked, "¿Qué elemento?", value="Elemento 1: Winter launch")
    asked = await planned.questions(card)
    assert "Sobre: elemento 1, Winter launch" in asked.text
    assert asked.buttons == ["¿Qué se mueve?", "¿Por qué?", "Corregir"]

    await carl.click(asked, "¿Qué se mueve?")
    modal = await carl.modal("What moves?")
    assert (await carl.submit(modal, dict(DAYS))).closed
    await carl.click(asked, "¿Por qué?")
    assert (await carl.submit(await carl.modal("Why?"), {"reason": "the <stock> is late"})).closed
    await carl.click(asked, "¿Sobre qué objetivo es?", value="Objetivo 1: Orders by phone")

    asked = await planned.questions(card)
    shown = await planned.card(card)
    moves = "20 dic 2030 → lun 9 dic 2030"
    for text in (asked.text, shown.text):
        assert moves in text
        assert "Por qué: the <stock> is late" in text.replace("&lt;", "<").replace("&gt;", ">")
        assert "Objetivo 1: Orders by phone" in text
    assert asked.buttons == ["Otros días", "Corregir"]
    item = await planned.item(planned.campaign.id)
    assert (item.starts, item.ends, item.version) == (*LATER, 2)
    entries = [e for e in await planned.desk.recorded() if e.kind == "plan.change_detailed"]
    assert len(entries) == 4
    assert entries[1].payload is not None
    assert entries[1].payload["before"] == {"moves": []}
    assert entries[1].payload["after"] == {
        "moves": ["#1 2030-12-02/2030-12-20 → 2030-12-09/2030-12-27"]
    }


async def test_none_of_these_is_an_answer(planned: Planned) -> None:
    carl = planned.desk.place.carl
    card = await planned.told()
    asked = await planned.questions(card)
    await carl.click(asked, "¿Qué elemento?", value="Ninguno de estos")
    asked = await planned.questions(card)
    assert "details.choose_item" not in str(asked.raw)
    assert "details.choose_objective" in str(asked.raw)


async def test_each_answer_can_come_twice_and_counts_once(planned: Planned) -> None:
    place = planned.desk.place
    card = await planned.told()
    asked = await planned.questions(card)
    await place.carl.click(asked, "¿Qué elemento?", value="Elemento 1: Winter launch")
    await place.slack.redeliver()
    await planned.desk.work()
    assert (await planned.desk.kinds()).count("plan.change_detailed") == 1


async def test_the_teller_says_it_on_the_echo_and_the_plan_moves_when_it_is_told(
    planned: Planned,
) -> None:
    desk, carl = planned.desk, planned.desk.place.carl
    said = await desk.said(carl, "@Rapport change the launch is later")
    echo = await carl.sees_thread(said, "Recorded as #1")
    await carl.click(echo, "Details")
    modal = await carl.modal("Details of a change")
    answers: dict[str, object] = {
        "items": ["Item 1: Winter launch"],
        "reason": "no stock",
        "objective": "Goal 1: Orders by phone",
    }
    came = await carl.submit(modal, answers)
    assert came.modal is not None
    assert came.modal.title == "What moves?"
    assert (await carl.submit(came.modal, dict(DAYS))).closed
    await desk.work()
    echo = await carl.message(echo)
    assert "Why: no stock" in echo.text
    assert "Moves: item 1, Winter launch" in echo.text
    assert echo.buttons == ["Fix", "Take back", "Details"]
    item = await planned.item(planned.campaign.id)
    assert (item.starts, item.ends) == (STARTS, ENDS)

    await desk.pass_time()
    item = await planned.item(planned.campaign.id)
    assert (item.starts, item.ends) == LATER
    card = await desk.place.ana.sees(desk.room, "Cambio del plan #1")
    assert "Por qué: no stock" in card.text
    # all was said: nothing is asked
    assert await desk.place.ana.reads(desk.room, "Detalles del cambio") == []


async def test_what_is_taken_back_moves_nothing(planned: Planned) -> None:
    desk, carl = planned.desk, planned.desk.place.carl
    said = await desk.said(carl, "@Rapport change the launch is later")
    echo = await carl.sees_thread(said, "Recorded as #1")
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        person = await find(tx, carl.team, carl.id)
        assert person is not None
        (change,) = await desk.changes()
        await say(tx, change.id, person, Said(add=planned.campaign.id))
        await say(tx, change.id, person, Said(days={planned.campaign.id: LATER}))
    await carl.click(echo, "Take back")
    await desk.pass_time()
    assert (await planned.item(planned.campaign.id)).starts == STARTS


async def test_the_other_side_reads_along_but_a_manager_may_answer(planned: Planned) -> None:
    place = planned.desk.place
    card = await planned.told()
    asked = await planned.questions(card)
    await place.ben.click(asked, "¿Por qué?")  # staff of the agency
    await place.ben.sees(planned.desk.room, "for the side that told of it to say")
    await place.ana.click(asked, "¿Por qué?")
    assert (await place.ana.submit(await place.ana.modal("¿Por qué?"), {"reason": "x"})).closed
    await planned.desk.work()
    assert (await planned.desk.changes())[0].reason == "x"


async def test_crossing_days_are_refused_and_a_correction_moves_the_plan_again(
    planned: Planned,
) -> None:
    carl = planned.desk.place.carl
    card = await planned.told()
    asked = await planned.questions(card)
    await carl.click(asked, "¿Qué elemento?", value="Elemento 1: Winter launch")
    await carl.click(await planned.questions(card), "details.ask_days")
    stays = await carl.submit(await carl.modal("What moves?"), {FIRST: "2031-01-09"})
    assert stays.modal is not None
    assert stays.modal.errors
    await carl.close()
    assert (await planned.item(planned.campaign.id)).starts == STARTS
    for first in ("2030-12-09", "2030-12-16"):
        await carl.click(await planned.questions(card), "details.ask_days")
        modal = await carl.modal("What moves?")
        last = {LAST: "2030-12-27"}
        done = await carl.submit(modal, {FIRST: first, **last})
        assert done.closed
        await planned.desk.work()
    assert (await planned.item(planned.campaign.id)).starts == date(2030, 12, 16)
    shown = await planned.card(card)
    assert "20 dic 2030 → lun 16 dic 2030" in shown.text

    await carl.click(await planned.questions(card), "Corregir")
    modal = await carl.modal("Details of a change")
    stays = await carl.submit(modal, {"items": []})
    assert stays.modal is not None
    assert "already" in str(stays.modal.errors)


async def test_what_is_not_theirs_is_not_there(planned: Planned) -> None:
    """Items and changes of others answer as unknown ones do."""
    desk = planned.desk
    await planned.told()
    (change,) = await desk.changes()
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        carl = await find(tx, desk.place.carl.team, desk.place.carl.id)
        assert carl is not None
        with pytest.raises(ChangeGone):
            await say(tx, planned.campaign.id, carl, Said(reason="x"))
        with pytest.raises(ItemGone):
            await say(tx, change.id, carl, Said(add=change.id))
