"""The house's own doors: the clock by words, Postgres restarted under the app's feet."""

import psycopg
import pytest

from bot.sandbox.house import House
from tests.support.house import MakeWorld
from tests.support.servers import hurry


async def test_the_clock_is_moved_by_words_and_says_what_fell_due(
    house: House, make_world: MakeWorld
) -> None:
    world = await make_world("es")
    await world.cast.client.say(world.cast.client_channel, "@Rapport cambio el taller es el lunes")
    await world.cast.manager.sees(world.cast.client_channel, "taller")
    body = {"words": "+3 min", "zone": "Europe/Madrid", "language": "es"}
    before = house.clock.business()
    async with house.session.post(f"{house.address}/control/house/clock", json=body) as answer:
        assert answer.status == 200
        told = await answer.json()
    assert (house.clock.business() - before).total_seconds() >= 180
    assert told["due"]["plans.announce_change"] == 1
    async with house.session.get(f"{house.address}/control/house/clock") as answer:
        assert (await answer.json())["moving"] is False
    panel = f"{house.address}/as/{world.cast.manager.id}/curtain/clock"
    async with house.session.get(panel) as answer:
        assert "Contar un cambio del plan" in await answer.text()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"words": "el viernes", "language": "es"}, "¿a qué hora?"),
        ({"words": "soon"}, "There is no time in that"),
        ({"words": "+1 h", "zone": "Europe/Nowhere"}, "zone: a name such as Europe/Madrid"),
    ],
)
async def test_words_that_are_no_time_are_refused_kindly(
    house: House, body: dict[str, str], told: str
) -> None:
    async with house.session.post(f"{house.address}/control/house/clock", json=body) as answer:
        assert answer.status == 400
        assert told in await answer.text()


async def test_postgres_may_be_restarted_and_crash_and_no_promise_is_lost(
    house: House, make_world: MakeWorld
) -> None:
    world = await make_world("en")
    cast = world.cast
    url = f"{house.address}/control/house/postgres/restart"
    _wait_for_the_disk(house)
    for number, crash in enumerate((False, True)):
        line = f"stall {number} moves to the square"
        await cast.manager.slash(cast.client_channel, f"/plan change {line}")
        async with house.session.post(url, json={"crash": crash}) as answer:
            assert answer.status == 200
            assert (await answer.json())["seconds"] < 20
        await house.ready()
        again = f"stall {number} stays there"
        await cast.manager.slash(cast.client_channel, f"/plan change {again}")
        answered = await cast.manager.slash(cast.client_channel, "/plan history")
        assert line in answered.text
        assert again in answered.text
    hurry(house.urls.superuser)
    assert house.web.running
    assert house.worker.running


def _wait_for_the_disk(house: House) -> None:
    """As Postgres does unless it is told to hurry: what it said yes to is written."""
    with psycopg.connect(house.urls.superuser, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM RESET synchronous_commit")
        connection.execute("SELECT pg_reload_conf()")


async def test_a_place_that_nobody_declared_is_no_place_to_die(house: House) -> None:
    await house.worker.stop()
    try:
        url = f"{house.address}/control/house/worker/start"
        async with house.session.post(url, json={"fault": "nowhere.at_all"}) as answer:
            assert answer.status == 400
            assert "publishing.after_accept" in await answer.text()
    finally:
        await house.worker.start()
