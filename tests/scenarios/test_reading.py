"""The record page: who gets a link through which door, and what becomes of it."""

import re

import pytest

from bot.sandbox.person import Modal, Person
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.test_receipts import confirm
from tests.scenarios.words import CHANGE, VERB
from tests.scenarios.world import World

COMMAND = {"en": "link", "es": "enlace"}
TITLE = {"en": "Record page", "es": "Página del registro"}
TOLD = {"en": "Plan change told", "es": "Aviso de un cambio del plan"}
WAITS = {"en": "the link follows by itself", "es": "el enlace les llega solo"}
MAIL = {"en": "The record of Juniper Tea", "es": "El registro de Café Lucero"}
PAGE = {"en": "Record of Juniper Tea", "es": "Registro de Café Lucero"}
GONE = {"en": "This link opens nothing", "es": "Este enlace no abre nada"}


def url_in(modal: Modal) -> str:
    found = re.search(r"http://[^\s`]+/record/[\w-]+", modal.text)
    assert found is not None, modal.text
    return found[0]


async def open_page(world: World, url: str, language: str) -> tuple[int, str]:
    headers = {"Accept-Language": language}
    async with world.house.session.get(url, headers=headers) as answer:
        return answer.status, await answer.text()


async def front(person: Person, title: str) -> Modal:
    return await person.modal(title)


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_manager_makes_a_link_reads_and_revokes_it(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    manager, room = world.cast.manager, world.cast.client_channel
    await manager.slash(room, f"/plan {VERB[language]} {CHANGE[language]}")
    await manager.slash(room, f"/plan {COMMAND[language]}")
    modal = await front(manager, TITLE[language])
    await manager.click(modal, "reading.make_link")
    url = url_in(await front(manager, TITLE[language]))

    status, html = await open_page(world, url, language)
    assert status == 200
    assert TOLD[language] in html
    assert CHANGE[language] in html
    (opened,) = await world.recorded("reading.opened")
    assert opened.audience == "client"

    await manager.click(await front(manager, TITLE[language]), "reading.revoke_link")
    status, html = await open_page(world, url, language)
    assert status == 410
    assert GONE[language] in html
    assert len(await world.recorded("reading.link_revoked")) == 1


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_client_of_another_organisation_asks_by_mention_and_reads_alone(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    await cast.manager.slash(cast.client_channel, f"/plan {VERB[language]} {CHANGE[language]}")
    said = await cast.client.say(cast.client_channel, f"@Rapport {COMMAND[language]}")
    words = {"en": "can be read in the browser", "es": "se puede leer en el navegador"}[language]
    offer = await cast.client.sees_thread(said, words)
    assert "/record/" not in offer.text
    await cast.client.click(offer, "reading.open_links")
    modal = await front(cast.client, TITLE[language])
    assert "reading.mail_link" not in str(modal.raw)
    await cast.client.click(modal, "reading.make_link")
    status, html = await open_page(
        world, url_in(await front(cast.client, TITLE[language])), language
    )
    assert status == 200
    assert TOLD[language] in html
    assert CHANGE[language] not in html  # two minutes to take it back; nobody is told yet


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_contact_with_e_mail_only_gets_the_link_once_their_address_is_confirmed(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    await cast.manager.slash(cast.team_channel, f"/plan {COMMAND[language]}")
    modal = await front(cast.manager, TITLE[language])
    await cast.manager.click(modal, "reading.mail_link")
    shown = await front(cast.manager, TITLE[language])
    assert WAITS[language] in shown.text
    assert "/record/" not in shown.text
    await confirm(world, language)
    mail = await world.mailed(cast.email, "/record/")
    assert MAIL[language] in mail.subject
    found = re.search(r"http://\S+/record/[\w-]+", mail.text)
    assert found is not None
    status, html = await open_page(world, found[0], "en")
    assert status == 200
    assert PAGE[language] in html
    (opened,) = await world.recorded("reading.opened")
    assert opened.actor == "contact"
    await world.settles("reading.link_mailed", 1)


async def test_a_link_of_somebody_else_is_not_theirs_to_revoke(make_world: MakeWorld) -> None:
    world = await make_world("en")
    cast = world.cast
    await cast.manager.slash(cast.team_channel, "/plan link")
    await cast.manager.click(await front(cast.manager, TITLE["en"]), "reading.make_link")
    url = url_in(await front(cast.manager, TITLE["en"]))
    await cast.staff.slash(cast.team_channel, "/plan link")
    listed = await front(cast.staff, TITLE["en"])
    assert "reading.revoke_link" not in str(listed.raw)
    assert (await open_page(world, url, "en"))[0] == 200
