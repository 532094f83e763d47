"""Answering from Slack: the form, who has it, suggestions, the list."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.features.clients import service as clients
from bot.sandbox.x.client import FaultKind, On
from tests.features.replies.desk import SlackDesk, open_desk, routes
from tests.slack.conftest import Place, place

__all__ = ["place", "routes"]

TEXT = "@acme <!channel> where is my R&D bus? 🚌"


@pytest.fixture
async def desk(place: Place) -> AsyncIterator[SlackDesk]:
    async for desk in open_desk(place):
        yield desk


async def test_a_customer_is_answered_from_slack(desk: SlackDesk, place: Place) -> None:
    written = await desk.customer("ann", TEXT)
    card = await desk.card("Waits for an answer")
    assert TEXT in card.text
    assert "Only our team reads this thread" in card.text
    assert card.buttons == ["Reply", "Open on X"]
    assert card.rings == []

    await place.ben.click(card, "Reply")
    modal = await place.ben.modal("Reply")
    assert "*Acme* @acme on X · answer to @ann" in modal.text
    assert TEXT in modal.text
    assert "Will be sent as *@acme*, signed *^BE*." in modal.text
    await desk.work()
    card = await desk.card("In hand: Ben")
    assert card.buttons == ["Reply", "Let go", "Open on X"]

    came = await place.ben.submit(modal, {"text": "Around the corner & on time"})
    assert came.closed
    await desk.work()
    (answer,) = await desk.x.control.replies_to(written)
    assert answer.text.endswith("Around the corner & on time ^BE")
    card = await desk.card("Answered by Ben after")
    assert f"x.com/acme/status/{answer.id}" in str(card.raw)
    assert card.buttons == ["Open on X"]
    await place.ben.sees(place.channel, "On its way as @acme")


async def test_the_second_person_hears_who_has_it(desk: SlackDesk, place: Place) -> None:
    await desk.customer("ann", TEXT)
    card = await desk.card("Waits for an answer")
    await place.ben.click(card, "Reply")
    await place.ben.modal("Reply")
    await place.ana.click(card, "Reply")
    told = await place.ana.sees(place.channel, "Ben lo acaba de coger")
    assert told.ephemeral
    assert await place.ana.modals() == []
    await desk.work()
    await place.ana.click(await desk.card("In hand: Ben"), "Let go")
    await desk.work()
    card = await desk.card("Waits for an answer")
    await place.ana.click(card, "Reply")
    assert "Saldrá como *@acme*, con la firma *^AN*" in (await place.ana.modal("Responder")).text


async def test_what_does_not_fit_is_told_in_the_form_and_kept(
    desk: SlackDesk, place: Place
) -> None:
    written = await desk.customer("ann", TEXT)
    await place.ben.click(await desk.card("Waits for an answer"), "Reply")
    modal = await place.ben.modal("Reply")
    came = await place.ben.submit(modal, {"text": "a" * 290})
    assert came.modal is not None
    assert came.modal.errors == {
        "Your answer": "294 of 280 with your signature: 14 too many. Links count 23 each, emoji 2."
    }
    came = await place.ben.submit(modal, {"text": "Shorter"})
    assert came.closed
    await desk.work()
    assert len(await desk.x.control.replies_to(written)) == 1


async def test_a_submission_that_comes_twice_is_one_answer(desk: SlackDesk, place: Place) -> None:
    await desk.customer("ann", TEXT)
    await place.ben.click(await desk.card("Waits for an answer"), "Reply")
    await place.fault("deliver:view_submission", "duplicate")
    await place.ben.submit(await place.ben.modal("Reply"), {"text": "Once"})
    await asyncio.sleep(0.3)
    await desk.work()
    assert len(await desk.x.control.timeline("acme")) == 1


async def test_an_edit_while_writing_is_shown_in_the_form(desk: SlackDesk, place: Place) -> None:
    written = await desk.customer("ann", TEXT)
    await place.ben.click(await desk.card("Waits for an answer"), "Reply")
    modal = await place.ben.modal("Reply")
    second = await desk.x.control.edit(written, "@acme where is my TRAIN?")
    await desk.read()
    assert "Edited by the customer" in (await desk.card("TRAIN")).text
    came = await place.ben.submit(modal, {"text": "Platform 2"})
    assert not came.closed
    modal = await place.ben.modal("Reply")
    assert "@acme where is my TRAIN?" in modal.text
    assert "The customer has changed the message while you were writing" in modal.text
    came = await place.ben.submit(modal, {"text": "Platform 2"})
    assert came.closed
    await desk.work()
    assert len(await desk.x.control.replies_to(second)) == 1
    assert len(await desk.x.control.timeline("acme")) == 1


async def test_a_form_that_is_closed_gives_the_item_back(desk: SlackDesk, place: Place) -> None:
    await desk.customer("ann", TEXT)
    await place.ben.click(await desk.card("Waits for an answer"), "Reply")
    await place.ben.modal("Reply")
    await place.ben.close()
    await desk.work()
    assert (await desk.card("Waits for an answer")).buttons == ["Reply", "Open on X"]


async def test_who_is_learning_hands_the_answer_to_a_manager(desk: SlackDesk, place: Place) -> None:
    database, ben = place.database, desk.people["Ben"]
    async with database.transaction(place.workspace_id) as tx:
        manager = desk.people["Ana"]
        await clients.remove_member(tx, desk.client, manager, ben)
        await clients.add_member(tx, desk.client, manager, ben, "staff")
    written = await desk.customer("ann", TEXT)
    card = await desk.card("Waits for an answer")
    await place.ben.click(card, "Reply")
    modal = await place.ben.modal("Reply")
    assert "A manager reads your first answers before they go out" in modal.text
    assert "Will be sent as" not in modal.text
    await place.ben.submit(modal, {"text": "Around the corner"})
    await desk.work()
    assert await desk.x.control.replies_to(written) == []
    line = await place.ana.sees_thread(card, "suggests this answer")
    assert "Around the corner" in line.text
    assert line.rings == [place.ana.id]
    await place.ana.click(line, "Open the answer")
    modal = await place.ana.modal("Responder")
    came = await place.ana.submit(modal)
    assert came.closed, came
    await desk.work()
    (answer,) = await desk.x.control.replies_to(written)
    assert answer.text.endswith("Around the corner ^AN")
    assert "Answered by Ana" in (await desk.card("Answered by")).text


async def test_an_answer_that_x_refused_is_opened_again_with_its_text(
    desk: SlackDesk, place: Place
) -> None:
    written = await desk.customer("ann", TEXT)
    card = await desk.card("Waits for an answer")
    await place.ben.click(card, "Reply")
    await desk.x.control.fault(FaultKind.OUT_OF_CREDITS, on=On.WRITE)
    await place.ben.submit(await place.ben.modal("Reply"), {"text": "Thank you!"})
    await desk.work()
    line = await place.ben.sees_thread(card, "its credits are used up")
    assert "Thank you!" in line.text
    await place.ben.click(line, "Open the answer")
    came = await place.ben.submit(await place.ben.modal("Reply"))
    assert came.closed
    await desk.work()
    (answer,) = await desk.x.control.replies_to(written)
    assert answer.text.endswith("Thank you! ^BE")


async def test_the_list_answers_too(desk: SlackDesk, place: Place) -> None:
    written = await desk.customer("ann", TEXT)
    came = await place.ben.slash(place.channel, "/inbox")
    (listed,) = came.messages
    assert "one customer waits for an answer" in listed.text
    assert TEXT in listed.text
    assert listed.ephemeral
    await place.ben.click(listed, "Reply")
    await place.ben.submit(await place.ben.modal("Reply"), {"text": "From the list"})
    await desk.work()
    assert len(await desk.x.control.replies_to(written)) == 1
    came = await place.ana.slash(place.channel, "/rapport bandeja")
    assert "nadie espera respuesta" in came.text


async def test_a_rush_is_merged_into_cards_that_answer(desk: SlackDesk, place: Place) -> None:
    for number in range(30):
        await desk.x.control.write(f"c{number}", f"@acme question {number} <!here>")
    await desk.read()
    shown = [one for one in await place.ben.reads(place.channel) if "question" in one.text]
    assert len(shown) < 10
    texts = "\n".join(one.text for one in shown)
    assert all(f"question {number} <!here>" in texts for number in range(30))
    assert all(one.rings == [] for one in shown)
    rolling = next(one for one in shown if one.buttons.count("Reply") > 5)
    await place.ben.click(rolling, "Reply")
    await place.ben.submit(await place.ben.modal("Reply"), {"text": "First of many"})
    await desk.work()
    assert len(await desk.x.control.timeline("acme")) == 1
    assert "Answered by Ben" in (await place.ben.message(rolling)).text
