"""One world in the shared house, whose worker is ours to kill."""

from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from bot.sandbox.house import House
from tests.faults.children import Child
from tests.faults.crew import Crew
from tests.support.house import worlds


@pytest.fixture(scope="package")
async def crew(house: House) -> AsyncIterator[Crew]:
    """Everything of these tests plays here; the house has its own worker back afterwards."""
    redis = Redis.from_url(house.redis_url)
    async with worlds(house) as make:
        crew = Crew(await make("en"), Child("worker", house), redis)
        await crew.quiet()
        assert await house.worker.stop() == 0
        yield crew
        await crew.worker.kill()
        await crew.time_passes(seconds=60)
        await house.worker.start()
        await crew.quiet()
    await redis.aclose()
