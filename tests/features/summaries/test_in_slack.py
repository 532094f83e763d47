"""``/rapport summary`` through the kit's real doors."""

import asyncio

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.features.clients import listeners as clients_listeners
from bot.features.clients import service as clients
from bot.features.plans import service as plans
from bot.features.reasons import listeners as reasons_listeners
from bot.features.summaries.listeners import SummariesListeners
from bot.features.summaries.models import Summary
from bot.record.heads import SigningKey, parse_head_line
from bot.sandbox.person import Seen
from bot.slack.dispatch import Routes
from bot.slack.people import find
from tests.features.clients.conftest import Work, work
from tests.slack.conftest import Place, place

__all__ = ["place", "work"]

KEY = SigningKey(SigningKey.generate())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def routes() -> Routes:
    routes = Routes()
    routes.include(clients_listeners)
    routes.include(SummariesListeners(signing_key=KEY))
    routes.include(reasons_listeners)
    return routes


@pytest.fixture
async def brand(place: Place, work: Work) -> Place:
    """A brand in Spanish, with a plan change that nobody has seen."""
    await place.ana.slash(place.channel, "/rapport configurar")
    modal = await place.ana.modal("Dar de alta una marca")
    answers: dict[str, object] = {
        "brand": "Café Año",
        "x_handle": "@cafe",
        "contact": place.carl.id,
        "answering": [place.ben.id],
    }
    assert (await place.ana.submit(modal, answers)).closed
    await work()
    async with place.database.transaction(place.workspace_id) as tx:
        (client,) = await clients.clients(tx)
        ana = await find(tx, place.ana.team, place.ana.id)
        assert ana is not None
        change, _ = await plans.tell(
            tx, client=client, person=ana, text="Dos por semana", language="es", door="slash"
        )
        change.announce(tx.now, client.team_channel_id)
    return place


async def rows(place: Place) -> list[Summary]:
    async with place.database.transaction(place.workspace_id) as tx:
        return list(await tx.session.scalars(select(Summary)))


def checkpoint(seen: Seen) -> str:
    return next(line for line in seen.text.splitlines() if line.startswith("cafe-ano #"))


@pytest.mark.parametrize("line", ["/rapport summary", "/rapport resumen"])
async def test_who_asks_sees_it_alone_and_in_their_language(brand: Place, line: str) -> None:
    await brand.ben.slash(brand.channel, line)
    seen = await brand.ben.sees(brand.channel, "Café Año · How things stand")
    assert "Change 1: Dos por semana · told by the agency on" in seen.text
    assert parse_head_line(checkpoint(seen), [KEY.public]).workspace_id == brand.workspace_id
    assert await brand.carl.reads(brand.channel, "How things stand") == []
    await brand.ana.slash(brand.channel, line)
    await brand.ana.sees(brand.channel, "Café Año · Cómo está todo")
    assert await rows(brand) == []


async def test_the_client_s_contact_asks_by_a_mention_and_is_answered_in_the_thread(
    brand: Place, work: Work
) -> None:
    said = await brand.carl.say(brand.channel, "@Rapport summary")
    while not any(row.thread_ts == said.ts for row in await brand.posted()):
        await asyncio.sleep(0.05)
    await work()
    seen = await brand.carl.sees_thread(said, "Café Año · Cómo está todo")
    assert "Cambio 1: Dos por semana" in seen.text
    assert seen.rings == []
    assert parse_head_line(checkpoint(seen), [KEY.public]).seq > 0
    assert await rows(brand) == []


async def test_why_it_was_late_is_told_to_a_thread_in_the_client_s_language(
    brand: Place, work: Work
) -> None:
    said = await brand.ben.say(brand.channel, "@Rapport ¿por qué?")
    while not any(row.thread_ts == said.ts for row in await brand.posted()):
        await asyncio.sleep(0.05)
    await work()
    await brand.ben.sees_thread(said, "Nada de Café Año llegó más tarde")
    await brand.ben.slash(brand.channel, "/rapport por que")
    await brand.ben.sees(brand.channel, "Nothing at Café Año came later")


async def test_where_no_brand_lives_it_says_what_to_do(brand: Place) -> None:
    elsewhere = await brand.agency.channel("random", members=[brand.ben, brand.install])
    await brand.ben.slash(elsewhere, "/rapport summary")
    await brand.ben.sees(elsewhere, "/rapport setup")
