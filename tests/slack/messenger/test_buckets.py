"""Buckets: one rate for every process, kept by a real Valkey, and a careful one without it."""

import asyncio
from pathlib import Path
from uuid import uuid4

from redis.asyncio import Redis

from bot.clock import Clock
from bot.slack.buckets import Bucket, Buckets, Rate
from bot.storage.embedded import EmbeddedValkey


def bucket(per_minute: float = 0.6, burst: int = 3) -> Bucket:
    """So slow that a busy machine does not see it fill: one in a hundred seconds."""
    return Bucket(f"test:{uuid4()}", Rate(per_minute, burst))


async def test_a_burst_and_then_a_wait(redis: Redis, clock: Clock) -> None:
    buckets, one = Buckets(redis, clock), bucket()
    waits = [await buckets.take(one) for _ in range(5)]
    assert waits[:3] == [0, 0, 0]
    assert all(90 < wait <= 100 for wait in waits[3:])


async def test_two_processes_share_a_bucket(redis: Redis, clock: Clock) -> None:
    one = bucket()
    both = [Buckets(redis, clock), Buckets(redis, clock)]
    waits = await asyncio.gather(*(both[n % 2].take(one) for n in range(20)))
    assert waits.count(0) == 3


async def test_it_fills_again_at_its_rate(redis: Redis, clock: Clock) -> None:
    buckets, fast = Buckets(redis, clock), bucket(per_minute=600, burst=1)
    assert await buckets.take(fast) == 0
    wait = await buckets.take(fast)
    assert wait <= 0.1
    await asyncio.sleep(wait + 0.005)
    assert await buckets.take(fast) == 0


async def test_a_call_that_waits_for_one_bucket_takes_from_none(redis: Redis, clock: Clock) -> None:
    buckets, empty, full = Buckets(redis, clock), bucket(burst=1), bucket(burst=1)
    await buckets.take(empty)
    assert await buckets.take(empty, full) > 0
    assert await buckets.take(full) == 0


async def test_a_closed_bucket_gives_nothing_to_anybody(redis: Redis, clock: Clock) -> None:
    buckets, one = Buckets(redis, clock), bucket()
    await buckets.close_for(one, 30)
    assert 29 < await buckets.take(one) <= 30
    assert 29 < await Buckets(redis, clock).take(one) <= 30


async def test_it_opens_again(redis: Redis, clock: Clock) -> None:
    buckets, one = Buckets(redis, clock), bucket()
    await buckets.close_for(one, 0.05)
    await asyncio.sleep(0.06)
    assert await buckets.take(one) == 0


async def test_a_flushall_only_fills_the_buckets(redis: Redis, clock: Clock) -> None:
    buckets, one = Buckets(redis, clock), bucket(burst=1)
    await buckets.take(one)
    await redis.flushall()
    await redis.script_flush()
    assert await buckets.take(one) == 0


async def test_without_redis_the_pace_is_careful(clock: Clock) -> None:
    buckets, one = Buckets(None, clock), bucket()
    assert await buckets.take(one) == 0
    assert 190 < await buckets.take(one) <= 200
    await buckets.close_for(one, 300)
    assert 290 < await buckets.take(one) <= 300


async def test_redis_goes_and_comes_back(scratch: Path, clock: Clock) -> None:
    server = EmbeddedValkey(scratch / f"valkey-{uuid4().hex[:6]}")
    redis = Redis.from_url(server.url, socket_timeout=0.5, socket_connect_timeout=0.5)
    buckets, one = Buckets(redis, clock), bucket()
    assert await buckets.take(one) == 0
    await redis.aclose()
    server.stop()
    waits = [await buckets.take(one) for _ in range(3)]
    await redis.aclose()
    assert waits[0] == 0, "a local bucket"
    assert waits[1] > 1
    assert waits[2] > 1, "Redis is not asked at every call"


async def test_a_redis_that_does_not_answer_is_not_waited_for(clock: Clock) -> None:
    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    redis = Redis(port=server.sockets[0].getsockname()[1])
    buckets, started = Buckets(redis, clock), clock.monotonic()
    assert [await buckets.take(bucket()) for _ in range(3)] == [0, 0, 0]
    assert clock.monotonic() - started < 2
    await redis.aclose()
    server.close()
