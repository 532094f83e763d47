"""What is said to the app becomes a change, a request, or nothing; signed requests in."""

from sqlalchemy import func, select

from bot.features.offers.models import KeptWords
from bot.features.requests import service as requests
from bot.features.requests.models import Request
from tests.features.offers.conftest import Desk

LONG = "we would like a series about tea" + ", and more of it" * 130


async def _requests(desk: Desk) -> list[Request]:
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        return list(await requests.open_requests(tx, desk.client.id))


async def _kept(desk: Desk) -> int:
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        return await tx.session.scalar(select(func.count()).select_from(KeptWords)) or 0


async def test_a_mention_without_a_verb_is_asked_about(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "@Rapport we moved the launch to tomorrow 17:30")
    offer = await place.carl.sees_thread(said, "Shall I record this?")
    assert offer.buttons == ["Plan change", "Request", "Just talking"]
    assert await desk.changes() == []
    await place.ana.click(offer, "Plan change")
    await place.ana.sees(desk.room, "Esto lo dijo Carl")
    await place.ana.click(offer, "Request")
    await place.ana.sees(desk.room, "Esto lo dijo Carl")
    await place.carl.click(offer, "Plan change")
    await place.carl.click(offer, "plans.offered_change")
    await place.carl.sees(desk.room, "recorded already, as #1")
    await desk.work()
    assert "Recorded as #1" in (await place.carl.message(offer)).text
    (change,) = await desk.changes()
    assert (change.door, change.told_side) == ("button", "client")
    assert await _requests(desk) == []


async def test_just_talking_records_nothing(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "@Rapport thanks, all good")
    offer = await place.carl.sees_thread(said, "Shall I record this?")
    await place.carl.click(offer, "Just talking")
    await desk.work()
    assert (await place.carl.message(offer)).text == "All right, nothing was recorded."
    assert await desk.changes() == []


async def test_what_was_said_becomes_a_request_once(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "@Rapport we would love a post about the new tea")
    offer = await place.carl.sees_thread(said, "Shall I record this?")
    await place.carl.click(offer, "offers.request")
    await place.carl.click(offer, "offers.request")
    await place.carl.sees(desk.room, "sent already, as request #1")
    await desk.work()
    assert "Sent to the agency of Café Año as request #1" in (await place.carl.message(offer)).text
    (request,) = await _requests(desk)
    assert (request.text, request.asked_side, request.door) == (
        "we would love a post about the new tea",
        "client",
        "button",
    )
    await place.ana.sees(desk.room, "Petición #1")


async def test_long_words_are_kept_until_somebody_says_what_they_are(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, f"@Rapport {LONG}")
    offer = await place.carl.sees_thread(said, "Shall I record this?")
    assert await _kept(desk) == 1
    await place.ana.click(offer, "Request")
    await place.ana.sees(desk.room, "Esto lo dijo Carl")
    await place.carl.click(offer, "Request")
    await desk.work()
    (request,) = await _requests(desk)
    assert request.text == LONG
    assert await _kept(desk) == 0


async def test_long_words_become_a_plan_change_too(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, f"@Rapport {LONG}")
    offer = await place.carl.sees_thread(said, "Shall I record this?")
    await place.carl.click(offer, "Plan change")
    await desk.work()
    assert "Recorded as #1" in (await place.carl.message(offer)).text
    (change,) = await desk.changes()
    assert change.text == LONG
    assert await _kept(desk) == 0


async def test_long_talk_is_forgotten(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, f"@Rapport {LONG}")
    offer = await place.carl.sees_thread(said, "Shall I record this?")
    await place.carl.click(offer, "Just talking")
    await desk.work()
    assert (await place.carl.message(offer)).text == "All right, nothing was recorded."
    assert await _kept(desk) == 0


async def test_somebody_of_the_agency_says_first_who_asks(desk: Desk) -> None:
    place = desk.place
    came = await place.ana.slash(desk.room, "/plan pedido fotos de la tienda nueva")
    assert "¿Quién pide esto, tú o Café Año?" in came.text
    assert await _requests(desk) == []
    await place.ana.click(came.messages[0], "Pedimos a Café Año")
    await desk.work()
    (request,) = await _requests(desk)
    assert request.asked_side == "agency"
    card = await place.carl.sees(desk.room, "Petición #1")
    assert "Espera al cliente" in card.text
    asked = await place.carl.sees_thread(card, "Ana pide esto")
    assert asked.rings == [place.carl.id]


