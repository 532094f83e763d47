"""Somebody with the database: reads a chain, changes what he likes, writes it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from bot.record.rules import Header, client_of

TABLES = ("record_payloads", "record_entries", "record_heads")

Row = dict[str, Any]


@dataclass
class Rows:
    """Everything that the database holds of one chain, ``seq`` ascending."""

    entries: list[Row]
    payloads: list[Row]
    heads: list[Row]

    def rehash(self, start: int, *, relink: bool = True) -> None:
        """Give the entries from index ``start`` on hashes that fit, and the head the last one."""
        for place in range(start, len(self.entries)):
            entry = self.entries[place]
            if relink and place:
                entry["prev_hash"] = self.entries[place - 1]["hash"]
            entry["hash"] = header(entry).hash()
        self.end_here()

    def end_here(self) -> None:
        """Let the head tell of the last entry."""
        last = self.entries[-1]
        self.heads[0] |= {"seq": last["seq"], "hash": last["hash"], "time": last["time"]}


def header(entry: Row) -> Header:
    """The header that a row stands for."""
    fields = {name: entry[name] for name in Header.__dataclass_fields__ if name in entry}
    return Header(**fields | {"client_id": client_of(entry["client_id"])})


def disarm(superuser_url: str) -> None:
    """Switch every trigger of the record off, for good: this database is the forger's."""
    with psycopg.connect(superuser_url) as connection:
        for table in TABLES:
            connection.execute(
                sql.SQL("ALTER TABLE {} DISABLE TRIGGER ALL").format(sql.Identifier(table))
            )


@contextmanager
def forged(superuser_url: str, workspace_id: UUID, client: UUID) -> Iterator[Rows]:
    """The rows of a chain; what they are at the end is what the database then holds."""
    key = {"workspace": workspace_id, "client": client}
    where = sql.SQL("WHERE workspace_id = %(workspace)s AND client_id = %(client)s")
    with psycopg.connect(superuser_url, row_factory=dict_row) as connection:

        def read(table: str, order: str = "seq") -> list[Row]:
            query = sql.SQL("SELECT * FROM {} {} ORDER BY {}").format(
                sql.Identifier(table), where, sql.Identifier(order)
            )
            return connection.execute(query, key).fetchall()

        rows = Rows(read("record_entries"), read("record_payloads"), read("record_heads"))
        yield rows
        kept = dict(zip(TABLES, (rows.payloads, rows.entries, rows.heads), strict=True))
        for table, new in kept.items():
            connection.execute(
                sql.SQL("DELETE FROM {} {}").format(sql.Identifier(table), where), key
            )
            for row in new:
                connection.execute(_insert(table, row), row)


def _insert(table: str, row: Row) -> sql.Composed:
    return sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(map(sql.Placeholder, row)),
    )
