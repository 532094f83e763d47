"""A client asks in one sentence; the agency asks back, accepts with a day, and delivers."""

from datetime import date, time

import pytest

from bot.sandbox.person import Seen
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CLIENT, MANAGER
from tests.scenarios.world import World, offers

BOTH = pytest.mark.parametrize("language", ["en", "es"])
VERB = {"en": "request", "es": "pedido"}
QUEUE = {"en": "requests", "es": "pedidos"}
WISH = {"en": "a post about the new tea", "es": "una publicación sobre el té nuevo"}
SENT = {"en": "as request #1", "es": "como petición #1"}
CARD = {"en": "Request #1", "es": "Petición #1"}
ASKS = {"en": "asks for this", "es": "pide esto"}
OWN = {"en": "Your side asked for #1", "es": "La #1 la pidió tu parte"}
FOR_WHOM = {"en": "For whom", "es": "Para quién"}
TEENS = {"en": "people who never had green tea", "es": "quien nunca ha tomado té verde"}
QUESTION = {"en": "Which one?", "es": "¿Cuál de ellos?"}
ANSWER = {"en": "the green one", "es": "el verde"}
ANSWERED = {"en": "has answered", "es": "ha respondido"}
ACCEPTED = {"en": "has accepted this for", "es": "lo ha aceptado para el"}
ON_THE_PLAN = {"en": "It is on the plan", "es": "Está en el plan"}
ALREADY = {"en": "has called this delivered already", "es": "ya lo ha marcado como entregado"}
REASON = {"en": "no budget this month", "es": "este mes no hay presupuesto"}
DELIVERED = {"en": "Delivered", "es": "Entregada"}
WAITING = {"en": "Waiting for the agency", "es": "Espera a la agencia"}
ELSEWHERE = {"en": "Asked by Rosa in an e-mail", "es": "Lo pidió Rosa en un correo"}


async def _asked(world: World, language: str) -> Seen:
    """The client asks by mention; the card that comes of it."""
    cast = world.cast
    said = await cast.client.say(cast.client_channel, f"@Rapport {VERB[language]} {WISH[language]}")
    echo = await cast.client.sees_thread(said, SENT[language])
    assert WISH[language] in echo.text
    await world.house.slack.redeliver("event")
    card = await cast.manager.sees(cast.client_channel, CARD[language])
    assert WAITING[language] in card.text
    return card


async def _in(world: World, days: int) -> date:
    return (await world.local(days, time(12))).date()


@BOTH
async def test_a_request_is_asked_about_accepted_and_delivered(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    room, slack = cast.client_channel, world.house.slack
    card = await _asked(world, language)
    called = await cast.manager.sees_thread(card, ASKS[language])
    assert called.rings == [cast.manager.id]
    assert card.rings == []

    more = await cast.client.sees_thread(card, FOR_WHOM[language])
    await cast.client.click(more, FOR_WHOM[language])
    done = await cast.client.submit(await cast.client.modal(), {"audience": TEENS[language]})
    assert done.closed
    await cast.manager.sees(room, TEENS[language])

    await cast.client.click(card, "requests.accept")
    await cast.client.sees(room, OWN[language])
    await cast.staff.click(card, "requests.accept")
    await cast.staff.sees(room, MANAGER[language], matching=lambda m: m.ephemeral)

    await cast.manager.click(card, "requests.ask")
    done = await cast.manager.submit(await cast.manager.modal(), {"text": QUESTION[language]})
    assert done.closed
    await slack.redeliver("view_submission")
    asked = await cast.client.sees_thread(card, QUESTION[language])
    assert asked.rings == [cast.client.id]
    await cast.client.say(room, ANSWER[language], thread=card)
    back = await cast.manager.sees_thread(card, f"{CLIENT[language]} {ANSWERED[language]}")
    assert back.rings == [cast.manager.id]

    await cast.manager.click(card, "requests.accept")
    due = await _in(world, 3)
    done = await cast.manager.submit(await cast.manager.modal(), {"due": due.isoformat()})
    assert done.closed
    await slack.redeliver("view_submission")
    accepted = await cast.client.sees_thread(card, ACCEPTED[language])
    assert ON_THE_PLAN[language] in accepted.text
    assert accepted.rings == [cast.client.id]
    (entry,) = await world.recorded("request.accepted")
    assert entry.payload is not None
    assert entry.payload["due"] == due.isoformat()
    assert len(await world.recorded("item.agreed")) == 1

    promised = await cast.manager.sees(
        room, CARD[language], matching=lambda m: offers(m, "promises.delivered")
    )
    await cast.manager.click(promised, "promises.delivered")
    await slack.redeliver("block_actions")
    await cast.manager.click(promised, "promises.delivered")
    await cast.manager.sees(room, ALREADY[language])
    there = await cast.client.sees(
        room, DELIVERED[language], matching=lambda m: offers(m, "promises.received")
    )
    await cast.client.click(there, "promises.received")
    kinds = [
        *("request.sent", "request.asked", "request.answered", "request.accepted"),
        *("promise.made", "promise.kept", "promise.received"),
    ]
    await world.settles("promise.received", 1)
    assert [len(await world.recorded(kind)) for kind in kinds] == [1] * len(kinds)


@BOTH
async def test_a_request_is_declined_and_what_came_by_mail_is_written_down(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    card = await _asked(world, language)
    await cast.manager.click(card, "requests.decline")
    modal = await cast.manager.modal()
    assert (await cast.manager.submit(modal, {"reason": REASON[language]})).closed
    declined = await cast.client.sees_thread(card, REASON[language])
    assert declined.rings == [cast.client.id]
    assert await world.recorded("promise.made") == []

    came = await cast.manager.slash(cast.team_channel, f"/plan {VERB[language]} {WISH[language]} 2")
    await cast.manager.click(came.messages[0], "offers.they_asked")
    modal = await cast.manager.modal()
    assert (await cast.manager.submit(modal, {"who": "Rosa", "way": "email"})).closed
    await world.house.slack.redeliver("view_submission")
    told = await cast.client.sees(cast.client_channel, ELSEWHERE[language])
    assert MANAGER[language] in told.text
    await cast.client.click(told, "requests.withdraw")
    await world.settles("request.withdrawn", 1)

    (page,) = (await cast.staff.slash(cast.client_channel, f"/plan {QUEUE[language]}")).messages
    assert cast.brand.name in page.text
    sent = await world.recorded("request.sent")
    assert [entry.payload and entry.payload["behalf"] for entry in sent] == [None, "Rosa"]
