"""*Let's talk* and *I see it differently*, as people meet them."""

from bot.sandbox.person import Seen
from tests.features.plans.conftest import Desk


async def _card(desk: Desk) -> Seen:
    await desk.said(desk.place.carl, "@Rapport change the stock is late")
    await desk.pass_time()
    return await desk.place.ana.sees(desk.room, "Cambio del plan #1")


async def test_lets_talk_names_both_and_rings_for_who_told(desk: Desk) -> None:
    place, card = desk.place, await _card(desk)
    await place.carl.click(card, "Hablemos")
    await place.carl.sees(desk.room, "Your side told of #1")
    await place.ana.click(card, "Hablemos")
    await place.slack.redeliver()
    await desk.work()
    line = await place.carl.sees_thread(card, "Ana quiere hablar del cambio del plan #1")
    assert line.rings == [place.carl.id]
    card = await place.ana.message(card)
    assert card.buttons == ["Visto", "Lo veo de otra forma"]
    await place.ben.click(card, "plans.differ")
    await place.ben.close()
    assert (await desk.kinds()).count("plan.change_discussed") == 1


async def test_who_asks_to_talk_second_is_told_who_was_first(desk: Desk) -> None:
    place, card = desk.place, await _card(desk)
    await place.ana.click(card, "Hablemos")
    await place.ben.click(card, "Hablemos")
    await place.ben.sees(desk.room, "Ana has asked to talk about #1 already")


async def test_what_somebody_sees_differently_stands_beside_it_for_good(desk: Desk) -> None:
    place, card = desk.place, await _card(desk)
    await place.ana.click(card, "Lo veo de otra forma")
    modal = await place.ana.modal("Lo veo de otra forma")
    assert (await place.ana.submit(modal, {"words": "llegó <!here> a tiempo"})).closed
    await desk.work()
    line = await place.carl.sees_thread(card, "Ana, de la agencia, ve de otra forma")
    assert line.rings == []
    card = await place.carl.message(card)
    assert "llegó <!here> a tiempo" in card.text.replace("&lt;", "<").replace("&gt;", ">")
    assert card.rings == [place.ana.id]

    await place.carl.click(line, "Retirar")  # who said it withdraws it
    await place.carl.sees(desk.room, "Whoever said this can withdraw it")
    await place.ana.click(line, "Añadir algo")
    modal = await place.ana.modal("Lo veo de otra forma")
    assert (await place.ana.submit(modal, {"words": "y entero"})).closed
    await place.ana.click(line, "Retirar")
    await place.ana.click(line, "talks.withdraw")
    await place.ana.sees(desk.room, "ya está retirado")
    await desk.work()
    card = await place.carl.message(card)
    assert "lo veía de otra forma y lo ha retirado" in card.text
    assert "a tiempo y entero" in card.text
    line = await place.carl.message(line)
    assert line.buttons == ["Añadir algo"]
    recorded = [e for e in await desk.recorded() if "dispute" in e.kind]
    assert [e.kind for e in recorded] == [
        "plan.change_disputed",
        "plan.change_disputed",
        "plan.change_dispute_withdrawn",
    ]
    assert recorded[0].payload == {
        "number": 1,
        "side": "agency",
        "words": "llegó <!here> a tiempo",
    }


async def test_either_side_may_and_an_unknown_id_answers_kindly(desk: Desk) -> None:
    place, card = desk.place, await _card(desk)
    await place.carl.click(card, "Lo veo de otra forma")
    modal = await place.carl.modal("I see it differently")
    stays = await place.carl.submit(modal, {"words": "  "})
    assert stays.modal is not None
    assert "Say in a sentence" in str(stays.modal.errors)
    assert (await place.carl.submit(modal, {"words": "late, not lost"})).closed
    await desk.work()
    card = await place.ana.message(card)
    assert "Carl, del cliente, lo ve de otra forma" in card.text
