"""One scene for a worker: whatever is tried on it leaves nothing behind."""

import base64
from collections.abc import AsyncIterator, Iterator

import pytest

from bot.clock import Clock
from bot.pages.links import Links
from bot.record.heads import SigningKey
from bot.storage.embedded import EmbeddedPostgres, Urls
from bot.storage.transaction import Database
from bot.wiring import all_routes, subscribers
from tests.conftest import TEMPLATE
from tests.roles.scene import Scene, set_scene
from tests.roles.stage import Rehearsal, Stage

KEY = base64.urlsafe_b64encode(bytes(32)).decode()


@pytest.fixture(scope="session")
def links() -> Links:
    return Links([KEY], "https://rapport.example")


@pytest.fixture(scope="session")
def house_urls(postgres: EmbeddedPostgres) -> Iterator[Urls]:
    yield postgres.database("roles", template=TEMPLATE)
    postgres.drop("roles")


@pytest.fixture(scope="session")
async def house_database(house_urls: Urls) -> AsyncIterator[Database]:
    """Here everything stays."""
    database = Database(house_urls.app, Clock(), subscribers())
    yield database
    await database.close()


@pytest.fixture(scope="session")
async def scene(house_database: Database, links: Links) -> Scene:
    return await set_scene(house_database, links)


@pytest.fixture(scope="session")
async def stage(house_urls: Urls, scene: Scene, links: Links) -> AsyncIterator[Stage]:
    routes = all_routes(SigningKey(KEY), links, mails=True)
    database = Rehearsal(house_urls.app, Clock(), subscribers())
    yield Stage(database, routes, scene.installs)
    await database.close()
