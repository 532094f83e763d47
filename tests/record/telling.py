"""Entries to tell, and chains that hold some."""

from collections.abc import Mapping
from uuid import UUID

from bot.record.ledger import Entry, record
from bot.record.rules import JSON, Audience
from bot.storage.transaction import Database


def said(
    client_id: UUID | None,
    number: int = 0,
    *,
    audience: Audience = "client",
    kind: str = "plan.change_told",
    payload: Mapping[str, JSON] | None = None,
) -> Entry:
    """A plausible entry; ``number`` tells it from others."""
    return Entry(
        client_id=client_id,
        kind=kind,
        audience=audience,
        actor="8d4f2c1e-0b7a-4a57-9f43-0d6a8a0a7c11",
        subject=f"change:{number}",
        payload={"what": f"we moved launch {number} to Friday"} if payload is None else payload,
    )


async def tell(
    database: Database, workspace_id: UUID, client_id: UUID | None, *numbers: int
) -> None:
    """Record one entry per number, each in a transaction of its own."""
    for number in numbers:
        async with database.transaction(workspace_id) as tx:
            record(tx, said(client_id, number))
