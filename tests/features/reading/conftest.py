"""A brand with its people and its record, and the page over HTTP."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID, uuid4

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.clock import Clock
from bot.features.clients import service as clients
from bot.features.clients.models import Client, Member
from bot.features.clients.rules import Role, Side
from bot.features.clients.service import DAY_ONE
from bot.features.reading import service
from bot.features.reading.listeners import build_pages
from bot.features.receipts import service as receipts
from bot.pages.links import Links
from bot.pages.routes import page_routes
from bot.record.heads import SigningKey
from bot.record.ledger import Entry, record
from bot.record.repository import RecordedEntry, entries
from bot.record.rules import JSON, Audience
from bot.slack.models import Install, Person
from bot.storage.secrets import new_key
from bot.storage.transaction import Database

Browser = TestClient[web.Request, web.Application]


@dataclass(frozen=True)
class Desk:
    """One workspace, one brand: Ana manages, Ben answers, Carl is the client's contact."""

    database: Database
    links: Links
    key: SigningKey
    workspace_id: UUID
    client_id: UUID
    ana: Person
    ben: Person
    carl: Person
    browser: Browser

    async def client(self) -> Client:
        async with self.database.transaction(self.workspace_id) as tx:
            return await clients.client_by_id(tx, self.client_id)

    async def link(self, person: Person) -> str:
        """The path of a new link of this person's own."""
        async with self.database.transaction(self.workspace_id) as tx:
            client = await clients.client_by_id(tx, self.client_id)
            made = await service.make_link(tx, self.links, client, person)
        return "/record/" + made.url.rsplit("/", 1)[1]

    async def mailed(self) -> str:
        """The path of a new link for the contact's address."""
        async with self.database.transaction(self.workspace_id) as tx:
            client = await clients.client_by_id(tx, self.client_id)
            row = await service.mail_link(tx, self.links, client, self.ana)
        return "/record/" + self.links.url("record", row.id).rsplit("/", 1)[1]

    async def confirm(self) -> None:
        """Somebody at the contact's address says that it is theirs."""
        async with self.database.transaction(self.workspace_id) as tx:
            client = await clients.client_by_id(tx, self.client_id)
            assert client.contact_email is not None
            await receipts.confirm_address(tx, client, client.contact_email)

    async def write(
        self,
        kind: str,
        payload: dict[str, JSON],
        *,
        audience: Audience = "client",
        subject: str = "change:7",
        by: Person | None = None,
        times: int = 1,
    ) -> None:
        """Append to the brand's chain."""
        async with self.database.transaction(self.workspace_id) as tx:
            for _ in range(times):
                entry = Entry(
                    client_id=self.client_id,
                    kind=kind,
                    audience=audience,
                    actor=str((by or self.ana).id),
                    subject=subject,
                    payload=payload,
                )
                record(tx, entry)

    async def recorded(self, kind: str) -> list[RecordedEntry]:
        """The entries of one kind, newest first."""
        async with self.database.transaction(self.workspace_id) as tx:
            return await entries(tx, self.client_id, audience=None, kinds=[kind], limit=100)

    async def get(self, path: str, status: int = 200, language: str = "") -> str:
        """What the browser gets there."""
        headers = {"Accept-Language": language} if language else {}
        async with self.browser.get(path, headers=headers) as answer:
            text = await answer.text()
            assert answer.status == status, text
            return text


def person(workspace_id: UUID, name: str, *, locale: str = "en-GB", team: str = "T1") -> Person:
    """Somebody whom Slack has told of."""
    return Person(
        workspace_id=workspace_id,
        id=uuid4(),
        slack_team_id=team,
        slack_user_id=f"U{uuid4().hex[:8].upper()}",
        name=name,
        locale=locale,
        zone="Europe/London",
        email=None,
        is_bot=False,
        refreshed_at=None,
    )


def brand(workspace_id: UUID, name: str, clock: Clock) -> Client:
    """A client with the settings of day one."""
    slug = name.lower()
    return Client(
        workspace_id=workspace_id,
        id=uuid4(),
        brand=name,
        slug=slug,
        x_handle=slug,
        language="es",
        zone="Europe/Madrid",
        client_channel_id=f"CC{name.upper()}",
        team_channel_id=f"CT{name.upper()}",
        inbox_channel_id=f"CT{name.upper()}",
        stand_in_id=None,
        contact_email="carl@acme.example",
        created_at=clock.business(),
        **DAY_ONE,
    )


def member(client: Client, who: Person, role: Role, side: Side) -> Member:
    """A part at the client."""
    return Member(
        workspace_id=client.workspace_id,
        client_id=client.id,
        person_id=who.id,
        role=role,
        side=side,
        department=None,
        initials=who.name[:2].upper(),
        trusted=True,
    )


def install(workspace_id: UUID, clock: Clock, language: Literal["en", "es"] = "en") -> Install:
    """Rapport in a Slack team."""
    return Install(
        id=workspace_id,
        slack_team_id=f"T{workspace_id.hex[:8]}",
        team_name="Northlight",
        team_url="https://northlight.slack.com/",
        app_id="A1",
        bot_id="B1",
        bot_user_id="U1",
        sealed_token="sealed",
        scopes="",
        language=language,
        installed_at=clock.wall(),
        removed_at=None,
    )


@pytest.fixture
async def desk(database: Database, clock: Clock, workspace_id: UUID) -> AsyncIterator[Desk]:
    links, key = Links([new_key()], "https://rapport.example"), SigningKey(SigningKey.generate())
    acme = brand(workspace_id, "Acme", clock)
    ana, ben, carl = (
        person(workspace_id, "Ana"),
        person(workspace_id, "Ben"),
        person(workspace_id, "Carl <b>", locale="es-ES"),
    )
    async with database.transaction(workspace_id) as tx:
        tx.session.add(install(workspace_id, clock))
        await tx.session.flush()
        tx.session.add_all([ana, ben, carl, acme])
        await tx.session.flush()
        tx.session.add_all(
            [
                member(acme, ana, "manager", "agency"),
                member(acme, ben, "staff", "agency"),
                member(acme, carl, "client", "client"),
            ]
        )
    app = web.Application()
    app.add_routes([*page_routes(), *build_pages(database, links, key)])
    async with TestClient(TestServer(app)) as browser:
        yield Desk(database, links, key, workspace_id, acme.id, ana, ben, carl, browser)
