"""X tells by its webhook what the account itself does: it is read soon, and often for a while."""

import asyncio
from datetime import UTC, datetime

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.features.inbox.listeners import build_webhook
from tests.features.timelines.house import House


async def test_the_owners_posts_and_deletions_hasten_the_reading(house: House) -> None:
    app = web.Application()
    app.add_routes(build_webhook(house.database, house.state.consumer_secret))
    async with TestServer(app) as server:
        await house.x.webhook(str(server.make_url("/x/webhook")), ["acme"])
        direct = await house.found("First")
        await _told(house, 1)
        mark = await house.mark()
        assert mark.next_deep_at > house.database.clock.wall()
        await house.x.delete(direct.external_id)
        await _told(house, 2)
    mark, wall = await house.mark(), house.database.clock.wall()
    assert (mark.next_read_at - wall).total_seconds() < 2
    assert mark.eager_until > wall
    assert mark.next_deep_at == datetime(1970, 1, 1, tzinfo=UTC)


async def test_customers_posts_hasten_nothing(house: House) -> None:
    app = web.Application()
    app.add_routes(build_webhook(house.database, house.state.consumer_secret))
    before = (await house.mark()).eager_until
    async with TestServer(app) as server:
        await house.x.webhook(str(server.make_url("/x/webhook")), ["acme"])
        await house.x.write("ann", "@acme hello")
        await _told(house, 1)
    assert (await house.mark()).eager_until == before


async def _told(house: House, times: int) -> None:
    async with asyncio.timeout(5):
        while len((await house.x.log())["deliveries"]) < times:
            await asyncio.sleep(0.02)
