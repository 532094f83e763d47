"""Receipts as people get them: at once, at the day's end, by mail alone, and seen from there."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.features.clients import service as clients
from bot.features.news.rules import day_end
from bot.sandbox.mailbox import ReceivedMail
from bot.slack.people import find
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CHANGE, CLIENT, MANAGER, MANAGER_MAIL, RECORDED, VERB, is_card
from tests.scenarios.world import World

SOON = {
    "en": "the paper boxes are out of stock from today",
    "es": "no quedan cajas de papel desde hoy",
}
DAY = {"en": "what was told and changed", "es": "lo que se avisó y lo que cambió"}
BUTTON = {"en": "I have seen this", "es": "Lo he visto"}
THANKS = {"en": "The others know that you have seen it", "es": "Los demás saben que lo has visto"}
RIGHT = {"en": "is this the right address?", "es": "¿es esta la dirección correcta?"}
CONFIRMED = {"en": "Thank you. Mails about", "es": "Gracias. Los correos sobre"}
BACK = {"en": "Saturday would be better", "es": "Mejor el sábado"}
REFUSED = {"en": "could not be delivered to ", "es": "no se pudo entregar a "}
TOO = {"en": "the green ones too", "es": "las verdes tampoco"}
SECOND = {"en": "plan change #2", "es": "cambio del plan #2"}
STATES = {"en": ("not delivered", "· delivered"), "es": ("no entregado", "· entregado")}
SURE = {"en": " is confirmed", "es": " está confirmada"}
KINDLY = {"en": "That is for", "es": "De eso se ocupa"}
ITEM = {"en": "item", "es": "elemento"}
OFTEN = {"en": "3 posts a week on X", "es": "3 publicaciones por semana en X"}
HOW = {"en": "how", "es": "cómo"}
ASKED = {"en": "is asked in the mail", "es": "se le pregunta en el correo"}
READ = {"en": "Read and agree", "es": "Leer y dar mi acuerdo"}
AGREED = {"en": "Thank you. It is agreed", "es": "Gracias. Queda acordado"}
OF_BOTH = {"en": "How we work", "es": "Cómo trabajamos"}
SIGNED = {"en": "the client, by e-mail", "es": "el cliente, por correo"}
BY_MAIL = {"en": "Seen by the client, by e-mail", "es": "Visto por el cliente, por correo"}


def link_in(mail: ReceivedMail, purpose: str) -> str:
    found = re.search(rf"^http://\S+/{purpose}/[\w-]+$", mail.text, re.MULTILINE)
    assert found is not None, mail.text
    assert found[0] in mail.html
    return found[0]


async def look(world: World, url: str) -> tuple[int, str]:
    """What a program sees that follows links, or a person before they press anything."""
    async with world.house.session.get(url) as answer:
        return answer.status, await answer.text()


async def press(world: World, url: str, form: dict[str, str] | None = None) -> str:
    async with world.house.session.post(url, data=form) as answer:
        assert answer.status == 200
        return await answer.text()


async def evening(world: World) -> datetime:
    """Let the client's day end."""
    client = await world.client()
    now = world.house.clock.business()
    return await world.wait_until(day_end(now, hours=client.hours, zone=ZoneInfo(client.zone)))


async def confirm(world: World, language: str) -> None:
    """The contact presses the button in the mail that asks for their address."""
    mail = await world.mailed(world.cast.email, RIGHT[language])
    url = link_in(mail, "verify-address")
    status, html = await look(world, url)
    assert (status, CONFIRMED[language] in html) == (200, False)
    assert await world.recorded("address.verified") == []
    assert CONFIRMED[language] in await press(world, url)
    await press(world, url)
    assert len(await world.recorded("address.verified")) == 1


