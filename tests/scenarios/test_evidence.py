"""A change said in a message or elsewhere: recorded with what it was read from."""

import hashlib
import re
import struct
import zlib
from uuid import UUID

import pytest

from bot.features.evidence import service as evidence
from bot.record.repository import RecordedEntry
from bot.sandbox.person import Seen
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CLIENT, MANAGER, VERB, is_card
from tests.scenarios.world import World

SHORTCUT = "Record as plan change"
"""Slack shows one language to all."""
TOLD = {"en": "told", "es": "dijo"}
OPEN_FORM = {"en": "Open the form", "es": "Abrir el formulario"}
SAID = {"en": "Said by {who} in Slack", "es": "Lo dijo {who} en Slack"}
ON_THE_PHONE = {"en": "Said by {who} on the phone", "es": "Lo dijo {who} por teléfono"}
IN_PERSON = {"en": "Said by {who} in person", "es": "Lo dijo {who} en persona"}
RECORDED_BY = {"en": "recorded by {who}", "es": "registrado por {who}"}
IS_KEPT = {"en": "{name} is kept", "es": "{name} está guardado"}
EDITED = {"en": "edited the message", "es": "ha editado el mensaje"}
DELETED = {"en": "was deleted in Slack", "es": "Se ha borrado en Slack"}
ALREADY = {"en": "recorded already, as plan change #1", "es": "ya está registrado, como cambio"}
MESSAGE = {"en": "The boxes are out, the tasting is off", "es": "No hay cajas, no habrá cata"}


def picture(grey: int = 90) -> bytes:
    """A PNG of one pixel."""
    facts = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", facts), (b"IDAT", zlib.compress(bytes((0, grey)))), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


async def _payload(world: World, kind: str) -> dict[str, object]:
    (entry,) = await world.settles(kind, 1)
    assert entry.payload is not None
    return entry.payload


async def _kept_bytes(world: World, entry: RecordedEntry) -> bytes | None:
    """The bytes that the entry of a file tells of."""
    assert entry.payload is not None
    async with world.database.transaction(world.workspace_id) as tx:
        return await evidence.file_content(tx, UUID(str(entry.payload["file"])))


