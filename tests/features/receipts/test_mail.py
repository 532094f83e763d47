"""The mails: at once or at the day's end, once, kept as sent, and never lost without a word."""

import re
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from bot import faults
from bot.features.clients import service as clients
from bot.features.deliveries.jobs import AFTER_MAIL, BEFORE_MAIL
from bot.features.news.rules import day_end
from bot.features.news.tasks import WriteReceipts
from bot.features.receipts import repository, service
from bot.features.receipts.tasks import MailNotice, MailReceipt, PrepareNotices, TellAtOnce
from bot.jobs.task import TryLater
from bot.record.heads import parse_head_line
from bot.sandbox.mailbox import ReceivedMail
from tests.features.plans.conftest import Desk

HOUR = 3_600
CARL = "carl@cafe.example"
SOON, LATER = "el género llega tarde desde hoy", "pasamos el lanzamiento al 3 de junio"


class Killed(BaseException):
    """The process is gone: nothing may catch it."""


async def die() -> None:
    raise Killed


async def confirm(desk: Desk) -> None:
    """Carl's address is right."""
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client.id)
        await service.confirm_address(tx, client, CARL)
    await desk.work()


def mails(desk: Desk, to: str = CARL) -> list[ReceivedMail]:
    """What arrived there, beside the question whether the address is right."""
    return [mail for mail in desk.mailbox.messages(to) if "dirección" not in mail.subject]


async def told(desk: Desk, words: str = SOON) -> None:
    """Ana tells of a change, and its time is over."""
    await desk.place.ana.slash(desk.room, f"/plan cambio {words}")
    await desk.pass_time()


async def until_evening(desk: Desk) -> None:
    """Let the client's day end."""
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        client = await clients.client_by_id(tx, desk.client.id)
        ends = day_end(tx.now, hours=client.hours, zone=ZoneInfo(client.zone))
        seconds = (ends - tx.now).total_seconds() + 1
    await desk.pass_time(seconds)


async def the_mail(desk: Desk) -> MailReceipt:
    (receipt,) = await desk.mails()
    return MailReceipt(receipt_id=receipt.id)


async def test_what_takes_effect_soon_is_mailed_at_once_and_kept_as_sent(desk: Desk) -> None:
    await confirm(desk)
    await told(desk)
    (mail,) = mails(desk)
    (receipt,) = await desk.mails()
    assert mail.subject == "Café Año: cambio del plan #1"
    assert f"> {SOON}" in mail.text
    assert SOON in mail.html
    assert (receipt.status, receipt.address) == ("sent", CARL)
    assert (mail.subject, mail.text.strip()) == (receipt.subject, receipt.plain.strip())
    assert mail.message["Auto-Submitted"] == "auto-generated"
    assert mail.message["List-Id"] == "<cafe-ano.receipts.example.com>"
    head = parse_head_line(mail.text.strip().splitlines()[-1], [desk.key.public])
    assert head.client_id == desk.client.id
    sent = (await desk.recorded())[-1]
    assert sent.payload is not None
    assert (sent.kind, sent.payload["digest"]) == ("receipt.sent", receipt.digest)
    assert "example" not in str({**sent.payload, "message_id": ""})


async def test_all_else_comes_in_one_mail_at_the_end_of_the_clients_day(desk: Desk) -> None:
    await confirm(desk)
    await told(desk, LATER)
    await told(desk, "cambiamos las fotos")
    assert mails(desk) == []
    await until_evening(desk)
    (mail,) = mails(desk)
    assert "lo que se avisó y lo que cambió" in mail.subject
    assert f"> {LATER}" in mail.text
    assert "> cambiamos las fotos" in mail.text
    assert "Se avisaron o cambiaron 2 cosas" in mail.text
    assert mails(desk, "ana@example.com") == []
    await until_evening(desk)
    assert len(mails(desk)) == 1


async def test_what_was_mailed_at_once_is_only_listed_in_the_evening(desk: Desk) -> None:
    await confirm(desk)
    await told(desk)
    await told(desk, LATER)
    await until_evening(desk)
    first, second = mails(desk)
    assert "Se avisó o cambió una cosa" in second.text
    assert f"> {SOON}" not in second.text
    listed = second.text.partition("De esto ya tuviste un correo")[2]
    assert f"Cambio del plan #1: {SOON}" in listed
    assert second.message["In-Reply-To"] == first.message_id
    root = str(first.message["References"])
    assert str(second.message["References"]).split() == [root, first.message_id]


async def test_an_evening_without_news_has_no_mail(desk: Desk) -> None:
    await confirm(desk)
    await told(desk)
    await until_evening(desk)
    assert len(mails(desk)) == 1


