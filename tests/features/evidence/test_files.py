"""Files shown for a change: fetched from Slack, kept with their hash, or told why not."""

import asyncio
import hashlib
from contextlib import suppress
from uuid import UUID

import pytest
from sqlalchemy import func, select

from bot.features.evidence import service
from bot.features.evidence.models import EvidenceFile
from bot.features.evidence.tasks import KeepFile
from bot.jobs.task import TryLater
from bot.record.repository import RecordedEntry, entries
from bot.slack.people import find
from tests.features.plans.conftest import Desk
from tests.scenarios.test_evidence import picture

CHANGE = "@Rapport change no boxes left"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


async def files(desk: Desk) -> list[EvidenceFile]:
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        return list(await tx.session.scalars(select(EvidenceFile).order_by(EvidenceFile.name)))


async def content(desk: Desk, file: EvidenceFile) -> bytes | None:
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        return await service.file_content(tx, file.id)


async def recorded(desk: Desk, kind: str) -> list[RecordedEntry]:
    async with desk.place.database.transaction(desk.place.workspace_id) as tx:
        found = await entries(tx, desk.client.id, audience=None, limit=100, kinds=[kind])
    return found[::-1]


async def test_several_files_are_kept_once_however_often_the_job_runs(desk: Desk) -> None:
    place = desk.place
    await place.ana.slash(desk.room, "/plan dijo no quedan cajas")
    shots = [await place.ana.keep("a.pdf", PDF), await place.ana.keep("b.png", picture())]
    modal = await place.ana.modal()
    assert (await place.ana.submit(modal, {"who": "Carl", "files": shots})).closed
    await desk.work()
    first, second = await files(desk)
    assert (first.mimetype, second.mimetype) == ("application/pdf", "image/png")
    assert await content(desk, first) == PDF
    assert await content(desk, second) == picture()
    task, handler = desk.registry.handlers[KeepFile.name]
    assert task is KeepFile
    for each in (first, second):
        await handler(place.workspace_id, KeepFile(file_id=each.id))
        async with place.database.transaction(place.workspace_id) as tx:  # two jobs at once
            await service.keep_file(
                tx, each.id, name="other", mimetype="image/png", content=b"other"
            )
    assert await content(desk, first) == PDF
    hashes = {(each.payload or {})["sha256"] for each in await recorded(desk, "evidence.file_kept")}
    assert hashes == {hashlib.sha256(data).hexdigest() for data in (PDF, picture())}
    assert len(await recorded(desk, "evidence.file_kept")) == 2
    echo = await place.ana.sees(desk.room, "se está guardando")
    assert "a.pdf" in echo.text


async def test_slack_is_busy_and_the_file_comes_later(desk: Desk) -> None:
    place = desk.place
    for kind in ("429", "500", "drop_after"):
        await place.fault("files.info", kind)
    await place.carl.upload(desk.room, "chat.png", picture(), comment=CHANGE)
    assert await desk.work() == [KeepFile.name]
    (file,) = await files(desk)
    handler = desk.registry.handlers[KeepFile.name][1]
    for _ in range(3):
        with suppress(TryLater):
            await handler(place.workspace_id, KeepFile(file_id=file.id))
    assert await content(desk, file) == picture()
    assert len(await recorded(desk, "evidence.file_kept")) == 1


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("chat.png", b"not a picture at all", "neither a picture nor a PDF"),
        ("chat.png", b"<html>sign in</html>", "may not read files"),
    ],
)
async def test_what_is_no_picture_is_not_kept_and_its_owner_is_told(
    desk: Desk, name: str, data: bytes, words: str
) -> None:
    place = desk.place
    await place.ben.upload(desk.room, name, data, comment=CHANGE)
    await desk.work()
    (file,) = await files(desk)
    assert await content(desk, file) is None
    dm = await place.ben.dm(place.install)
    told = await place.ben.sees(dm, words)
    assert "for plan change #1 of Café Año" in told.text
    assert "The change itself is recorded." in told.text
    (entry,) = await recorded(desk, "evidence.file_refused")
    assert entry.payload is not None
    await desk.pass_time()
    card = await place.carl.sees(desk.room, "Cambio del plan #1")
    await place.carl.sees_thread(card, "no se ha podido guardar")


async def test_a_file_that_is_gone_by_then_is_told_of(desk: Desk) -> None:
    place = desk.place
    said = await place.carl.upload(desk.room, "chat.png", picture(), comment=CHANGE)
    while place.hub.busy:
        await asyncio.sleep(0.01)
    await place.carl.delete_file(said.files[0])
    await desk.work()
    (file,) = await files(desk)
    assert file.status == "gone"
    assert len(await desk.changes()) == 1
    dm = await place.carl.dm(place.install)
    await place.carl.sees(dm, "Un archivo, del cambio del plan #1 de Café Año, se borró")


async def test_slack_is_away_for_a_day(desk: Desk) -> None:
    place = desk.place
    await place.fault("files.info", "500", times=100)
    await place.ben.upload(desk.room, "chat.png", picture(), comment=CHANGE)
    assert KeepFile.name in await desk.work()
    await desk.pass_time(25 * 3600)
    (file,) = await files(desk)
    await desk.registry.handlers[KeepFile.name][1](place.workspace_id, KeepFile(file_id=file.id))
    await desk.work()
    dm = await place.ben.dm(place.install)
    await place.ben.sees(dm, "could not be fetched from Slack for a whole day")
    (file,) = await files(desk)
    assert file.status == "failed"


async def test_of_other_kinds_the_name_is_kept(desk: Desk) -> None:
    place = desk.place
    said = await place.ben.upload(desk.room, "voice.mp3", b"ID3 music", comment="no boxes left")
    await desk.work()
    await place.ana.shortcut("evidence.record_change", said)
    assert (await place.ana.submit(await place.ana.modal())).closed
    await desk.work()
    (entry,) = await recorded(desk, "evidence.kept")
    assert entry.payload is not None
    assert entry.payload["files"] == ["voice.mp3"]
    (file,) = await files(desk)
    assert file.status == "named"
    assert await content(desk, file) is None


async def test_a_file_is_erased_and_the_record_says_on_whose_request(desk: Desk) -> None:
    place = desk.place
    await place.ben.upload(desk.room, "chat.png", picture(), comment=CHANGE)
    await desk.work()
    (file,) = await files(desk)
    async with place.database.transaction(place.workspace_id) as tx:
        ana = await find(tx, place.ana.team, place.ana.id)
        assert ana is not None
        for _ in range(2):
            await service.erase_file(tx, file.id, ana, on_request_of=str(ana.id))
    await desk.work()
    (gone,) = await files(desk)
    assert (gone.status, gone.name) == ("erased", "")
    assert await content(desk, file) is None
    (entry,) = await recorded(desk, "evidence.file_erased")
    assert entry.actor == str(ana.id)


async def test_nobody_elses_workspace_has_the_bytes(desk: Desk) -> None:
    place = desk.place
    await place.ben.upload(desk.room, "chat.png", picture(), comment=CHANGE)
    await desk.work()
    (file,) = await files(desk)
    async with place.database.transaction(UUID(int=7)) as tx:
        assert await service.file_content(tx, file.id) is None
        assert await tx.session.scalar(select(func.count()).select_from(EvidenceFile)) == 0
