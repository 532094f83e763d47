"""The only place that reads the time.

Two clocks. The *wall* clock is for signatures, triggers, leases, rate buckets and heartbeats. The
*business* clock (wall clock plus one shared, forward-only offset that only the sandbox moves) is
for due times, the record, and what people see.
"""

import time
from datetime import UTC, datetime, timedelta

__all__ = ["Clock"]


class Clock:
    """One process's view of both clocks. Times are aware datetimes in UTC."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self._offset = offset

    @property
    def offset(self) -> timedelta:
        """How far the business clock is ahead of the wall clock; zero in production."""
        return self._offset

    def wall(self) -> datetime:
        """The time outside."""
        return datetime.now(UTC)

    def business(self) -> datetime:
        """The time that people see and that due work runs by."""
        return self.wall() + self._offset

    def monotonic(self) -> float:
        """Seconds that never go back, for measuring durations and for leases inside a process."""
        return time.monotonic()

    def advance(self, offset: timedelta) -> None:
        """Take over the shared offset; it never goes back."""
        self._offset = max(self._offset, offset)