async def test_who_told_of_it_has_in_the_evening_that_it_was_seen(desk: Desk) -> None:
    await desk.said(desk.place.carl, "@Rapport change the tins are blue in June")
    await desk.pass_time()
    card = await desk.place.ana.sees(desk.room, "Cambio del plan #1")
    await desk.place.ana.click(card, "Visto")
    await desk.work()
    await confirm(desk)
    await until_evening(desk)
    (to_carl,) = mails(desk)
    assert "Ana ha visto el cambio del plan #1" in to_carl.text
    (to_ana,) = mails(desk, "ana@example.com")
    assert "> the tins are blue in June" in to_ana.text
    assert "Ana lo ha visto" in to_ana.text
    assert "/seen/" not in to_ana.text


@pytest.mark.parametrize(("point", "times"), [(BEFORE_MAIL.name, 1), (AFTER_MAIL.name, 2)])
async def test_killed_around_the_mail_it_goes_again_under_its_own_id(
    desk: Desk, point: str, times: int
) -> None:
    await confirm(desk)
    faults.arm(point, die)
    with pytest.raises(Killed):
        await told(desk)
    (receipt,) = await desk.mails()
    assert receipt.status == "waiting"
    await desk.deliveries.mail_receipt(desk.place.workspace_id, await the_mail(desk))
    assert len(mails(desk)) == times
    assert {mail.message_id for mail in mails(desk)} == {f"<{receipt.message_id}>"}
    assert (await desk.kinds()).count("receipt.sent") == 1


async def test_said_twice_everything_is_done_once(desk: Desk) -> None:
    await confirm(desk)
    await told(desk)
    await told(desk, LATER)
    mail, workspace = await desk.mails(), desk.place.workspace_id
    first, second = await desk.changes()
    for change in (first, second):
        await desk.receipts.tell_at_once(workspace, TellAtOnce(change_id=change.id))
    await desk.deliveries.mail_receipt(workspace, MailReceipt(receipt_id=mail[0].id))
    await desk.work()
    assert len(mails(desk)) == 1
    for _ in range(2):
        await desk.receipts.write_receipts(workspace, WriteReceipts(subject_id=desk.client.id))
    await desk.work()
    assert len(mails(desk)) == 2
    assert (await desk.kinds()).count("receipt.sent") == 2


async def test_jobs_of_the_release_before_end_well(desk: Desk) -> None:
    await confirm(desk)
    desk.mailbox.refuse(answer="451 4.3.2 Not now")
    await told(desk)
    (change,), mail, workspace = await desk.changes(), await the_mail(desk), desk.place.workspace_id
    await desk.receipts.prepare_notices(workspace, PrepareNotices(change_id=change.id))
    for _ in range(2):
        await desk.deliveries.mail_notice(workspace, MailNotice(notice_id=mail.receipt_id))
    await desk.deliveries.mail_notice(workspace, MailNotice(notice_id=uuid4()))
    assert len(mails(desk)) == 1
    assert {MailNotice.name, PrepareNotices.name} <= set(desk.registry.handlers)


async def test_while_a_worker_has_a_mail_no_other_sends_it(desk: Desk) -> None:
    await confirm(desk)
    desk.mailbox.refuse(answer="451 4.3.2 Not now")
    await told(desk)
    mail = await the_mail(desk)
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        assert await repository.take_receipt(tx, mail.receipt_id) is not None
        with pytest.raises(TryLater):
            await desk.deliveries.mail_receipt(desk.place.workspace_id, mail)
    assert mails(desk) == []


async def test_a_refused_mail_is_told_to_the_team_alone(desk: Desk) -> None:
    await confirm(desk)
    desk.mailbox.refuse()
    await told(desk)
    ana = desk.place.ana
    seen = await ana.sees(desk.place.channel, f"no se pudo entregar a {CARL}")
    assert "`/rapport ajustes`" in seen.text
    assert await ana.reads(desk.room, CARL) == []
    assert (await desk.kinds())[-1] == "receipt.refused"
    assert (await desk.mails())[0].status == "refused"


async def test_a_mail_server_that_is_away_is_waited_for(desk: Desk) -> None:
    await confirm(desk)
    desk.mailbox.refuse(answer="451 4.3.2 Not now")
    await told(desk)
    assert mails(desk) == []
    await desk.deliveries.mail_receipt(desk.place.workspace_id, await the_mail(desk))
    assert len(mails(desk)) == 1
    assert (await desk.kinds())[-1] == "receipt.sent"


