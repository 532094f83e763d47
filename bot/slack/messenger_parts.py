"""What every step of the messenger works with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from bot.clock import Clock
from bot.slack import messenger_queue as queue
from bot.slack.buckets import Buckets
from bot.slack.messenger_metrics import CALLS
from bot.slack.tables import OutboundMessage
from bot.slack.web import SlackClients
from bot.storage.transaction import Database, Transaction

__all__ = ["HELD_SECONDS", "UNDELIVERABLE", "OnUndeliverable", "Parts"]

HELD_SECONDS = 60.0
"""Between two tries while the installation itself does not work."""
LONGEST_BACKOFF = 60.0

UNDELIVERABLE = "undeliverable"

OnUndeliverable = Callable[[Transaction, OutboundMessage], Awaitable[None]]
"""Called, in the transaction that says so, with a row that failed or whose end stays unknown
(``state``, ``error``). It sees to it that a person is told; what it posts itself it marks with
``subject=UNDELIVERABLE``, which never calls it again."""

log = structlog.get_logger()


@dataclass(frozen=True)
class Parts:
    """The messenger's parts; one set a process."""

    database: Database
    clients: SlackClients
    buckets: Buckets
    on_undeliverable: OnUndeliverable

    @property
    def clock(self) -> Clock:
        """The process's clock."""
        return self.database.clock

    def until(self, moment: datetime | None) -> float:
        """Seconds from now to a moment of the wall clock; zero when it is past or None."""
        return 0.0 if moment is None else max(0.0, (moment - self.clock.wall()).total_seconds())

    def after(self, seconds: float) -> datetime:
        """The moment ``seconds`` from now, by the wall clock."""
        return self.clock.wall() + timedelta(seconds=seconds)

    def backoff(self, attempts: int, first: float = 1.0) -> datetime:
        """When to try again after so many attempts: the waits double, up to a minute."""
        return self.after(min(first * 2.0 ** min(attempts, 10), LONGEST_BACKOFF))

    async def give_up(self, tx: Transaction, outbound_id: UUID, error: str) -> None:
        """Slack refused a message for good: say so, where a person sees it."""
        await queue.failed(tx, outbound_id, error=error)
        CALLS.labels("failed").inc()
        await self.tell(tx, outbound_id)

    async def tell(self, tx: Transaction, outbound_id: UUID) -> None:
        """Have a person told of a row that will not be delivered."""
        row = await queue.load(tx, outbound_id)
        log.warning(
            "message not delivered",
            outbound=str(row.id),
            state=row.state,
            error=row.error,
            subject=row.subject,
        )
        if row.subject != UNDELIVERABLE:
            await self.on_undeliverable(tx, row)
