"""How fast Slack may be spoken to: buckets shared by every process, in Redis.

The limits are Slack's (https://docs.slack.dev/apis/web-api/rate-limits). Redis only ever holds
how full a bucket is: a FLUSHALL, or no Redis at all, costs at most a 429, which is obeyed.
"""

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import structlog
from prometheus_client import Counter
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.clock import Clock

__all__ = ["Bucket", "Buckets", "Rate", "channel_bucket", "method_bucket"]

ANSWER_SECONDS = 0.5
"""A Redis that takes longer is away: a message waits for it."""
AWAY_SECONDS = 5.0
"""How long the local buckets serve before Redis is asked again."""
ALONE = 0.5
"""The part of each rate that one process takes while it cannot know of the others."""

REDIS_AWAY = Counter("rapport_buckets_local_total", "Takes from local buckets: Redis was away")

log = structlog.get_logger()


@dataclass(frozen=True)
class Rate:
    """``per_minute`` steadily, after at most ``burst`` at once."""

    per_minute: float
    burst: int


# A window of Slack's counts burst and refill together, so both stay below its number.
_TIER_3 = Rate(44, 5)
_TIER_4 = Rate(90, 10)
POST_IN_CHANNEL = Rate(60, 3)
METHOD_RATES = {
    "chat.postMessage": Rate(270, 20),  # "several hundred messages per minute" in a workspace
    "chat.postEphemeral": _TIER_4,
    "chat.update": _TIER_3,
    "chat.delete": _TIER_3,
    "conversations.history": _TIER_3,
    "conversations.replies": _TIER_3,
    "conversations.open": _TIER_3,
}


@dataclass(frozen=True)
class Bucket:
    """One bucket: what it is called, and how fast it fills."""

    name: str
    rate: Rate


def method_bucket(workspace_id: UUID, method: str) -> Bucket:
    """The calls of one method for a whole workspace."""
    return Bucket(f"{workspace_id}:{method}", METHOD_RATES[method])


def channel_bucket(workspace_id: UUID, channel_id: str) -> Bucket:
    """The messages posted in one channel."""
    return Bucket(f"{workspace_id}:post:{channel_id}", POST_IN_CHANNEL)


# All or nothing: a call that has to wait for one bucket takes from none. Redis' own time, so that
# processes with different clocks agree. A 429 empties a bucket until its `closed` time.
_TAKE = """
local now = redis.call('TIME')
now = tonumber(now[1]) + tonumber(now[2]) / 1000000
local wait, left = 0, {}
for i, key in ipairs(KEYS) do
  local per_second, burst = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local kept = redis.call('HMGET', key, 'tokens', 'at', 'closed')
  local tokens, at = tonumber(kept[1]) or burst, tonumber(kept[2]) or now
  tokens = math.min(burst, tokens + math.max(0, now - at) * per_second)
  left[i] = tokens
  if tokens < 1 then wait = math.max(wait, (1 - tokens) / per_second) end
  if kept[3] then wait = math.max(wait, tonumber(kept[3]) - now) end
end
if wait <= 0 then
  for i, key in ipairs(KEYS) do
    redis.call('HSET', key, 'tokens', tostring(left[i] - 1), 'at', string.format('%.6f', now))
    redis.call('HDEL', key, 'closed')
    redis.call('EXPIRE', key, 300)
  end
end
return tostring(wait)
"""
_CLOSE = """
local now = redis.call('TIME')
local closed = tonumber(now[1]) + tonumber(now[2]) / 1000000 + tonumber(ARGV[1])
redis.call('HSET', KEYS[1], 'closed', string.format('%.6f', closed))
redis.call('EXPIRE', KEYS[1], math.ceil(ARGV[1]) + 300)
"""


class Buckets:
    """Takes from the shared buckets, and from local ones while Redis is away.

    ``factor`` multiplies every rate, for a Slack-compatible server that allows more than Slack.
    """

    def __init__(self, redis: Redis | None, clock: Clock, *, factor: float = 1.0) -> None:
        self._clock = clock
        self._factor = factor
        self._local = _LocalBuckets(clock, ALONE * factor)
        self._redis = redis
        self._take = redis.register_script(_TAKE) if redis is not None else None
        self._close = redis.register_script(_CLOSE) if redis is not None else None
        self._ask_redis_at = 0.0

    async def take(self, *buckets: Bucket) -> float:
        """Take one from each: 0.0 if they gave, else the seconds to wait (and none was taken)."""
        if self._take is not None and self._clock.monotonic() >= self._ask_redis_at:
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    wait = await self._take(
                        keys=[f"rapport:bucket:{b.name}" for b in buckets],
                        args=[n for b in buckets for n in self._numbers(b.rate)],
                    )
                self._back()
                return float(wait)
            except (RedisError, OSError) as error:
                self._away(error)
        REDIS_AWAY.inc()
        return self._local.take(buckets)

    def _numbers(self, rate: Rate) -> tuple[float, float]:
        return rate.per_minute / 60 * self._factor, rate.burst * self._factor

    async def close_for(self, bucket: Bucket, seconds: float) -> None:
        """Give nothing for ``seconds``: Slack said so (429 with Retry-After)."""
        self._local.close_for(bucket, seconds)
        if self._close is None or self._clock.monotonic() < self._ask_redis_at:
            return
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._close(keys=[f"rapport:bucket:{bucket.name}"], args=[seconds])
        except (RedisError, OSError) as error:
            self._away(error)

    def _away(self, error: Exception) -> None:
        if not self._ask_redis_at:
            log.warning("buckets are local until Redis is back", error=type(error).__name__)
        self._ask_redis_at = self._clock.monotonic() + AWAY_SECONDS

    def _back(self) -> None:
        if self._ask_redis_at:
            log.info("buckets are shared again")
        self._ask_redis_at = 0.0


class _LocalBuckets:
    """The same in this process's memory, slower: it cannot see what the others take."""

    def __init__(self, clock: Clock, part: float) -> None:
        self._clock = clock
        self._part = part
        self._kept: dict[str, tuple[float, float]] = {}
        self._closed: dict[str, float] = {}

    def take(self, buckets: Sequence[Bucket]) -> float:
        now = self._clock.monotonic()
        left = {b.name: self._tokens(b, now) for b in buckets}
        wait = max(self._wait(b, left[b.name], now) for b in buckets)
        if wait <= 0:
            self._kept |= {name: (tokens - 1, now) for name, tokens in left.items()}
            return 0.0
        return wait

    def close_for(self, bucket: Bucket, seconds: float) -> None:
        self._closed[bucket.name] = self._clock.monotonic() + seconds

    def _tokens(self, bucket: Bucket, now: float) -> float:
        tokens, at = self._kept.get(bucket.name, (1.0, now))
        return min(1.0, tokens + (now - at) * self._per_second(bucket))

    def _wait(self, bucket: Bucket, tokens: float, now: float) -> float:
        closed = self._closed.get(bucket.name, -math.inf) - now
        return max(closed, (1 - tokens) / self._per_second(bucket) if tokens < 1 else 0.0)

    def _per_second(self, bucket: Bucket) -> float:
        return bucket.rate.per_minute / 60 * self._part
