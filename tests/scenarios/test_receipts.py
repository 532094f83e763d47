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
REMOVE = {"en": "/rapport remove @Carol Finch", "es": "/rapport quitar @Carlos Peña"}
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


async def press(world: World, url: str) -> str:
    async with world.house.session.post(url) as answer:
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
    await cast.manager.slash(cast.team_channel, REMOVE[language])
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


async def test_what_takes_effect_today_is_mailed_at_once_and_a_refusal_is_told_to_the_team(
    make_world: MakeWorld,
) -> None:
    world = await make_world("en")
    cast = world.cast
    await confirm(world, "en")
    await world.wait(minutes=15)  # whatever other workspaces had still to mail
    world.house.mailbox.refuse(times=1)
    await cast.manager.slash(cast.client_channel, f"/plan change {SOON['en']}")
    await world.wait(minutes=2.1)
    await cast.manager.sees(cast.team_channel, f"could not be delivered to {cast.email}")
    assert await cast.client.reads(cast.client_channel, cast.email) == []
    await world.settles("receipt.refused", 1)
    await cast.manager.slash(cast.client_channel, f"/plan change {SOON['en']}, the green ones too")
    await world.wait(minutes=2.1)
    mail = await world.receipt(cast.email, "the green ones too")
    assert "plan change #2" in mail.subject
    state = await cast.manager.slash(cast.team_channel, "/rapport receipts")
    assert "not delivered" in state.text
    assert "delivered" in state.text
    assert f"{cast.email} is confirmed" in state.text
    asked = await cast.client.say(cast.client_channel, "@Rapport receipts off")
    await cast.client.sees_thread(asked, "That is for")
