"""Plan changes as people meet them: signed requests in, what Slack shows and mails out."""

from uuid import uuid4

import pytest
from sqlalchemy import delete

from bot.features.clients.models import Member
from bot.features.objectives.events import TargetChanged
from bot.features.plans import service
from bot.features.plans.rules import ChangeGone, Status
from bot.features.plans.tasks import AnnounceChange, AskSeenAgain
from bot.slack.people import find
from tests.features.plans.conftest import Desk


async def test_a_mention_is_recorded_at_once_and_told_after_two_minutes(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "@Rapport change we moved the launch to tomorrow 17:30")
    echo = await place.carl.sees_thread(said, "Recorded as #1 for Café Año")
    assert "Takes effect:" in echo.text
    assert "17:30 CET" in echo.text
    assert "The agency is told at" in echo.text
    assert echo.buttons == ["Fix", "Take back", "Details"]
    assert await desk.mails() == []
    assert await place.ana.reads(desk.room, "Cambio del plan") == []

    await desk.pass_time()
    card = await place.ana.sees(desk.room, "Cambio del plan #1")
    assert "Todavía sin ver" in card.text
    assert "Entra en vigor:" in card.text
    assert card.buttons == ["Visto", "Hablemos", "Lo veo de otra forma"]
    assert card.rings == [place.ana.id]
    await place.ana.sees_thread(card, "Café Año y la agencia leen este hilo.")
    assert (await desk.kinds())[:2] == ["plan.change_told", "plan.change_announced"]
    assert "example.com" not in str([entry.payload for entry in await desk.recorded()])


