"""One sandbox a run, for every test that goes through the doors that people use.

A plugin of the tests' conftest: a session's fixture must be known by one name in one place.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.features.clients import service as clients
from bot.sandbox.house import House, open_house
from bot.sandbox.seed import seed_brand
from bot.settings import load
from bot.slack.installs import Installs, facts_of_token
from bot.slack.manifest import build_manifest
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database
from bot.wiring import all_routes
from tests.scenarios.world import World
from tests.support.servers import hurry

__all__ = ["MakeWorld", "worlds"]

MakeWorld = Callable[[str], Awaitable[World]]

CARDS_A_DAY = 50
"""A scenario plays within minutes what people do in weeks; what asks for fewer sets fewer."""
BRANDS = {
    "en": ("Juniper Tea", "junipertea", "Europe/London"),
    "es": ("Café Lucero", "cafelucero", "Europe/Madrid"),
}


@pytest.fixture(scope="session")
async def house(scratch: Path) -> AsyncIterator[House]:
    async with open_house(scratch / "house", rates=1000) as house:
        hurry(house.urls.superuser)
        await house.x.settings(rate_factor=1000, timeline_lag=0.1)
        yield house


@pytest.fixture
async def make_world(house: House) -> AsyncIterator[MakeWorld]:
    """A workspace of its own with one brand, its people and its account, in a language."""
    async with worlds(house) as make:
        yield make


@asynccontextmanager
async def worlds(house: House) -> AsyncIterator[MakeWorld]:
    """What makes a world, as often as it is asked; nothing happens in it afterwards."""
    settings = load(house.environment)
    database = Database(settings.database_url, Clock())
    installs = Installs(database, SecretBox(settings.secret_keys))
    made: list[UUID] = []

    async def make(language: str) -> World:
        number = len((await house.slack.directory())["teams"])
        brand, handle, zone = BRANDS[language]
        team = await house.slack.create_team(f"Agency {number}", domain=f"agency{number}")
        manifest = build_manifest(name="Rapport", url=house.web_address, routes=all_routes())
        install = await team.install_app(manifest)
        client = AsyncWebClient(
            token=install.token, base_url=f"{house.address}/api/", session=house.session
        )
        row = await installs.save(await facts_of_token(client), install.token, "en")
        made.append(row.id)
        cast = await seed_brand(
            house,
            brand=brand,
            handle=f"{handle}{number}",
            language=language,
            zone=zone,
            team=team,
            install=install,
        )
        async with database.transaction(row.id) as tx:
            (served,) = await clients.clients(tx)
            served.change("cards_a_day", CARDS_A_DAY)
        return World(house=house, cast=cast, database=database, workspace_id=row.id)

    yield make
    await database.close()
    await _put_to_rest(house, made)


async def _put_to_rest(house: House, workspaces: list[UUID]) -> None:
    """Summaries, reminders and looks at X of a played world would keep the house busy for ever."""
    async with await psycopg.AsyncConnection.connect(house.urls.superuser) as connection:
        for table, column in (
            ("due_work", "due_at"),
            ("poll_marks", "next_poll_at"),
            ("timeline_marks", "next_read_at"),
        ):
            query = f"UPDATE {table} SET {column} = {column} + interval '10 years'"
            await connection.execute(f"{query} WHERE workspace_id = ANY(%s)".encode(), [workspaces])
