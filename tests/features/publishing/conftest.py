"""A desk with a brand on a strict local X, both on one clock."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from sqlalchemy import update

from bot import faults
from bot.features.publishing.jobs import PublishingJobs
from bot.features.publishing.models import Attempt
from bot.networks.x.network import XNetwork
from bot.sandbox.x.app import build_x
from bot.sandbox.x.client import LocalX, Told
from bot.sandbox.x.state import XState
from bot.storage.transaction import Database
from tests.support.people import seed_client
from tests.support.posting import Desk, listen


@dataclass(frozen=True)
class House:
    """The desk, X as people see it, and what the worker does."""

    desk: Desk
    x: LocalX
    network: XNetwork
    jobs: PublishingJobs
    state: XState

    async def lease_is_over(self) -> None:
        """As if whoever was publishing had been silent for longer than the lease."""
        async with self.desk.database.transaction(self.desk.workspace_id) as tx:
            over = self.desk.database.clock.wall() - timedelta(seconds=1)
            held = Attempt.lease_until.is_not(None)
            await tx.session.execute(update(Attempt).where(held).values(lease_until=over))

    def timeline_catches_up(self) -> None:
        """X's timelines show everything that X has taken."""
        for post in self.state.posts.values():
            post.visible_at = 0.0

    async def on_x(self) -> list[Told]:
        """What stands on the brand's profile, oldest first."""
        return (await self.x.timeline("acme"))[::-1]

    async def texts_on_x(self) -> list[str]:
        return [post.text for post in await self.on_x()]


@pytest.fixture
async def house(database: Database, workspace_id: UUID) -> AsyncIterator[House]:
    listen(database)
    state = XState(timeline_lag=0.0)
    app = build_x(state, database.clock)
    timeout = aiohttp.ClientTimeout(total=3.0)
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
        )
        desk = Desk(database, seeded)
        desk.registry.add(jobs)
        yield House(desk, x, network, jobs, state)
    faults.disarm_all()
