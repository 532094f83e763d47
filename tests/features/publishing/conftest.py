"""A desk with a brand on a strict local X, both on one clock."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot import faults
from bot.features.publishing.jobs import PublishingJobs
from bot.networks.x.network import XNetwork
from bot.sandbox.x.app import build_x
from bot.sandbox.x.client import LocalX, Told
from bot.sandbox.x.state import XState
from bot.storage.transaction import Database
from tests.support.people import seed_client
from tests.support.posting import Desk, listen

LEASE_SECONDS = 1.0


@dataclass(frozen=True)
class House:
    """The desk, X as people see it, and what the worker does."""

    desk: Desk
    x: LocalX
    network: XNetwork
    jobs: PublishingJobs

    async def on_x(self) -> list[Told]:
        """What stands on the brand's profile, oldest first."""
        return (await self.x.timeline("acme"))[::-1]

    async def texts_on_x(self) -> list[str]:
        return [post.text for post in await self.on_x()]


@pytest.fixture
async def house(database: Database, workspace_id: UUID) -> AsyncIterator[House]:
    listen(database)
    app = build_x(XState(timeline_lag=0.0), database.clock)
    timeout = aiohttp.ClientTimeout(total=1.0)
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        url = str(server.make_url("")).rstrip("/")
        x = LocalX(url, session)
        brand = await x.create_account("acme", "Acme")
        seeded = await seed_client(database, workspace_id, external_id=brand.id, token=brand.token)
        network = XNetwork(session, database.clock, api_url=url, timeout=timeout)
        jobs = PublishingJobs(
            database=database,
            networks={"x": network},
            secret_box=seeded.box,
            lease_seconds=LEASE_SECONDS,
        )
        desk = Desk(database, seeded)
        desk.registry.add(jobs)
        yield House(desk, x, network, jobs)
    faults.disarm_all()
