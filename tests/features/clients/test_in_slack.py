"""Clients as people meet them: signed requests in, what Slack shows out."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from bot.features.clients import service
from bot.features.clients.models import Client
from bot.jobs.tables import JobFailure
from bot.sandbox.person import Person, Team
from bot.storage.transaction import Database
from tests.features.clients.conftest import Work
from tests.slack.conftest import Place


def answers(place: Place, **changed: object) -> dict[str, object]:
    return {
        "brand": "Café Año",
        "x_handle": "@cafe",
        "contact": place.carl.id,
        "answering": [place.ben.id],
    } | changed


async def set_up(place: Place, **changed: object) -> Client:
    await place.ana.slash(place.channel, "/rapport configurar")
    modal = await place.ana.modal("Dar de alta una marca")
    came = await place.ana.submit(modal, answers(place, **changed))
    assert came.closed
    return (await all_clients(place))[0]


async def all_clients(place: Place) -> list[Client]:
    async with place.database.transaction(place.workspace_id) as tx:
        return await service.clients(tx)


async def test_five_questions_make_a_client_and_a_card(place: Place, work: Work) -> None:
    client = await set_up(place)
    assert (client.brand, client.language, client.zone) == ("Café Año", "es", "Europe/Madrid")
    assert client.team_channel_id == place.channel.id
    await work()
    card = await place.ben.sees(place.channel, "Café Año está dada de alta")
    assert "Contacto del cliente: Carl" in card.text
    assert "rapport connect x --client cafe-ano --token …" in card.text
    assert card.buttons == ["Canal del cliente (opcional)", "Ajustes"]
    assert card.rings == []
    await place.ana.sees(place.channel, "La tarjeta está en")


async def test_people_never_seen_before_are_known_by_their_own_team(place: Place) -> None:
    theirs = Team(place.carl.team, "Acme", place.carl.control)
    dora = await theirs.person("Dora", tz="Europe/Madrid")
    room = await place.agency.channel("where-we-are-not", members=[place.ana])
    await place.slack.connect(room, theirs, [dora])
    client = await set_up(place, contact=dora.id)
    async with place.database.transaction(place.workspace_id) as tx:
        views = {view.person.name: view for view in await service.members(tx, client.id)}
    assert views["Dora"].roles == {"client"}
    assert views["Dora"].person.slack_team_id == place.carl.team != place.ana.team
    assert views["Ben"].roles == {"staff"}
    assert views["Ana"].roles == {"manager"}


async def test_what_does_not_fit_is_told_in_the_modal_and_kept(place: Place) -> None:
    await place.ben.slash(place.channel, "/rapport setup")
    modal = await place.ben.modal("Set up a brand")
    came = await place.ben.submit(
        modal, {"brand": "!!!", "x_handle": "not a handle", "contact_email": "nobody"}
    )
    assert not came.closed
    assert came.modal is not None
    assert set(came.modal.errors) == {"Brand", "X account", "… or by e-mail"}
    assert "like @acme" in came.modal.errors["X account"]
    came = await place.ben.submit(modal, answers(place, contact_email=None))
    assert came.closed
    assert len(await all_clients(place)) == 1


async def test_the_same_brand_again_is_told_at_its_input(place: Place) -> None:
    await set_up(place)
    other = await place.agency.channel("other", members=[place.ben, place.install])
    await place.ben.slash(other, "/rapport setup")
    modal = await place.ben.modal()
    came = await place.ben.submit(modal, answers(place, brand="cafe ano"))
    assert came.modal is not None
    assert came.modal.errors == {
        "Brand": "Café Año is set up already. Say `/rapport people` in its channel to see who "
        "looks after it, or give this brand another name."
    }


async def test_a_submission_that_comes_twice_makes_one_client(place: Place, work: Work) -> None:
    await place.fault("deliver:view_submission", "duplicate")
    await set_up(place)
    await asyncio.sleep(0.3)
    await work()
    assert len(await all_clients(place)) == 1
    assert len(await place.ben.reads(place.channel, "está dada de alta")) == 1


async def test_a_channel_with_a_brand_says_so_before_anything_is_filled_in(place: Place) -> None:
    await set_up(place)
    came = await place.ben.slash(place.channel, "/rapport setup")
    assert "This channel is the one of Café Año" in came.text
    dm = await place.ben.dm(place.install)
    came = await place.ben.slash(dm, "/rapport setup")
    assert "Run /rapport setup in your team's channel" in came.text.replace("`", "")


async def test_the_clients_own_people_do_not_set_up(place: Place, work: Work) -> None:
    await place.carl.say(place.channel, "@Rapport setup")
    await asyncio.sleep(0.3)
    await work()
    await place.carl.sees(place.channel, "A brand is set up by the people of this workspace.")
    assert await all_clients(place) == []


async def test_a_mention_opens_the_same_form_by_a_button(place: Place, work: Work) -> None:
    await place.ana.say(place.channel, "@Rapport configurar")
    await asyncio.sleep(0.3)
    await work()
    button = await place.ana.sees(place.channel, "Ábrelo", matching=lambda m: bool(m.buttons))
    await place.ana.click(button, button.buttons[0])
    modal = await place.ana.modal("Dar de alta una marca")
    assert (await place.ana.submit(modal, answers(place))).closed


async def _choose_channel(place: Place, by: Person, channel_id: str) -> Any:
    card = await by.sees(place.channel, "está dada de alta", matching=lambda m: bool(m.buttons))
    await by.click(card, "clients.choose_channel")
    modal = await by.modal("Canal del cliente")
    return await by.submit(modal, {"client_channel_id": channel_id})


async def test_the_clients_channel_is_greeted_and_the_card_follows(
    place: Place, work: Work
) -> None:
    await set_up(place)
    await work()
    room = await place.agency.channel("cafe", members=[place.ana, place.install])
    came = await _choose_channel(place, place.ana, room.id)
    assert came.closed
    await work()
    await place.ana.sees(room, "Café Año y la agencia leen este canal.")
    await place.ana.sees(place.channel, "El cliente lee #cafe")
    assert len(await place.ana.reads(place.channel, "Quién hace qué")) == 1


async def test_a_channel_without_us_is_asked_for_kindly_and_greeted_once_invited(
    place: Place, work: Work
) -> None:
    await set_up(place)
    await work()
    room = await place.agency.channel("cafe", members=[place.ana])
    await _choose_channel(place, place.ana, room.id)
    await work()
    told = await place.ana.sees(place.channel, "No he podido escribir en")
    assert "/invite @Rapport" in told.text
    await place.ana.say(room, "hola")
    await place.slack.invite(room, place.install)
    await asyncio.sleep(0.3)
    await work()
    await place.ana.sees(room, "Café Año y la agencia leen este canal.")


async def test_settings_are_changed_in_one_modal(place: Place, work: Work) -> None:
    await set_up(place)
    await work()
    await place.ana.slash(place.channel, "/rapport ajustes")
    modal = await place.ana.modal("Ajustes")
    came = await place.ana.submit(modal, {"zone": "Nowhere", "cutoff_minutes": "soon"})
    assert came.modal is not None
    assert len(came.modal.errors) == 2
    assert "«Nowhere»" in came.modal.errors["Zona horaria"]
    came = await place.ana.submit(
        modal,
        {
            "zone": "america/bogota",
            "cutoff_minutes": "45",
            "change_hold_minutes": "5",
            "approvers": [place.carl.id, place.ana.id],
            "x_handle": "cafe_ano",
        },
    )
    assert came.closed
    await work()
    told = await place.ana.sees(place.channel, "Guardado para Café Año.")
    assert "Zona horaria: America/Bogota" in told.text
    assert "Quién aprueba: Ana y Carl" in told.text
    assert "Resumen" not in told.text
    (client,) = await all_clients(place)
    assert (client.zone, client.cutoff_minutes, client.x_handle) == (
        "America/Bogota",
        45,
        "cafe_ano",
    )
    assert len(client.approvers) == 2


async def test_who_is_no_manager_is_told_who_is(place: Place) -> None:
    await set_up(place)
    came = await place.ben.slash(place.channel, "/rapport settings")
    assert "That is for Ana to do." in came.text


async def test_people_are_listed_added_and_removed(place: Place, work: Work) -> None:
    await set_up(place)
    vera = await place.agency.person("Vera", tz="Europe/Madrid", locale="es-ES")
    came = await place.ana.slash(place.channel, "/rapport añadir @Vera como personal Atención")
    assert "responde a la gente por Café Año y firma ^VE" in came.text
    came = await place.ana.slash(place.channel, "/rapport personas")
    assert "Vera · Atención · firma ^VE · sus respuestas se leen antes" in came.text
    came = await place.ana.slash(place.channel, "/rapport añadir @Vera como jefe")
    assert "Di qué papel" in came.text
    assert "@Vera como jefe" in came.text or vera.id in came.text
    came = await place.ana.slash(place.channel, "/rapport quitar @Vera")
    assert "Vera ya no tiene este papel" in came.text
    came = await place.ana.slash(place.channel, "/rapport personas")
    assert "Vera" not in came.text
    await work()


@pytest.fixture
async def failure(place: Place, database: Database) -> JobFailure:
    return JobFailure(
        workspace_id=place.workspace_id,
        id=uuid4(),
        task="publishing.publish_post",
        reference="9f3c2b1a",
        failed_at=database.clock.business(),
    )


async def _fail(place: Place, failure: JobFailure, *, times: int = 1) -> None:
    async with place.database.transaction(place.workspace_id) as tx:
        tx.session.add(failure)
        await tx.session.flush()
        for _ in range(times):
            await service.on_job_failure(tx, failure)


async def test_a_job_that_failed_for_good_is_told_once_in_the_teams_channel(
    place: Place, work: Work, failure: JobFailure
) -> None:
    await set_up(place)
    await _fail(place, failure, times=2)
    await work()
    told = await place.ana.reads(place.channel, "Una publicación no ha podido salir.")
    assert len(told) == 1
    assert "9f3c2b1a" in told[0].text


async def test_a_failure_of_telling_is_not_told(
    place: Place, work: Work, failure: JobFailure
) -> None:
    await set_up(place)
    await work()
    before = len(await place.posted())
    failure.task = "clients.tell_failure"
    await _fail(place, failure)
    await work()
    assert len(await place.posted()) == before


async def test_failing_messages_are_told_once_a_day_to_the_manager(
    place: Place, work: Work, failure: JobFailure
) -> None:
    await set_up(place)
    failure.task = "slack.deliver_lane"
    await _fail(place, failure)
    second = JobFailure(
        workspace_id=place.workspace_id,
        id=uuid4(),
        task="slack.deliver_lane",
        reference="second",
        failed_at=failure.failed_at,
    )
    await _fail(place, second)
    await work()
    dm = await place.ana.dm(place.install)
    assert len(await place.ana.reads(dm, "No se ha podido escribir en Slack.")) == 1


async def test_a_team_channel_without_us_is_told_to_the_manager_and_the_card_comes_later(
    place: Place, work: Work
) -> None:
    room = await place.agency.channel("social", members=[place.ana])
    await place.ana.slash(room, "/rapport configurar")
    modal = await place.ana.modal()
    assert (await place.ana.submit(modal, answers(place))).closed
    await work()
    dm = await place.ana.dm(place.install)
    told = await place.ana.reads(dm, "No he podido escribir en")
    assert len(told) == 1
    assert "/invite @Rapport" in told[0].text
    await place.slack.invite(room, place.install)
    await asyncio.sleep(0.3)
    await work()
    await place.ana.sees(room, "Café Año está dada de alta")
