"""The daily summary: at the client's hour, once, and whenever somebody asks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import time, timedelta

import pytest
from sqlalchemy import text

from bot.features.summaries.tasks import Summarise
from bot.jobs.queue import enqueue
from bot.sandbox.person import Seen
from bot.sandbox.processes import Process
from tests.scenarios.conftest import MakeWorld
from tests.scenarios.words import CHANGE, CLIENT, VERB
from tests.scenarios.world import World, eventually, offers

POST = {"en": "The spring oolong is here.", "es": "Ya está aquí el café de primavera."}
DRAFT = {"en": "Two hundred tins are left.", "es": "Quedan doscientas bolsas."}
ASKED = {"en": "is it decaf?", "es": "¿es descafeinado?"}
OPEN = {"en": "do you ship to Malta?", "es": "¿enviáis a Malta?"}
ANSWER = {"en": "Nearly!", "es": "¡Casi!"}
TITLE = {"en": "Juniper Tea · Summary of", "es": "Café Lucero · Resumen del"}
NOW = {"en": "Juniper Tea · How things stand", "es": "Café Lucero · Cómo está todo"}
LINES = {
    "en": (
        "Published",
        "Waiting for somebody",
        "Changes not seen yet",
        "Answered: *1*",
        "Open: *1*",
    ),
    "es": (
        "Publicado",
        "A la espera de alguien",
        "Cambios sin ver",
        "Respondidos: *1*",
        "Abiertos: *1*",
    ),
}
MEDIAN = {"en": "Median first answer", "es": "Mediana de la primera respuesta"}


async def _summaries(world: World) -> list[Seen]:
    """Those of days: each carries its signed line."""
    seen = await world.cast.client.reads(world.cast.client_channel)
    return [message for message in seen if world.head_in(message.text) is not None]


async def _busy_day(world: World, language: str) -> None:
    """A post goes out, one waits; a change is told; of two customers one is answered."""
    cast = world.cast
    for words in (POST[language], DRAFT[language]):
        await cast.manager.slash(cast.client_channel, "/post new")
        await cast.manager.submit(await cast.manager.modal(), {"text": words})
    card = await cast.client.sees(cast.client_channel, POST[language])
    await cast.client.click(card, "posts.approve")
    said = await cast.client.say(
        cast.client_channel, f"@Rapport {VERB[language]} {CHANGE[language]}"
    )
    await cast.client.sees_thread(said, "#1")
    await world.house.x.write("customer", f"@{cast.brand.handle} {ASKED[language]}")
    await world.house.x.write("stranger", f"@{cast.brand.handle} {OPEN[language]}")
    asked = await cast.staff.sees(cast.team_channel, ASKED[language])
    await cast.staff.sees(cast.team_channel, OPEN[language])
    await cast.staff.click(asked, "inbox.reply")
    await cast.staff.submit(await cast.staff.modal(), {"text": ANSWER[language]})
    await world.settles("reply.sent", 1)
    await world.settles("post.published", 1)


@asynccontextmanager
async def _second_worker(world: World) -> AsyncIterator[None]:
    house = world.house
    worker = Process("worker", house.environment, house.data.part("logs") / "second.log")

    async def both() -> bool:
        async with world.database.system() as session:
            count = text("SELECT count(*) FROM procrastinate_workers")
            return (await session.scalar(count) or 0) > 1

    await worker.start()
    try:
        await eventually(both)
        yield
    finally:
        await worker.stop()


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_day_is_summarised_at_the_clients_hour(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    await _busy_day(world, language)
    nine = await world.next_at(time(9))
    await world.wait_until(nine - timedelta(seconds=1))
    assert await _summaries(world) == []
    await world.wait_until(nine)

    summary = await cast.client.sees(cast.client_channel, TITLE[language])
    for words in LINES[language]:
        assert words in summary.text
    assert MEDIAN[language] in summary.text
    lines = summary.text.splitlines()
    (published,) = [line for line in lines if POST[language] in line]
    assert "x.com" in published
    (waiting,) = [line for line in lines if DRAFT[language] in line]
    assert CLIENT[language] in waiting
    (unseen,) = [line for line in lines if CHANGE[language] in line]
    assert "slack.com/archives/" in unseen
    assert ASKED[language] not in summary.text
    assert summary.rings == []

    head = world.head_in(summary.text)
    assert head is not None
    assert head.client_id == (await world.client()).id
    assert await world.holds(head)
    (entry,) = await world.recorded("summary.posted")
    assert entry.payload is not None
    assert entry.payload["head_seq"] == head.seq == entry.seq - 1


async def test_two_workers_post_one_summary_and_an_idle_client_gets_none(
    make_world: MakeWorld,
) -> None:
    idle, world = await make_world("en"), await make_world("es")
    cast = world.cast
    await cast.manager.slash(cast.client_channel, f"/plan cambio {CHANGE['es']}")
    async with _second_worker(world):
        await world.wait_until(await world.next_at(time(9)))
        async with world.database.transaction(world.workspace_id) as tx:
            for _ in range(4):
                await enqueue(tx, Summarise(subject_id=(await world.client()).id))
        await cast.client.sees(cast.client_channel, TITLE["es"])
        await world.wait(minutes=90)
    assert len(await _summaries(world)) == 1
    assert len(await world.recorded("summary.posted")) == 1

    card = await cast.client.sees(
        cast.client_channel, CHANGE["es"], matching=lambda m: offers(m, "plans.seen")
    )
    await cast.client.click(card, "plans.seen")
    await world.wait_until(await world.next_at(time(9)))
    assert len(await _summaries(world)) == 1
    assert await _summaries(idle) == []
    assert await idle.recorded("summary.posted") == []


@pytest.mark.parametrize("language", ["en", "es"])
async def test_whoever_asks_hears_how_things_stand_now(
    make_world: MakeWorld, language: str
) -> None:
    world = await make_world(language)
    cast = world.cast
    room = cast.client_channel
    verb = {"en": "summary", "es": "resumen"}[language]
    (answer,) = (await cast.manager.slash(room, f"/rapport {verb}")).messages
    assert answer.ephemeral
    assert NOW[language] in answer.text
    assert {"en": "Nothing new: ", "es": "Nada nuevo: "}[language] in answer.text
    head = world.head_in(answer.text)
    assert head is not None
    assert await world.holds(head)

    await cast.manager.slash(room, f"/plan {VERB[language]} {CHANGE[language]}")
    await world.wait(minutes=2.1)
    said = await cast.client.say(room, f"@Rapport {verb}")
    shared = await cast.client.sees_thread(said, NOW[language])
    await world.house.slack.redeliver("event")
    assert CHANGE[language] in shared.text
    assert not shared.ephemeral
    assert shared.rings == []
    answers = await cast.client.reads(room, NOW[language], thread=said)
    assert len(answers) == 1
    assert await world.recorded("summary.posted") == []
