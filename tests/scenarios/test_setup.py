"""A brand is set up with five questions, connected to X, and its settings are a manager's."""

import asyncio
import sys
from collections.abc import Sequence

import pytest

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.operating.connect import connect_account
from bot.sandbox.person import Channel
from bot.settings import load, plain_environment
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import MANAGER, STAFF
from tests.scenarios.world import World

QUESTIONS = {
    "en": ["Brand", "X account", "The client's contact, in Slack", "… or by e-mail"],
    "es": ["Marca", "Cuenta de X", "El contacto del cliente, en Slack", "… o por correo"],
}
STANDS_IN = {"en": "Who stands in for you?", "es": "¿Quién te sustituye?"}
ANSWERS = {"en": "Who answers customers today?", "es": "¿Quién responde hoy a la gente?"}
BAD_HANDLE = {"en": "is not the name of an X account", "es": "no es el nombre de una cuenta de X"}
NO_CONTACT = {"en": "Name the client's contact", "es": "Indica el contacto del cliente"}
SET_UP = {"en": "Bean & Leaf is set up", "es": "Bean & Leaf está dada de alta"}
DEFAULTS = {
    "en": ("For 2 min it can be fixed or taken back", "Any one contact of the client approves"),
    "es": ("Durante 2 min se puede corregir o retirar", "Cualquier contacto del cliente aprueba"),
}


async def _second_room(world: World) -> Channel:
    cast = world.cast
    name = f"bean-{cast.team.id.lower()}"
    return await cast.team.channel(name, members=[cast.manager, cast.staff, cast.install])


async def _clients(world: World, brand: str) -> Sequence[Client]:
    async with world.database.transaction(world.workspace_id) as tx:
        return [client for client in await clients.clients(tx) if client.brand == brand]


@pytest.mark.parametrize("language", ["en", "es"])
async def test_five_questions_asked_once_and_nothing_typed_is_lost(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    room = await _second_room(world)
    await cast.manager.slash(room, {"en": "/rapport setup", "es": "/rapport configurar"}[language])
    modal = await cast.manager.modal()
    assert modal.labels == [*QUESTIONS[language], STANDS_IN[language], ANSWERS[language]]

    stays = await cast.manager.submit(
        modal,
        {"brand": "Bean & Leaf", "x_handle": "bean and leaf!", "answering": [cast.staff.id]},
    )
    assert not stays.closed
    assert stays.modal is not None
    _, handle, _, email = QUESTIONS[language]
    assert set(stays.modal.errors) == {handle, email}
    assert BAD_HANDLE[language] in stays.modal.errors[handle]
    assert NO_CONTACT[language] in stays.modal.errors[email]
    for typed in ("Bean & Leaf", "bean and leaf!", STAFF[language]):
        assert typed in stays.modal.text
    assert await _clients(world, "Bean & Leaf") == []

    await world.house.slack.fault("deliver:view_submission", "duplicate")
    done = await cast.manager.submit(
        stays.modal, {"x_handle": "@beanleaf", "contact_email": "bea@bean.example"}
    )
    assert done.closed
    await world.house.slack.redeliver("view_submission")
    card = await cast.staff.sees(room, SET_UP[language])
    for words in (*DEFAULTS[language], MANAGER[language], STAFF[language], "bea@bean.example"):
        assert words in card.text
    assert "rapport connect x --client bean-leaf --token" in card.text
    assert len(await _clients(world, "Bean & Leaf")) == 1
    assert len(await cast.staff.reads(room, SET_UP[language])) == 1


@pytest.mark.parametrize("language", ["en", "es"])
async def test_only_a_manager_changes_settings_and_they_hold_at_once(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    room = cast.client_channel
    command = {"en": "settings", "es": "ajustes"}[language]
    kindly = {"en": "That is for", "es": "De eso se ocupa"}[language]
    refused = await cast.staff.slash(room, f"/rapport {command}")
    assert kindly in refused.text
    assert MANAGER[language] in refused.text
    said = await cast.client.say(room, f"@Rapport {command}")
    await cast.client.sees_thread(said, kindly)

    await cast.manager.slash(room, f"/rapport {command}")
    modal = await cast.manager.modal()
    assert cast.brand.name in modal.text
    wrong = await cast.manager.submit(
        modal, {"change_hold_minutes": "5", "approvers": [cast.staff.id], "zone": "Nowhere"}
    )
    assert wrong.modal is not None
    assert ["Nowhere" in error for error in wrong.modal.errors.values()] == [True]
    zone = {"en": "Europe/London", "es": "Europe/Madrid"}[language]
    done = await cast.manager.submit(wrong.modal, {"zone": zone})
    assert done.closed
    await world.house.slack.redeliver("view_submission")
    saved = {"en": "Saved for Juniper Tea", "es": "Guardado para Café Lucero"}[language]
    told = await cast.manager.sees(room, saved)
    assert STAFF[language] in told.text
    changed = await world.recorded("client.setting_changed")
    settings = {entry.payload["setting"] for entry in changed[-2:] if entry.payload}
    assert settings == {"change_hold_minutes", "approvers"}

    await cast.manager.slash(room, "/post new")
    await cast.manager.submit(await cast.manager.modal(), {"text": "Tins!"})
    card = await cast.client.sees(room, "Tins!")
    assert card.rings == [cast.staff.id]
    await cast.client.click(card, "posts.approve")
    await cast.client.sees(room, STAFF[language], matching=lambda m: m.ephemeral)
    assert await world.recorded("post.approved") == []
    await cast.staff.click(card, "posts.approve")
    await world.settles("post.approved", 1)


async def _connect(world: World, *arguments: str) -> tuple[int | None, str]:
    """The command as it is run; its exit code, and what it printed."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.cli", "connect", "x", "--data", str(world.house.data.root), *arguments),
        env={**plain_environment(), "COLUMNS": "200"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await child.communicate()
    return child.returncode, printed.decode().strip()


async def test_an_x_account_is_connected_by_its_token(
    make_world: MakeWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    world = await make_world("en")
    cast, x = world.cast, world.house.x
    number = len((await world.house.slack.directory())["teams"])
    handle, slug = f"bean{number}", f"bean-{number}"
    room = await _second_room(world)
    await cast.manager.slash(room, "/rapport setup")
    done = await cast.manager.submit(
        await cast.manager.modal(),
        {"brand": f"Bean {number}", "x_handle": handle, "contact_email": "bea@bean.example"},
    )
    assert done.closed
    own, other = await x.create_account(handle), await x.create_account(f"other{number}")

    settings = load(world.house.environment)
    for name, token, words in (
        (slug, cast.brand.token, f"@{cast.brand.handle} is connected for Juniper Tea already"),
        (slug, other.token, f"@other{number}, but the brand was set up with @{handle}"),
        (slug, "nonsense", "X does not take this token"),
        ("nobody", own.token, "No client is called nobody"),
    ):
        capsys.readouterr()
        assert await connect_account(settings, "x", name, token) == 1
        printed = " ".join(capsys.readouterr().err.split())
        assert words in printed
        assert token not in printed

    code, said = await _connect(world, "--client", slug, "--token", own.token)
    assert (code, said) == (0, f"@{handle} is connected for {slug}.")
    await cast.manager.sees(
        room, f"@{handle} on X", matching=lambda m: "not connected yet" not in m.text
    )
    assert await connect_account(settings, "x", slug, own.token) == 0