async def test_seen_is_for_the_other_side_and_stands_on_the_card(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport change the stock is late")
    await desk.pass_time()
    card = await place.carl.sees(desk.room, "Cambio del plan #1")
    await place.carl.click(card, "Visto")
    await place.carl.sees(desk.room, "*Seen* is for the other side to press")
    await place.ben.click(card, "Visto")
    await desk.work()
    card = await place.ben.message(card)
    assert "Visto por Ben" in card.text
    assert card.buttons == ["Hablemos", "Lo veo de otra forma"]
    assert (await desk.changes())[0].state is Status.SEEN
    assert (await desk.kinds()).count("plan.change_seen") == 1


async def test_who_presses_seen_second_is_told_who_was_first(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport change the stock is late")
    await desk.pass_time()
    card = await place.ana.sees(desk.room, "Cambio del plan #1")
    await place.ben.click(card, "plans.seen")
    await place.ana.click(card, "plans.seen")
    await place.ana.sees(desk.room, "Ben ya ha pulsado *Visto* en el #1")
    assert (await desk.kinds()).count("plan.change_seen") == 1


async def test_in_spanish_by_slash_only_the_teller_sees_the_echo(desk: Desk) -> None:
    place = desk.place
    came = await place.ana.slash(desk.room, "/plan cambio pasamos el lanzamiento a mañana 17:30")
    (echo,) = came.messages
    assert echo.ephemeral
    assert "Registrado como #1 de Café Año" in echo.text
    assert "Al cliente se le avisa a las" in echo.text
    assert echo.buttons == ["Corregir", "Retirar", "Detalles"]
    await desk.pass_time()
    card = await place.carl.sees(desk.room, "Cambio del plan #1")
    assert card.rings == [place.carl.id]
    (mail,) = desk.mailbox.messages()
    assert mail.to == ("carl@cafe.example",)


async def test_the_same_request_twice_is_one_change(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport change the stock is late")
    await place.slack.redeliver()
    await place.ana.slash(desk.room, "/plan cambio llega tarde")
    await place.slack.redeliver()
    await desk.work()
    assert [change.number for change in await desk.changes()] == [1, 2]


async def test_a_change_without_words_is_given_an_example(desk: Desk) -> None:
    came = await desk.place.ana.slash(desk.room, "/plan cambio")
    assert "Di en una frase qué cambia" in came.text
    assert await desk.changes() == []


async def test_what_is_taken_back_is_told_to_nobody(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "@Rapport change the stock is late")
    echo = await place.carl.sees_thread(said, "Recorded as #1")
    await place.carl.click(echo, "Take back")
    await desk.work()
    echo = await place.carl.message(echo)
    assert "Taken back: #1" in echo.text
    assert echo.buttons == []
    await desk.pass_time()
    (change,) = await desk.changes()
    under_way = AnnounceChange(subject_id=change.id)  # the job may have begun by then
    await desk.jobs.announce_change(place.workspace_id, under_way)
    await desk.work()
    assert await desk.mails() == []
    assert await place.ana.reads(desk.room, "Cambio del plan") == []
    assert await desk.kinds() == ["plan.change_told", "plan.change_taken_back"]


async def test_somebody_else_cannot_take_it_back(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "@Rapport change the stock is late")
    echo = await place.ben.sees_thread(said, "Recorded as #1")
    await place.ben.click(echo, "Take back")
    await place.ben.sees(desk.room, "Whoever told of #1 can put it right")
    assert (await desk.changes())[0].state is Status.HELD


async def test_the_echo_in_a_thread_loses_its_buttons_once_the_other_side_knows(
    desk: Desk,
) -> None:
    place = desk.place
    said = await desk.said(place.carl, "@Rapport change the stock is late")
    echo = await place.carl.sees_thread(said, "Recorded as #1")
    await desk.pass_time()
    echo = await place.carl.message(echo)
    assert echo.buttons == []
    # the worker knows that Carl reads Spanish here, as the brand does
    assert "A la agencia se le avisa ahora." in echo.text
    assert "pulsa" not in echo.text


async def test_an_old_echo_answers_kindly_once_the_other_side_knows(desk: Desk) -> None:
    place = desk.place
    came = await place.ana.slash(desk.room, "/plan cambio llega tarde")
    await desk.pass_time()
    await place.ana.click(came.messages[0], "Retirar")
    await place.ana.sees(desk.room, "La otra parte ya sabe del #1")
    assert (await desk.changes())[0].state is Status.ANNOUNCED


async def test_fix_puts_words_and_time_right_in_place(desk: Desk) -> None:
    place = desk.place
    came = await place.ana.slash(desk.room, "/plan cambio el lanzamiento pasa a mañana 17:30")
    await place.ana.click(came.messages[0], "Corregir")
    modal = await place.ana.modal("Corregir un cambio")
    stays = await place.ana.submit(modal, {"when": "algún día"})
    assert stays.modal is not None
    assert "Ahí no hay ninguna hora" in stays.modal.errors["Entra en vigor"]
    done = await place.ana.submit(modal, {"text": "el lanzamiento se mueve", "when": "mañana 9:00"})
    assert done.closed
    await desk.work()
    echo = await place.ana.sees(desk.room, "el lanzamiento se mueve")
    assert "9:00 CET" in echo.text
    await desk.pass_time()
    card = await place.carl.sees(desk.room, "Cambio del plan #1")
    assert "el lanzamiento se mueve" in card.text
    told, fixed, *_ = await desk.recorded()
    assert told.payload is not None
    assert fixed.payload is not None
    assert fixed.payload["before"]["text"] == told.payload["text"]
    assert fixed.payload["after"]["text"] == "el lanzamiento se mueve"


async def test_fix_from_a_thread_changes_the_echo_that_stands_there(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.ben, "hello")
    said = await desk.said(place.carl, "@Rapport change launch tomorrow 17:30")
    echo = await place.carl.sees_thread(said, "Recorded as #1")
    await place.carl.click(echo, "Fix")
    modal = await place.carl.modal("Fix a plan change")
    assert (await place.carl.submit(modal, {"text": "launch tomorrow 18:00"})).closed
    await desk.work()
    assert "18:00 CET" in (await place.carl.message(echo)).text


async def test_two_readings_are_asked_for_with_buttons(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "@Rapport change launch on 3/4 at 17:30")
    echo = await place.carl.sees_thread(said, "can be read in more than one way")
    assert len(echo.buttons) == 5
    await place.carl.click(echo, echo.buttons[0])
    await desk.work()
    echo = await place.carl.message(echo)
    assert "Takes effect:" in echo.text
    assert echo.buttons == ["Fix", "Take back", "Details"]
    assert (await desk.changes())[0].effective_at is not None


async def test_what_lies_behind_is_a_plain_fact(desk: Desk) -> None:
    place = desk.place
    said = await desk.said(place.carl, "@Rapport change we launched yesterday at 10:00")
    echo = await place.carl.sees_thread(said, "Recorded as #1")
    assert "In effect since:" in echo.text
    assert "Told:" in echo.text


async def test_without_a_hold_it_is_told_at_once(desk: Desk) -> None:
    place = desk.place
    await desk.setting(change_hold_minutes=0)
    came = await place.ana.slash(desk.room, "/plan cambio llega tarde")
    assert "Al cliente se le avisa ahora." in came.text
    assert came.messages[0].buttons == []
    await desk.pass_time(1)
    await place.carl.sees(desk.room, "Cambio del plan #1")


async def test_seen_is_asked_for_once_more_after_24_covered_hours(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport change the stock is late")
    await desk.pass_time()
    card = await place.ana.sees(desk.room, "Cambio del plan #1")
    await desk.pass_time(24 * 3600)  # on the wall: nobody covers nights
    assert "plan.change_asked_again" not in await desk.kinds()
    await desk.pass_time(8 * 24 * 3600)
    line = await place.ana.sees_thread(card, "Este es el único recordatorio")
    assert line.rings == [place.ana.id]
    (change,) = await desk.changes()
    task = AskSeenAgain(subject_id=change.id)
    await desk.jobs.ask_seen_again(place.workspace_id, task)  # a job may come twice
    await desk.pass_time(30 * 24 * 3600)
    assert (await desk.kinds()).count("plan.change_asked_again") == 1
    assert len(await place.ana.reads(desk.room, "Este es el único")) <= 1


async def test_what_was_seen_is_not_asked_for_again(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport change the stock is late")
    await desk.pass_time()
    card = await place.ana.sees(desk.room, "Cambio del plan #1")
    await place.ana.click(card, "Visto")
    await desk.pass_time(9 * 24 * 3600)
    assert "plan.change_asked_again" not in await desk.kinds()


async def test_another_target_is_told_like_any_change(desk: Desk) -> None:
    place = desk.place
    async with place.database.transaction(place.workspace_id) as tx:
        ana = await find(tx, place.ana.team, place.ana.id)
        assert ana is not None
        changed = TargetChanged(
            objective_id=uuid4(),
            client_id=desk.client.id,
            person_id=ana.id,
            number=2,
            indicator="Orders <b>",
            before="60 orders by 9:00",
            after="40 orders",
            reason="one van less",
        )
        await service.on_target_changed(tx, changed)
    (change,) = await desk.changes()
    assert (change.door, change.reason) == ("goal", "one van less")
    assert (change.effective_at, change.objective_id) == (None, changed.objective_id)
    await desk.pass_time()
    card = await place.carl.sees(desk.room, "Cambio del plan #1")
    assert "Orders <b>: 60 orders by 9:00 → 40 orders" in card.text.replace("&lt;", "<").replace(
        "&gt;", ">"
    )
    assert "Por qué: one van less" in card.text


async def test_a_change_of_others_answers_as_an_unknown_one_does(desk: Desk) -> None:
    place = desk.place
    await desk.said(place.carl, "@Rapport change the stock is late")
    await desk.pass_time()
    (change,) = await desk.changes()
    async with place.database.transaction(place.workspace_id) as tx:
        carl = await find(tx, place.carl.team, place.carl.id)
        assert carl is not None
        with pytest.raises(ChangeGone):
            await service.see(tx, uuid4(), carl)
        await tx.session.execute(delete(Member).where(Member.person_id == carl.id))
        with pytest.raises(ChangeGone):
            await service.see(tx, change.id, carl)
