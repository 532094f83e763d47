"""What people do with a mail: press its button, write back, both or neither."""

import base64
import re
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.features.answers.listeners import INBOUND, build_inbound
from bot.features.receipts.listeners import build_pages
from bot.mail.inbound import Inbound
from bot.pages.links import Links
from bot.pages.routes import page_routes
from bot.record.repository import entries
from bot.sandbox.mailbox import ReceivedMail
from tests.features.plans.conftest import KEY, PUBLIC_URL, Desk
from tests.features.receipts.test_mail import CARL, SOON, confirm, mails, told

ANSWERS = Inbound("answers@rapport.example", "0123456789abcdef")
Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client(desk: Desk) -> AsyncIterator[Client]:
    app, links = web.Application(), Links([KEY], PUBLIC_URL)
    app.add_routes(build_pages(desk.place.database, links))
    app.add_routes(page_routes())
    app.add_routes(build_inbound(desk.place.database, ANSWERS))
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.fixture
async def mail(desk: Desk) -> ReceivedMail:
    """A receipt that Carl has got."""
    await confirm(desk)
    desk.receipts._inbound = ANSWERS.address  # noqa: SLF001 -- as wiring has it
    desk.deliveries._inbound = ANSWERS.address  # noqa: SLF001 -- as wiring has it
    await told(desk)
    (mail,) = mails(desk)
    return mail


def reply(mail: ReceivedMail, text: str, *, sender: str = CARL, more: str = "") -> bytes:
    quoted = "".join(f"> {line}\n" for line in mail.text.splitlines())
    body = f"{text}\n\nEl mar, 24 nov 2026 a las 18:00, Rapport escribió:\n{quoted}"
    head = (
        f"From: Carl <{sender}>\r\nTo: {ANSWERS.address}\r\n"
        f"Message-ID: <{abs(hash(text))}@x.es>\r\n"
        f"In-Reply-To: {mail.message_id}\r\n{more}Content-Type: text/plain; charset=utf-8\r\n\r\n"
    )
    return (head + body).encode()


async def bring(client: Client, raw: bytes, secret: str = ANSWERS.secret) -> int:
    headers = {"Authorization": f"Bearer {secret}"}
    async with client.post(INBOUND, data=raw, headers=headers) as answer:
        return answer.status


async def test_an_answer_comes_to_the_changes_thread_once(
    desk: Desk, client: Client, mail: ReceivedMail
) -> None:
    assert mail.message["Reply-To"] == ANSWERS.address
    assert "Responde a este correo y tus palabras estarán en el hilo" in mail.text
    raw = reply(mail, "Mejor el <!channel> sábado")
    assert [await bring(client, raw) for _ in range(2)] == [200, 200]
    await desk.work()
    card = await desk.place.ana.sees(desk.room, "Cambio del plan #1")
    said = await desk.place.ana.sees_thread(card, "Mejor el")
    assert f"Café Año ({CARL}) respondió por correo" in said.text
    assert said.rings == []
    assert SOON not in said.text
    assert "escribió" not in said.text
    (answered,) = [e for e in await desk.recorded() if e.kind == "receipt.answered"]
    assert answered.payload is not None
    assert (answered.actor, answered.payload["text"]) == ("contact", "Mejor el <!channel> sábado")


async def test_another_address_is_told_kindly_and_nothing_of_it_is_kept(
    desk: Desk, client: Client, mail: ReceivedMail
) -> None:
    raw = reply(mail, "I am somebody else", sender="eve@evil.example")
    assert [await bring(client, raw) for _ in range(2)] == [200, 200]
    await desk.work()
    (kindly,) = desk.mailbox.messages("eve@evil.example")
    assert "desde otra dirección" in kindly.text
    assert SOON not in kindly.text
    assert "receipt.answered" not in await desk.kinds()
    assert await desk.place.ana.reads(desk.room, "somebody else") == []


