"""What a scenario can look at besides Slack and X: the record, mail, time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.record.repository import RecordedEntry, entries
from bot.record.verify import verify
from bot.record.walk import Verified
from bot.sandbox.house import House
from bot.sandbox.mailbox import ReceivedMail
from bot.sandbox.seed import Cast
from bot.storage.transaction import Database


@dataclass(frozen=True)
class World:
    """One workspace with one brand, in the sandbox."""

    house: House
    cast: Cast
    database: Database
    workspace_id: UUID

    async def client(self) -> Client:
        async with self.database.transaction(self.workspace_id) as tx:
            (client,) = await clients.clients(tx)
            return client

    async def recorded(self, kind: str) -> list[RecordedEntry]:
        """The client's entries of one kind, oldest first; the chain itself must hold."""
        client = await self.client()
        async with self.database.transaction(self.workspace_id) as tx:
            assert isinstance(await verify(tx, client.id), Verified)
            found = await entries(tx, client.id, audience=None, limit=1000)
        return [entry for entry in reversed(found) if entry.kind == kind]

    async def mailed(self, to: str, containing: str) -> ReceivedMail:
        return await self.house.mailbox.wait_for(to, containing=containing)

    async def wait(self, *, minutes: float) -> datetime:
        """Let business time pass, with everything that falls due on the way."""
        target = self.house.clock.business() + timedelta(minutes=minutes)
        return await self.house.time.go_to(target)
