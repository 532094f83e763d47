"""Appending: in order, without gaps, under locks that cannot cross."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from bot.record import repository
from bot.record.ledger import Entry, record
from bot.record.rules import GENESIS, InvalidEntryError, WORKSPACE_CHAIN
from bot.storage.transaction import Database


def said(client_id: UUID | None, number: int = 0, **payload: int) -> Entry:
    return Entry(
        client_id=client_id,
        kind="plan.change_told",
        audience="client",
        actor="system",
        subject=f"change:{number}",
        payload=payload or {"number": number},
    )


async def test_entries_of_one_transaction_keep_their_order(
    database: Database, workspace_id: UUID
) -> None:
    client = uuid4()
    async with database.transaction(workspace_id) as tx:
        for number in range(3):
            record(tx, said(client, number))
        record(tx, said(None, 9))
    async with database.transaction(workspace_id) as tx:
        page = await repository.entries(tx, client, audience=None)
        own = await repository.entries(tx, None, audience=None)
    assert [(entry.seq, entry.subject) for entry in page] == [
        (3, "change:2"),
        (2, "change:1"),
        (1, "change:0"),
    ]
    assert [(entry.seq, entry.subject) for entry in own] == [(1, "change:9")]
