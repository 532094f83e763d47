"""A client whom only mail reaches, and the page that their mail leads to."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.features.clients import service as clients
from bot.features.consents.listeners import build_pages
from bot.features.receipts.rules import AGREE
from bot.features.working import service as working
from bot.features.working.service import Changes
from bot.pages.links import Links
from bot.pages.routes import page_routes
from bot.storage.secrets import new_key
from bot.storage.transaction import Database
from tests.features.planning.conftest import Table
from tests.support.people import seed_client
from tests.support.posting import listen

__all__ = ["Door", "door"]

Browser = TestClient[web.Request, web.Application]


@dataclass
class Door:
    """What the agency puts to the client, and the way in from a mail."""

    table: Table
    links: Links
    browser: Browser

    async def link(self, *, client_id: UUID | None = None, **given: object) -> str:
        """The path of a new link, as the day's mail has it."""
        own = self.table.seeded.client.id
        async with self.table.tx() as tx:
            made = await self.links.create(
                tx,
                purpose=str(given.get("purpose", AGREE)),
                subject_id=client_id or own,
                client_id=client_id or own,
                person_id=None,
                expires_at=tx.now + timedelta(days=int(str(given.get("days", 30)))),
            )
        return f"/{AGREE}/" + made.url.rsplit("/", 1)[1]

    async def get(self, path: str, status: int = 200) -> str:
        async with self.browser.get(path) as answer:
            assert answer.status == status
            return await answer.text()

    async def press(self, path: str, form: dict[str, str], status: int = 200) -> str:
        async with self.browser.post(path, data=form) as answer:
            assert answer.status == status
            return await answer.text()

    async def put(self, words: str = "Up to 200 € & <b>more</b>") -> str:
        """Put how both sides work to the client; the page's digest."""
        seeded = self.table.seeded
        async with self.table.tx() as tx:
            client = await clients.client_by_id(tx, seeded.client.id)
            await working.change(tx, client, seeded.manager, Changes(terms={"crises_words": words}))
            digest = (await working.page(tx, client)).digest
            await working.agree(tx, client, seeded.manager, digest)
        return digest

    async def come(self) -> None:
        """Somebody of the client is in Slack again."""
        seeded = self.table.seeded
        async with self.table.tx() as tx:
            await clients.add_member(tx, seeded.client, seeded.manager, seeded.contact, "client")

    async def kinds(self) -> list[str]:
        """What was agreed to, by kind."""
        both = ("item.agreed", "working.agreed")
        return [entry.kind for kind in both for entry in await self.table.recorded(kind)]


@pytest.fixture
async def door(database: Database, workspace_id: UUID) -> AsyncIterator[Door]:
    listen(database)
    seeded = await seed_client(database, workspace_id, client_channel=False)
    async with database.transaction(workspace_id) as tx:
        client = await clients.client_by_id(tx, seeded.client.id)
        await clients.remove_member(tx, client, seeded.manager, seeded.contact)
    links = Links([new_key()], "https://rapport.example")
    app = web.Application()
    app.add_routes([*page_routes(), *build_pages(database, links)])
    async with TestClient(TestServer(app)) as browser:
        yield Door(Table(database, seeded), links, browser)
