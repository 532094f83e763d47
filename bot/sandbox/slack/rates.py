"""Rates per method and workspace, and per channel, on the monotonic clock.

docs.slack.dev/apis/web-api/rate-limits: each method has a tier, counted per workspace and app;
`chat.postMessage` allows about one message per second per channel, with short bursts.
"""

import math
from collections import deque

from bot.clock import Clock
from bot.sandbox.slack import limits
from bot.sandbox.slack.refusal import Refusal

__all__ = ["Rates"]


class _Window:
    """At most `most` calls in any minute."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()

    def take(self, now: float, most: int) -> float:
        """Seconds to wait; zero when the call was counted."""
        while self._times and now - self._times[0] >= limits.WINDOW_SECONDS:
            self._times.popleft()
        if len(self._times) >= most:
            return self._times[0] + limits.WINDOW_SECONDS - now
        self._times.append(now)
        return 0.0


class _Bucket:
    """A burst, then a steady rate."""

    def __init__(self, now: float, burst: float) -> None:
        self._tokens = burst
        self._at = now

    def take(self, now: float, rate: float, burst: float) -> float:
        self._tokens = min(burst, self._tokens + (now - self._at) * rate)
        self._at = now
        if self._tokens < 1:
            return (1 - self._tokens) / rate
        self._tokens -= 1
        return 0.0


class Rates:
    """Who may call how often; `factor` multiplies every limit (1.0 is Slack's own)."""

    def __init__(self, clock: Clock, factor: float = 1.0) -> None:
        self._clock = clock
        self.factor = factor
        self._windows: dict[tuple[str, ...], _Window] = {}
        self._buckets: dict[tuple[str, ...], _Bucket] = {}

    def count(self, app: str, team: str, method: str, per_minute: int) -> None:
        """Count one call of a method, or raise `ratelimited` with the seconds to wait."""
        window = self._windows.setdefault((app, team, method), _Window())
        most = max(1, int(per_minute * self.factor))
        _refuse(window.take(self._clock.monotonic(), most))

    def count_post(self, app: str, channel: str) -> None:
        """Count one message to a channel, or raise `ratelimited`."""
        now = self._clock.monotonic()
        burst = max(1.0, limits.POST_CHANNEL_BURST * self.factor)
        bucket = self._buckets.setdefault((app, channel), _Bucket(now, burst))
        _refuse(bucket.take(now, limits.POST_CHANNEL_PER_SECOND * self.factor, burst))


def _refuse(wait: float) -> None:
    if wait > 0:
        raise Refusal("ratelimited", status=429, retry_after=max(1, math.ceil(wait)))
