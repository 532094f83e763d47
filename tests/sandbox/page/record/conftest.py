"""The page over a real record: two clients of one workspace, one person of Slack and the app."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.clock import Clock
from bot.features.clients.models import Client
from bot.features.clients.service import DAY_ONE
from bot.record.heads import SigningKey
from bot.record.ledger import Entry, record
from bot.record.rules import JSON, Audience
from bot.sandbox.data import DataDirectory
from bot.sandbox.house import House
from bot.sandbox.mailbox import Mailbox
from bot.sandbox.page import Page, add_page
from bot.sandbox.person import LocalSlack
from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.server import HUB, build_slack
from bot.sandbox.slack.state import State
from bot.sandbox.x.app import add_x
from bot.sandbox.x.state import XState
from bot.slack.models import Install, Person
from bot.storage.embedded import Urls
from bot.storage.transaction import Database


@dataclass(frozen=True)
class Shelf:
    """Where the page is, whose record it shows, and how to write into it."""

    url: str
    session: aiohttp.ClientSession
    hub: Hub
    database: Database
    key: SigningKey
    workspace_id: UUID
    acme: UUID
    nube: UUID
    maya: str
    marta: str
    person_id: UUID

    def at(self, path: str, user: str = "") -> str:
        """An address under somebody's record."""
        return f"{self.url}/as/{user or self.maya}/record/{path}"

    async def get(self, path: str, *, user: str = "", fragment: bool = False) -> str:
        """What Maya (or ``user``) gets there."""
        headers = {"X-Fragment": "1"} if fragment else {}
        async with self.session.get(self.at(path, user), headers=headers) as response:
            assert response.status == 200, await response.text()
            return await response.text()

    async def write(
        self,
        kind: str,
        payload: dict[str, JSON],
        *,
        audience: Audience = "client",
        subject: str = "change:7",
        client: UUID | None = None,
        times: int = 1,
    ) -> None:
        """Append to Acme's chain (or another's), by Maya."""
        async with self.database.transaction(self.workspace_id) as tx:
            for _ in range(times):
                entry = Entry(
                    client_id=client or self.acme,
                    kind=kind,
                    audience=audience,
                    actor=str(self.person_id),
                    subject=subject,
                    payload=payload,
                )
                record(tx, entry)


def _client(workspace_id: UUID, brand: str, clock: Clock) -> Client:
    slug = brand.lower()
    return Client(
        workspace_id=workspace_id,
        id=uuid4(),
        brand=brand,
        slug=slug,
        x_handle=slug,
        language="en",
        zone="Europe/London",
        client_channel_id=None,
        team_channel_id=f"C{brand.upper()}",
        inbox_channel_id=f"C{brand.upper()}",
        stand_in_id=None,
        contact_email="ana@acme.example",
        created_at=clock.business(),
        **DAY_ONE,
    )


async def _fill(database: Database, clock: Clock, slack_id: str, team: str) -> tuple[UUID, ...]:
    """An install, a person, two clients; their ids."""
    workspace_id, person_id = uuid4(), uuid4()
    acme, nube = _client(workspace_id, "Acme", clock), _client(workspace_id, "Nube", clock)
    install = Install(
        id=workspace_id,
        slack_team_id=f"{team}{workspace_id.hex[:6]}",
        team_name="Northlight",
        team_url="https://northlight.slack.com/",
        app_id="A1",
        bot_id="B1",
        bot_user_id="U1",
        sealed_token="sealed",
        scopes="",
        language="en",
        installed_at=clock.wall(),
        removed_at=None,
    )
    person = Person(
        workspace_id=workspace_id,
        id=person_id,
        slack_team_id=team,
        slack_user_id=slack_id,
        name="Maya <Lind>",
        locale="en-GB",
        zone="Europe/London",
        email=None,
        is_bot=False,
        refreshed_at=None,
    )
    async with database.transaction(workspace_id) as tx:
        tx.session.add(install)
        await tx.session.flush()
        tx.session.add_all([person, acme, nube])
    return workspace_id, acme.id, nube.id, person_id


@pytest.fixture(scope="module")
async def shelf(
    urls: Urls, clock: Clock, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Shelf]:
    folder: Path = tmp_path_factory.mktemp("shelf")
    database = Database(urls.app, clock)
    app = build_slack(State(), clock)
    runtime = add_x(app, XState(), clock)
    async with aiohttp.ClientSession() as session:
        house = House(DataDirectory(folder), clock, session)
        house.urls = urls
        add_page(app, Page(app[HUB], runtime, Mailbox(folder / "mails"), house))
        async with TestServer(app) as server:
            url = str(server.make_url("")).rstrip("/")
            team = await LocalSlack(url, session).create_team("Northlight", domain="northlight")
            maya = await team.person("Maya", tz="Europe/London", locale="en-GB")
            marta = await team.person("Marta", tz="Europe/Madrid", locale="es-ES")
            workspace_id, acme, nube, person_id = await _fill(
                database, clock, maya.id, app[HUB].state.users[maya.id].team_id
            )
            yield Shelf(
                url,
                session,
                app[HUB],
                database,
                SigningKey(house.data.keys()["RAPPORT_SIGNING_KEY"]),
                workspace_id,
                acme,
                nube,
                maya.id,
                marta.id,
                person_id,
            )
    await asyncio.sleep(0)
    await database.close()
