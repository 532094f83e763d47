"""A week in half a minute: Slack's rates are lifted on both sides while the demo is played."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.sandbox.house import House

__all__ = ["without_rates"]

FACTOR = 1000.0
EVERY_SECONDS = 0.05
BUCKETS = "rapport:bucket:*"
FORGET = "for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end"


@asynccontextmanager
async def without_rates(house: House) -> AsyncIterator[asyncio.Event]:
    """Slack refuses nothing as too fast, and Rapport does not wait; as it was, at the end.

    Redis holds only how full Rapport's buckets are: to forget it costs nothing. While the event
    is cleared, Slack's own rates hold.
    """
    rates, lifted, over = house.hub.rates, asyncio.Event(), asyncio.Event()
    before = rates.factor
    lifted.set()
    emptying = asyncio.create_task(_empty(house.redis_url, lifted, over))
    rates.factor = max(before, FACTOR)
    try:
        yield lifted
    finally:
        rates.factor = before
        over.set()  # not cancelled: a call to Redis that is cut off leaves its socket open
        lifted.set()
        await emptying


async def _empty(url: str, lifted: asyncio.Event, over: asyncio.Event) -> None:
    async with Redis.from_url(url) as redis:
        while not over.is_set():
            with suppress(RedisError, OSError):  # somebody tries out what Redis' end does
                await redis.eval(FORGET, 0, BUCKETS)
            await asyncio.sleep(EVERY_SECONDS)
            await lifted.wait()
