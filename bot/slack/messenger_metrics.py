"""What the messenger counts."""

from datetime import datetime
from uuid import UUID

from prometheus_client import Counter, Gauge, Histogram

from bot.clock import Clock

__all__ = ["CALLS", "WAIT_SECONDS", "OldestWaiting"]

CALLS = Counter(
    "rapport_outbound_total",
    "What became of messages to Slack and their updates",
    ["result"],
)
"""sent, updated, coalesced, limited, held, unconfirmed, found, failed."""

WAIT_SECONDS = Histogram(
    "rapport_outbound_wait_seconds",
    "From the decision to the message in Slack, in seconds",
    buckets=(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800),
)

OLDEST = Gauge(
    "rapport_outbound_oldest_waiting_seconds",
    "Age of the oldest message that this process knows to wait, in seconds",
)


class OldestWaiting:
    """Remembers the head of every lane that this process looks after."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._heads: dict[UUID, datetime] = {}
        OLDEST.set_function(self.seconds)

    def saw(self, lane_id: UUID, created_at: datetime | None) -> None:
        """Note the age of a lane's head (business time), or that nothing waits there."""
        if created_at is None:
            self._heads.pop(lane_id, None)
        else:
            self._heads[lane_id] = created_at

    def seconds(self) -> float:
        """Age of the oldest head, zero when nothing waits."""
        oldest = min(self._heads.values(), default=None)
        return 0.0 if oldest is None else (self._clock.business() - oldest).total_seconds()