async def test_what_the_client_asked_for_elsewhere_is_theirs(desk: Desk) -> None:
    place = desk.place
    came = await place.ana.slash(desk.room, "/plan pedido una publicación de Navidad")
    await place.ana.click(came.messages[0], "offers.they_asked")
    modal = await place.ana.modal("Lo que han pedido")
    stays = await place.ana.submit(modal, {"who": " ", "way": "phone"})
    assert stays.modal is not None
    assert "Escribe quién" in str(stays.modal.errors)
    done = await place.ana.submit(modal, {"who": "Rosa", "way": "phone"})
    assert done.closed
    await desk.work()
    (request,) = await _requests(desk)
    assert (request.asked_side, request.behalf, request.way) == ("client", "Rosa", "phone")
    card = await place.carl.sees(desk.room, "Lo pidió Rosa por teléfono; lo apuntó Ana")
    await place.ana.click(card, "requests.accept")
    await place.ana.modal("Aceptar una petición")


async def test_a_request_without_words_is_given_an_example(desk: Desk) -> None:
    came = await desk.place.ana.slash(desk.room, "/plan pedido")
    assert "Di en una frase qué te gustaría" in came.text


async def test_in_the_thread_the_rest_is_asked_for_by_buttons(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport request a post about the tea")
    card = await place.carl.sees(desk.room, "Petición #1")
    more = await place.carl.sees_thread(card, "Todo lo que se sepa ayuda")
    assert len(more.buttons) == 5
    await place.carl.click(more, "Por qué")
    modal = await place.carl.modal("Add to a request")
    assert (await place.carl.submit(modal, {"why": "to sell it"})).closed
    await desk.work()
    assert "*Por qué:* to sell it" in (await place.carl.message(card)).text
    more = await place.carl.message(more)
    assert len(more.buttons) == 4
    await place.ana.click(card, "requests.ask")
    modal = await place.ana.modal("Preguntar")
    assert (await place.ana.submit(modal, {"text": "¿Qué té?"})).closed
    await desk.work()
    asked = await place.carl.sees_thread(card, "¿Qué té?")
    assert asked.rings == [place.carl.id]
    await place.carl.say(desk.room, "the green one", thread=card)
    await desk.work()
    answered = await place.carl.message(asked)
    assert "the green one" in answered.text
    assert answered.buttons == []
    back = await place.ana.sees_thread(card, "Carl ha respondido")
    assert back.rings == [place.ana.id]


async def test_the_queue_is_the_same_for_both_sides(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport request a post about the tea, by tomorrow")
    await desk.said(place.carl, "@Rapport request flyers")
    card = await place.ana.sees(desk.room, "Petición #2")
    await place.ana.click(card, "requests.accept")
    modal = await place.ana.modal("Aceptar una petición")
    past = await place.ana.submit(modal, {"due": "2020-01-01"})
    assert past.modal is not None
    assert "Ese día ya ha pasado" in str(past.modal.errors)
    assert (await place.ana.submit(modal, {"due": "2030-01-01"})).closed
    await desk.work()
    (page,) = (await place.ben.slash(desk.room, "/plan requests")).messages
    assert "Requests and promises of Café Año" in page.text
    assert "Waiting for the agency since" in page.text
    assert "*The agency* promised this for" in page.text
    assert "0 later" not in page.text, "what has not happened yet is not counted"
    said = await desk.said(place.carl, "@Rapport pedidos")
    theirs = await place.carl.sees_thread(said, "Requests and promises of Café Año")
    await place.carl.click(theirs, "promises.delivered")
    await place.carl.click(theirs, "promises.delivered")
    await place.carl.sees(desk.room, "has called this delivered already")
    await desk.work()
    assert "The agency: 1 on time, 0 later" in (await place.carl.message(theirs)).text
    assert "Entregada" in (await place.ana.message(card)).text