@pytest.mark.parametrize("more", ["Auto-Submitted: auto-replied\r\n", "Precedence: bulk\r\n"])
async def test_machines_are_not_answered(
    desk: Desk, client: Client, mail: ReceivedMail, more: str
) -> None:
    assert await bring(client, reply(mail, "I am away", more=more)) == 200
    assert await bring(client, reply(mail, "Away", more=more, sender="eve@evil.example")) == 200
    assert await desk.work() == []
    assert "receipt.answered" not in await desk.kinds()
    assert desk.mailbox.messages("eve@evil.example") == []


async def test_only_who_knows_the_secret_brings_mail(
    desk: Desk, client: Client, mail: ReceivedMail
) -> None:
    raw = reply(mail, "Hola")
    assert await bring(client, raw, "wrong") == 403
    async with client.post(INBOUND, data=raw) as answer:
        assert answer.status == 403
    assert await bring(client, b"no mail") == 400
    basic = base64.b64encode(f"provider:{ANSWERS.secret}".encode()).decode()
    strange = replace(mail, raw=re.sub(rb"Message-ID: <\w+", b"Message-ID: <00", mail.raw, count=1))
    known = {"Authorization": f"Basic {basic}"}
    async with client.post(INBOUND, data=reply(strange, "x"), headers=known) as answer:
        assert answer.status == 200
    await desk.work()
    assert "receipt.answered" not in await desk.kinds()


async def page_of(mail: ReceivedMail, purpose: str) -> str:
    found = re.search(rf"{PUBLIC_URL}(/{purpose}/\S+)", mail.text)
    assert found is not None
    return found[1]


async def test_looking_is_not_seeing_and_a_link_ends(
    desk: Desk, client: Client, mail: ReceivedMail
) -> None:
    path = await page_of(mail, "seen")
    for _ in range(2):
        async with client.get(path) as page:
            assert page.status == 200
            assert "Lo he visto" in await page.text()
            assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "plan.change_seen" not in await desk.kinds()
    await desk.setting(contact_email="otra@cafe.example")
    async with client.post(path) as page:
        assert page.status == 410
    assert "plan.change_seen" not in await desk.kinds()


async def test_a_link_is_good_for_thirty_days(
    desk: Desk, client: Client, mail: ReceivedMail
) -> None:
    path = await page_of(mail, "seen")
    await desk.pass_time(31 * 24 * 3_600)
    async with client.post(path) as page:
        assert page.status == 410
    assert "plan.change_seen" not in await desk.kinds()


async def test_who_said_it_by_mail_stands_on_the_card(
    desk: Desk, client: Client, mail: ReceivedMail
) -> None:
    async with client.post(await page_of(mail, "seen")) as page:
        assert "Gracias" in await page.text()
    await desk.work()
    card = await desk.place.ana.sees(desk.room, "Cambio del plan #1")
    assert "Visto por el cliente, por correo" in card.text
    async with client.post(await page_of(mail, "seen")) as page:
        assert "Visto por el cliente, por correo" in await page.text()
    assert (await desk.kinds()).count("plan.change_seen") == 1


def test_without_the_setting_there_is_no_door(desk: Desk) -> None:
    assert build_inbound(desk.place.database, None) == []


async def test_whoever_reads_the_address_may_have_no_more_mails(
    desk: Desk, client: Client, mail: ReceivedMail
) -> None:
    listed = str(mail.message["List-Unsubscribe"])
    path = listed.strip("<>").removeprefix(PUBLIC_URL)
    async with client.get(path) as page:
        assert "No más correos a esta dirección" in await page.text()
    assert "address.stopped" not in await everything(desk)
    for _ in range(2):
        async with client.post(path, data={"do": "stop"}) as page:
            assert "Ya no llegan" in await page.text()
    assert (await everything(desk)).count("address.stopped") == 1
    await desk.work()
    await desk.place.ana.sees(desk.place.channel, f"En {CARL} no quieren más correos")
    await told(desk)
    assert len(mails(desk)) == 1
    async with client.post(path, data={"do": "yes"}) as page:
        assert "Gracias" in await page.text()
    await desk.work()
    assert len(mails(desk)) == 2


async def everything(desk: Desk) -> list[str]:
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        return [e.kind for e in await entries(tx, desk.client.id, audience="client", limit=100)]
