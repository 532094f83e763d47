"""What a scenario can look at besides Slack and X: the record, mail, time."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from http import HTTPStatus
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.record.heads import Head, HeadLineError, SigningKey, parse_head_line
from bot.record.repository import RecordedEntry, entries
from bot.record.verify import verify
from bot.record.walk import Verified
from bot.sandbox.house import House
from bot.sandbox.mailbox import ReceivedMail
from bot.sandbox.person import Seen
from bot.sandbox.seed import Cast
from bot.settings import load
from bot.storage.transaction import Database

PATIENCE_SECONDS = 15
LOOK_SECONDS = 0.05

T = TypeVar("T")


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

    async def write_back(self, mail: ReceivedMail, text: str) -> None:
        """Answer a mail, as whoever got it, with the mail quoted below."""
        url = f"{self.house.address}/control/house/mail/answer"
        body = {"number": mail.number, "text": text}
        async with self.house.session.post(url, json=body) as answer:
            assert answer.status == HTTPStatus.OK, await answer.text()

    async def wait(self, *, minutes: float) -> datetime:
        """Let business time pass, with everything that falls due on the way."""
        target = self.house.clock.business() + timedelta(minutes=minutes)
        return await self.house.time.go_to(target)

    async def wait_until(self, moment: datetime) -> datetime:
        """Let business time pass up to a moment, with everything that falls due on the way."""
        return await self.house.time.go_to(moment)

    async def local(self, days: int, at: time) -> datetime:
        """A time of day so many days from today, in the client's zone."""
        zone = ZoneInfo((await self.client()).zone)
        today = self.house.clock.business().astimezone(zone).date()
        return datetime.combine(today + timedelta(days=days), at, zone)

    async def next_at(self, at: time) -> datetime:
        """The next such time of day, in the client's zone."""
        today = await self.local(0, at)
        return today if today > self.house.clock.business() else await self.local(1, at)

    async def settles(self, kind: str, count: int) -> list[RecordedEntry]:
        """Wait until the record has so many entries of a kind."""

        async def enough() -> list[RecordedEntry] | None:
            found = await self.recorded(kind)
            return found if len(found) >= count else None

        return await eventually(enough)

    def head_in(self, text: str) -> Head | None:
        """The signed line in a mail or summary; None where there is none that our key signed."""
        key = SigningKey(load(self.house.environment).signing_key).public
        for line in reversed(text.splitlines()):
            try:
                return parse_head_line(line, [key])
            except HeadLineError:
                continue
        return None

    async def holds(self, head: Head) -> bool:
        """Whether the client's record still ends in, or goes on from, what a line tells."""
        client = await self.client()
        async with self.database.transaction(self.workspace_id) as tx:
            return isinstance(await verify(tx, client.id, checkpoints=[head]), Verified)

    def receipts(self, containing: str) -> list[ReceivedMail]:
        """Every mail with these words about this workspace: names and addresses come again."""
        return [
            mail
            for mail in self.house.mailbox.messages()
            if containing in mail.text
            and (head := self.head_in(mail.text)) is not None
            and head.workspace_id == self.workspace_id
        ]

    async def receipt(self, to: str, containing: str) -> ReceivedMail:
        """Wait for such a mail to an address."""

        async def newest() -> ReceivedMail | None:
            found = [mail for mail in self.receipts(containing) if to in mail.to]
            return found[-1] if found else None

        return await eventually(newest)


async def eventually(look: Callable[[], Awaitable[T | None]]) -> T:
    """What ``look`` finds, as soon as it finds something. Raises TimeoutError after a while."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not (found := await look()):
            await asyncio.sleep(LOOK_SECONDS)
    return found


def offers(message: Seen, action_id: str) -> bool:
    """Whether a message has a button that does this; its words differ by language."""
    return f'"{action_id}"' in json.dumps(message.raw)
