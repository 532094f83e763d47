"""A chain to tamper with, and what verification finds of it."""

from uuid import uuid4

from bot.record.heads import Head
from bot.record.ledger import record
from bot.record.verify import current_head, verify
from bot.record.walk import Broken, Fault, Verified
from bot.storage.transaction import Database
from tests.record.telling import said


class Chain:
    """A chain of its own, its head line held outside, and what verification finds."""

    def __init__(self, database: Database, length: int) -> None:
        self.database = database
        self.length = length
        self.workspace_id = uuid4()
        self.client = uuid4()
        self.outside: Head | None = None

    async def begin(self) -> "Chain":
        for numbers in (range(1, 2), range(2, self.length + 1)):
            async with self.database.transaction(self.workspace_id) as tx:
                for number in numbers:
                    record(tx, said(self.client, number))
        async with self.database.transaction(self.workspace_id) as tx:
            self.outside = await current_head(tx, self.client)
        return self

    def index(self, place: int, *, last: bool = True) -> int:
        """An index into the entries, from any number."""
        return place % (self.length if last else self.length - 1)

    async def verify(self, *checkpoints: Head) -> Verified | Broken:
        async with self.database.transaction(self.workspace_id) as tx:
            return await verify(tx, self.client, checkpoints=checkpoints)

    async def found(self, *, held: bool = False) -> tuple[int, Fault]:
        """The first bad entry; with ``held`` also what the line outside brings to light."""
        outside = [self.outside] if held and self.outside else []
        result = await self.verify(*outside)
        assert isinstance(result, Broken), result
        assert result.detail
        return result.seq, result.fault
