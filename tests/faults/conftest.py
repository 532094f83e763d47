"""One world in the shared house, whose worker is ours to kill."""

from collections.abc import AsyncIterator
from datetime import timedelta
from zoneinfo import ZoneInfo

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
        await _put_off_the_summary(crew)
        await crew.quiet()
        assert await house.worker.stop() == 0
        yield crew
        await crew.worker.kill()
        await crew.time_passes(seconds=60)
        await house.worker.start()
        await crew.quiet()
    await redis.aclose()


async def _put_off_the_summary(crew: Crew) -> None:
    """Twelve hours from now, at whatever time of day the tests run."""
    cast = crew.world.cast
    now = crew.world.house.clock.business().astimezone(ZoneInfo("Europe/London"))
    await cast.manager.slash(cast.team_channel, "/rapport settings")
    modal = await cast.manager.modal()
    later = f"{now + timedelta(hours=12):%H:%M}"
    assert (await cast.manager.submit(modal, {"summary_time": later})).closed