async def _card(world: World, words: str) -> Seen:
    await world.wait(minutes=2.1)
    return await world.cast.client.sees(world.cast.client_channel, words, matching=is_card)


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_manager_records_what_the_client_wrote(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    said = await cast.client.say(room, MESSAGE[language])
    await cast.manager.shortcut(SHORTCUT, said)
    modal = await cast.manager.modal()
    assert MESSAGE[language] in str(modal)
    assert CLIENT[language] in modal.text
    assert (await cast.manager.submit(modal)).closed
    await world.house.slack.redeliver("view_submission")
    echo = await cast.manager.sees(room, SAID[language].format(who=CLIENT[language]))
    assert echo.ephemeral

    (told,) = await world.settles("plan.change_told", 1)
    assert told.payload is not None
    assert (told.payload["door"], told.payload["side"]) == ("shortcut", "client")
    kept = await _payload(world, "evidence.kept")
    assert kept["text"] == MESSAGE[language]
    assert kept["who"] == CLIENT[language]
    assert str(kept["permalink"]).endswith(f"/archives/{room.id}/p{said.ts.replace('.', '')}")

    card = await _card(world, MESSAGE[language])
    assert CLIENT[language] in card.text
    line = await cast.client.sees_thread(card, SAID[language].format(who=CLIENT[language]))
    assert RECORDED_BY[language].format(who=MANAGER[language]) in line.text
    assert str(kept["permalink"]) in str(line.raw)

    await cast.manager.shortcut(SHORTCUT, said)
    await cast.manager.sees(room, ALREADY[language])

    await cast.client.edit(said, "All is well")
    await cast.manager.sees_thread(card, EDITED[language])
    await cast.client.delete(said)
    await world.house.slack.redeliver("event")
    await cast.manager.sees_thread(card, DELETED[language])
    edited = await _payload(world, "evidence.message_edited")
    assert (edited["before"], edited["after"]) == (MESSAGE[language], "All is well")
    deleted = await _payload(world, "evidence.message_deleted")
    assert deleted["before"] == "All is well"
    assert (await _payload(world, "evidence.kept"))["text"] == MESSAGE[language]
    assert len(await world.recorded("plan.change_told")) == 1


async def _opens(world: World, line: Seen, content: bytes) -> None:
    """The client opens what was kept; nobody but a member gets a link."""
    cast, room = world.cast, world.cast.client_channel
    stranger = await cast.organisation.person("Wim", locale="en-GB")
    await world.house.slack.invite(room, stranger)
    await stranger.click(line, "evidence.show_file")
    assert "/file/" not in str([each.raw for each in await stranger.reads(room, thread=line)])
    await cast.client.click(line, "evidence.show_file")
    link = await cast.client.sees(room, "call.png", matching=lambda m: m.ephemeral)
    (url,) = re.findall(r"https?://[^\s'\"]+/file/[^\s'\"]+", str(link.raw))
    async with world.house.session.get(url) as answer:
        assert (answer.status, answer.content_type) == (200, "image/png")
        assert answer.headers["Content-Disposition"].startswith("inline")
        assert await answer.read() == content
    async with world.house.session.get(url + "x") as answer:
        assert answer.status == 404
    opened = await _payload(world, "evidence.file_opened")
    assert opened["name"] == "call.png"


@pytest.mark.parametrize("language", ["en", "es"])
async def test_told_on_the_phone_with_a_screenshot(make_world: MakeWorld, language: str) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    content = picture()
    shot = await cast.manager.keep("call.png", content)
    await cast.manager.slash(room, f"/plan {TOLD[language]} {MESSAGE[language]}")
    modal = await cast.manager.modal()
    stays = await cast.manager.submit(modal, {"said": "mañana 16:10"})
    assert not stays.closed
    values: dict[str, object] = {
        "who": CLIENT[language],
        "medium": "phone",
        "said": "16:10",
        "files": [shot],
    }
    assert (await cast.manager.submit(modal, values)).closed
    await world.house.slack.redeliver("view_submission")
    echo = await cast.manager.sees(room, ON_THE_PHONE[language].format(who=CLIENT[language]))
    assert "16:10" in echo.text

    (file,) = await world.settles("evidence.file_kept", 1)
    assert file.payload is not None
    assert file.payload["sha256"] == hashlib.sha256(content).hexdigest()
    assert await _kept_bytes(world, file) == content
    card = await _card(world, MESSAGE[language])
    assert CLIENT[language] in card.text
    line = await cast.client.sees_thread(card, ON_THE_PHONE[language].format(who=CLIENT[language]))
    assert IS_KEPT[language].format(name="call.png") in line.text
    await _opens(world, line, content)
    assert [len(await world.recorded(k)) for k in ("plan.change_told", "evidence.kept")] == [1, 1]


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_client_of_another_organisation_tells_what_the_agency_said(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    said = await cast.client.say(room, f"@Rapport {TOLD[language]} {MESSAGE[language]}")
    offer = await cast.client.sees_thread(said, OPEN_FORM[language])
    await cast.client.click(offer, OPEN_FORM[language])
    modal = await cast.client.modal()
    assert MESSAGE[language] in modal.text
    done = await cast.client.submit(modal, {"who": MANAGER[language], "medium": "in_person"})
    assert done.closed
    card = await _card(world, MESSAGE[language])
    assert MANAGER[language] in card.text
    in_person = IN_PERSON[language].format(who=MANAGER[language])
    line = await cast.manager.sees_thread(card, in_person)
    assert RECORDED_BY[language].format(who=CLIENT[language]) in line.text
    (told,) = await world.recorded("plan.change_told")
    assert told.payload is not None
    assert (told.payload["door"], told.payload["side"]) == ("told", "agency")


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_mention_with_a_screenshot_by_the_client(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast, room = world.cast, world.cast.client_channel
    content = picture(grey=200)
    words = f"@Rapport {VERB[language]} {MESSAGE[language]}"
    said = await cast.client.upload(room, "chat.png", content, comment=words)
    await cast.client.sees_thread(said, MESSAGE[language])
    await world.house.slack.redeliver("event")
    (file,) = await world.settles("evidence.file_kept", 1)
    assert await _kept_bytes(world, file) == content
    card = await _card(world, MESSAGE[language])
    line = await cast.client.sees_thread(card, SAID[language].format(who=CLIENT[language]))
    assert IS_KEPT[language].format(name="chat.png") in line.text
    await cast.client.edit(said, words + "!")
    await cast.manager.sees_thread(card, EDITED[language])
    assert [len(await world.recorded(k)) for k in ("plan.change_told", "evidence.kept")] == [1, 1]