@pytest.mark.parametrize("language", ["en", "es"])
async def test_what_the_client_told_is_in_the_managers_mail_in_the_evening(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, words = world.cast, CHANGE[language]
    said = await cast.client.say(cast.client_channel, f"@Rapport {VERB[language]} {words}")
    await cast.client.sees_thread(said, RECORDED[language])
    await world.wait(minutes=2.1)
    await cast.manager.sees(cast.client_channel, words, matching=is_card)
    assert world.receipts(words) == []
    await evening(world)

    mail = await world.receipt(MANAGER_MAIL[language], words)
    assert len(world.receipts(words)) == 1
    assert DAY[language] in mail.subject
    assert cast.brand.name in mail.subject
    assert mail.message.get_content_type() == "multipart/alternative"
    assert f"> {words}" in mail.text
    assert CLIENT[language] in mail.text
    assert words in mail.html
    head = world.head_in(mail.text)
    assert head is not None
    assert await world.holds(head)
    (sent,) = await world.settles("receipt.sent", 1)
    assert sent.payload is not None
    assert sent.payload["message_id"] == mail.message_id.strip("<>")

    url = link_in(mail, "seen")
    status, html = await look(world, url)
    assert status == 200
    assert words in html
    assert BUTTON[language] in html
    assert await world.recorded("plan.change_seen") == []
    assert THANKS[language] in await press(world, url)
    assert THANKS[language] not in await press(world, url)
    (seen,) = await world.recorded("plan.change_seen")
    assert seen.payload is not None
    assert seen.payload["door"] == "mail"
    assert seen.actor != "contact"

    await world.write_back(mail, BACK[language])
    said = await cast.client.sees(cast.client_channel, BACK[language])
    assert MANAGER[language] in said.text
    assert said.rings == []


@pytest.mark.parametrize("language", ["en", "es"])
async def test_by_mail_alone_a_client_is_told_at_once_and_says_seen(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, words = world.cast, CHANGE[language]
    await confirm(world, language)
    async with world.database.transaction(world.workspace_id) as tx:
        maya = await find(tx, cast.team.id, cast.manager.id)
        assert maya is not None
        client = await clients.client_by_id(tx, (await world.client()).id)
        await clients.change_settings(tx, client, maya, {"client_channel_id": None})
        carol = await find(tx, cast.client.team, cast.client.id)
        assert carol is not None
        await clients.remove_member(tx, client, maya, carol)
    await cast.manager.slash(cast.team_channel, f"/plan {VERB[language]} {words}")
    await world.wait(minutes=2.1)
    mail = await world.receipt(cast.email, words)
    url = link_in(mail, "seen")
    assert words in (await look(world, url))[1]
    assert await world.recorded("plan.change_seen") == []
    assert THANKS[language] in await press(world, url)
    await cast.manager.sees(cast.team_channel, BY_MAIL[language])
    (seen,) = await world.recorded("plan.change_seen")
    assert seen.actor == "contact"
    await world.write_back(mail, BACK[language])
    card = await cast.manager.sees(cast.team_channel, BY_MAIL[language])
    said = await cast.manager.sees_thread(card, BACK[language])
    assert cast.email in said.text
    (answered,) = await world.recorded("receipt.answered")
    assert answered.payload is not None
    assert (answered.actor, answered.payload["text"]) == ("contact", BACK[language])
    broken = url[:-2] + ("aa" if not url.endswith("aa") else "bb")
    assert (await look(world, broken))[0] == 404
    await agree(world, language)


async def agree(world: World, language: str) -> None:
    """What the agency proposes comes in the evening's mail, and the client agrees on its page."""
    manager, room = world.cast.manager, world.cast.team_channel
    await manager.slash(room, f"/plan {ITEM[language]} {OFTEN[language]}")
    (own,) = (await manager.slash(room, f"/rapport {HOW[language]}")).messages
    await manager.click(own, "working.agree")
    await manager.sees(room, ASKED[language])
    await evening(world)
    url = link_in(await world.receipt(world.cast.email, READ[language]), "agree")
    status, html = await look(world, url)
    assert status == 200
    assert OFTEN[language] in html
    forms = dict(re.findall(r'name="(items|working)" value="([^"]+)"', html))
    assert forms.keys() == {"items", "working"}
    assert await world.recorded("item.agreed") == []
    for name, value in forms.items():
        assert AGREED[language] in await press(world, url, {name: value})
    (item,) = await world.settles("item.agreed", 1)
    *_, working = await world.settles("working.agreed", 2)
    for entry in (item, working):
        assert entry.actor == "contact"
        assert (entry.payload or {})["door"] == "mail"
    for words in (OFTEN[language], OF_BOTH[language]):
        card = await manager.sees(room, words, matching=lambda m: SIGNED[language] in m.text)
        assert not card.ephemeral


@pytest.mark.parametrize("language", ["en", "es"])
async def test_what_takes_effect_today_is_mailed_at_once_and_a_refusal_is_told_to_the_team(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    told = f"/plan {VERB[language]} {SOON[language]}"
    await confirm(world, language)
    await world.wait(minutes=15)  # whatever other workspaces had still to mail
    world.house.mailbox.refuse(times=1)
    await cast.manager.slash(room, told)
    await world.wait(minutes=2.1)
    await cast.manager.sees(cast.team_channel, REFUSED[language] + cast.email)
    assert await cast.client.reads(room, cast.email) == []
    await world.settles("receipt.refused", 1)
    await cast.manager.slash(room, f"{told} {TOO[language]}")
    await world.wait(minutes=2.1)
    mail = await world.receipt(cast.email, TOO[language])
    assert SECOND[language] in mail.subject
    command = {"en": "receipts", "es": "recibos"}[language]
    state = await cast.manager.slash(cast.team_channel, f"/rapport {command}")
    for words in STATES[language]:
        assert words in state.text
    assert cast.email + SURE[language] in state.text
    asked = await cast.client.say(room, f"@Rapport {command} off")
    await cast.client.sees_thread(asked, KINDLY[language])
