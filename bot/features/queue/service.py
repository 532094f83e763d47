"""What waits and what was promised at a client."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.promises import service as promises
from bot.features.promises.models import Promise
from bot.features.requests import service as requests
from bot.features.requests.models import Request
from bot.slack.models import Person
from bot.storage.transaction import Transaction

__all__ = ["Queue", "queue"]

COUNTED = timedelta(days=91)
"""How far back promises kept are counted: a quarter."""


@dataclass(frozen=True)
class Queue:
    """What waits for whom, and what was promised, of both sides alike."""

    client: Client
    waiting: Sequence[Request]
    promised: Sequence[Promise]
    kept: Sequence[Promise]
    """Of the last quarter, the latest first."""


async def queue(tx: Transaction, client: Client, person: Person) -> Queue:
    """What waits and what was promised; both sides see the same. Raises NotYourRole."""
    await clients.require(tx, client, person, *requests.EVERYBODY)
    return Queue(
        client,
        waiting=await requests.open_requests(tx, client.id),
        promised=await promises.open_promises(tx, client.id),
        kept=await promises.kept_since(tx, client.id, tx.now - COUNTED),
    )
