"""A week in half a minute: Slack's rates are lifted on both sides while the demo is played."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.sandbox.house import House

__all__ = ["without_rates"]

FACTOR = 1000.0
EVERY_SECONDS = 0.03
BUCKETS = "rapport:bucket:*"


@asynccontextmanager
async def without_rates(house: House) -> AsyncIterator[asyncio.Event]:
    """Slack refuses nothing as too fast, and Rapport does not wait; as it was, at the end.

    Redis holds only how full Rapport's buckets are: to forget it costs nothing. While the event
    is cleared, Slack's own rates hold.
    """
    rates, lifted = house.hub.rates, asyncio.Event()
    before = rates.factor
    lifted.set()
    emptying = asyncio.create_task(_empty(house.redis_url, lifted))
    rates.factor = max(before, FACTOR)
    try:
        yield lifted
    finally:
        rates.factor = before
        emptying.cancel()
        with suppress(asyncio.CancelledError):
            await emptying


async def _empty(url: str, lifted: asyncio.Event) -> None:
    async with Redis.from_url(url) as redis:
        while True:
            await lifted.wait()
            with suppress(RedisError, OSError):  # somebody tries out what Redis' end does
                keys = [key async for key in redis.scan_iter(BUCKETS)]
                if keys:
                    await redis.delete(*keys)
            await asyncio.sleep(EVERY_SECONDS)