async def test_a_mail_server_that_stays_away_for_a_day_is_told_of(desk: Desk) -> None:
    await confirm(desk)
    desk.mailbox.refuse(times=3, answer="451 4.3.2 Not now")
    await told(desk)
    mail = await the_mail(desk)
    waits = []
    for _ in range(2):
        with pytest.raises(TryLater) as caught:
            await desk.deliveries.mail_receipt(desk.place.workspace_id, mail)
        waits.append(caught.value.seconds)
        if len(waits) == 1:
            desk.mailbox.refuse(answer="451 4.3.2 Not now")
    assert waits == [120.0, 240.0]
    await desk.pass_time(25 * HOUR)
    await desk.deliveries.mail_receipt(desk.place.workspace_id, mail)
    await desk.work()
    await desk.place.ana.sees(desk.place.channel, "no se pudo entregar")
    assert (await desk.kinds())[-1] == "receipt.refused"


async def test_without_any_way_to_the_client_the_team_hears_of_it(desk: Desk) -> None:
    await desk.setting(client_channel_id=None, contact_email=None)
    await desk.place.ana.slash(desk.place.channel, "/plan cambio llega tarde")
    await desk.pass_time()
    card = await desk.place.ana.sees(desk.place.channel, "Cambio del plan #1")
    await desk.place.ana.sees_thread(card, "Esto solo lo lee nuestro equipo.")
    await desk.place.ana.sees(desk.place.channel, "nadie sabe todavía del cambio #1")


async def test_whom_only_mail_reaches_is_told_at_once(desk: Desk) -> None:
    await confirm(desk)
    await desk.setting(client_channel_id=None)
    await desk.place.ana.slash(desk.place.channel, f"/plan cambio {LATER}")
    await desk.pass_time()
    card = await desk.place.ana.sees(desk.place.channel, "Cambio del plan #1")
    assert "Avisado por correo" in card.text
    (mail,) = mails(desk)
    assert re.search(r"https://rapport\.example/seen/[\w-]{64}\n", mail.text)
    assert "Nadie lee las respuestas a este correo. Escribe por favor a Ana" in mail.text


async def test_mail_waits_until_the_address_is_confirmed(desk: Desk) -> None:
    (question,) = desk.mailbox.messages(CARL)
    assert "¿es esta la dirección correcta?" in question.subject
    assert "/verify-address/" in question.text
    await told(desk)
    assert mails(desk) == []
    assert [one.status for one in await desk.mails()] == ["held"]
    await desk.place.ana.sees(desk.place.channel, f"en {CARL} nadie ha confirmado todavía")
    assert await desk.place.ana.reads(desk.room, CARL) == []
    state = await desk.place.ana.slash(desk.room, "/rapport recibos")
    assert f"{CARL} todavía no está confirmada" in state.text
    await confirm(desk)
    assert len(mails(desk)) == 1
    state = await desk.place.ana.slash(desk.room, "/rapport recibos")
    assert f"{CARL} está confirmada" in state.text
    assert "cambio del plan #1 · entregado" in state.text


async def state(desk: Desk) -> str | None:
    """What the settings say of the address."""
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        return (await clients.client_by_id(tx, desk.client.id)).contact_mail


async def test_another_address_is_asked_anew(desk: Desk) -> None:
    assert await state(desk) == "waits"
    await confirm(desk)
    assert await state(desk) == "verified"
    await desk.setting(contact_email="Otra@cafe.example")
    assert await state(desk) == "waits"
    await desk.work()
    assert len(desk.mailbox.messages("otra@cafe.example")) == 1
    await told(desk)
    assert [one.status for one in await desk.mails()] == ["held"]


async def test_a_manager_turns_mails_off_and_on(desk: Desk) -> None:
    await confirm(desk)
    ana, carl = desk.place.ana, desk.place.carl
    off = await ana.slash(desk.room, "/rapport recibos no")
    assert "no recibe correos desde ahora" in off.text
    assert await state(desk) == "off"
    await told(desk)
    await until_evening(desk)
    assert mails(desk) == []
    assert "That is for Ana" in (await desk.place.ben.slash(desk.room, "/rapport recibos sí")).text
    assert "Di `/rapport recibos sí`" in (await ana.slash(desk.room, "/rapport recibos quizá")).text
    await ana.slash(desk.room, "/rapport recibos sí")
    assert await state(desk) == "verified"
    await told(desk)
    assert len(mails(desk)) == 1
    said = await carl.say(desk.room, "@Rapport receipts")
    await desk.work()
    await carl.sees_thread(said, "That is for")


def test_these_are_all_the_places() -> None:
    declared = {name for name in faults.declared() if name.startswith("deliveries.")}
    assert declared == {BEFORE_MAIL.name, AFTER_MAIL.name}
