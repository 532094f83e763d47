"""Looking for copies of erased words, in every table that may hold one."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, cast, false, func, or_, select, true, tuple_, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import Text

from bot.features.clients.models import Client
from bot.features.erasures.rules import COPIES, OWN, Words
from bot.features.evidence.models import EvidenceFile
from bot.features.receipts.models import Receipt
from bot.record.models import RecordEntry, RecordPayload
from bot.slack.models import Person
from bot.slack.tables import OutboundMessage
from bot.storage.base import Base
from bot.storage.transaction import Transaction

__all__ = [
    "entries_with",
    "files_of",
    "forget_mails",
    "messages_with",
    "person_in_slack",
    "scrub_copies",
]


async def scrub_copies(  # noqa: PLR0917 - what goes, from where, and what stands there then
    tx: Transaction,
    client_id: UUID,
    words: Words,
    ids: Collection[UUID],
    note: str,
    whole: Collection[str] = (),
) -> int:
    """Put ``note`` where the words stand in the tables of features; how many rows held them.

    Rows about ``ids`` and those of the tables ``whole`` are searched for the shortest words too.
    """
    found = 0
    for name, columns in COPIES.items():
        table = Base.metadata.tables.get(name)
        if table is not None:
            own = true() if name in whole else _own(table, ids)
            found += await _scrub(tx, client_id, table, columns, words, own, note)
    return found


async def _scrub(  # noqa: PLR0917 - one table's part of what scrub_copies was asked
    tx: Transaction,
    client_id: UUID,
    table: Table,
    columns: Sequence[str],
    words: Words,
    own: ColumnElement[bool],
    note: str,
) -> int:
    key = list(table.primary_key.columns)
    texts = [table.c[name] for name in columns]
    query = select(*key, *texts, own.label("own")).where(
        table.c.workspace_id == tx.workspace_id,
        _of_client(table, client_id),
        or_(
            own & _says(texts, words.probes(own=True)),
            _says(texts, words.probes(own=False)),
        ),
    )
    found = 0
    for row in (await tx.session.execute(query)).mappings():
        before = {column.name: row[column.name] for column in texts}
        after = {
            name: words.without_in(value, note, own=row["own"]) for name, value in before.items()
        }
        if after != before:
            this = tuple_(*key) == tuple_(*(row[column.name] for column in key))
            await tx.session.execute(update(table).where(this).values(after))
            found += 1
    return found


async def messages_with(
    tx: Transaction, client: Client, words: Words, subject: str
) -> list[tuple[OutboundMessage, bool]]:
    """What was or will be said in Slack with these words, and whether it is about ``subject``."""
    row = OutboundMessage
    texts: list[ColumnElement[Any]] = [
        OutboundMessage.__table__.c.body,
        OutboundMessage.__table__.c.line_blocks,
    ]
    own = row.subject == subject
    places = {client.team_channel_id, client.inbox_channel_id, client.client_channel_id}
    here = row.channel_id.in_(places - {None}) | row.user_id.is_not(None)
    query = select(row, own).where(
        row.workspace_id == tx.workspace_id,
        or_(
            own & _says(texts, words.probes(own=True)),
            here & _says(texts, words.probes(own=False)),
        ),
    )
    return [(message, mine) for message, mine in await tx.session.execute(query)]


async def forget_mails(
    tx: Transaction, client_id: UUID, words: Words, ids: Collection[UUID], note: str
) -> int:
    """Put ``note`` in place of every mail that told the words; how many there were."""
    flat = [func.regexp_replace(text, r"\s+", " ", "g") for text in (Receipt.plain, Receipt.html)]
    gone = (
        update(Receipt)
        .where(
            Receipt.client_id == client_id,
            or_(
                Receipt.change_id.in_(ids) & _says(flat, words.probes(own=True)),
                _says(flat, words.probes(own=False)),
            ),
        )
        .values(subject=note, plain=note, html=note)
        .returning(Receipt.id)
    )
    return len((await tx.session.scalars(gone)).all())


async def person_in_slack(tx: Transaction, slack_user_id: str) -> Person | None:
    """Somebody by Slack's id, of whichever organisation."""
    query = select(Person).where(Person.slack_user_id == slack_user_id).order_by(Person.id).limit(1)
    return await tx.session.scalar(query)


async def files_of(tx: Transaction, ids: Collection[UUID]) -> list[UUID]:
    """The files that are, or belong to, one of these."""
    row = EvidenceFile
    query = select(row.id).where(row.id.in_(ids) | row.evidence_id.in_(ids))
    return list(await tx.session.scalars(query))


async def entries_with(
    tx: Transaction, client_id: UUID, words: Words, besides: Collection[int]
) -> list[int]:
    """Which other entries of the client's chain say the same words."""
    entry, payload = RecordEntry, RecordPayload
    whole = [_in_json(piece) for piece in words.far]
    if not whole:
        return []
    query = (
        select(payload.seq)
        .join(
            entry,
            (entry.workspace_id == payload.workspace_id)
            & (entry.client_id == payload.client_id)
            & (entry.seq == payload.seq),
        )
        .where(
            payload.workspace_id == tx.workspace_id,
            payload.client_id == client_id,
            payload.seq.not_in(besides),
            or_(*(func.strpos(payload.payload, piece) > 0 for piece in whole)),
        )
        .order_by(payload.seq)
    )
    return list(await tx.session.scalars(query))


def _says(texts: Iterable[ColumnElement[Any]], probes: Iterable[str]) -> ColumnElement[bool]:
    wanted = list(probes)
    return or_(
        false(),  # with nothing to look for, nothing is found
        *(
            func.strpos(
                cast(text, Text), _in_json(probe) if isinstance(text.type, JSONB) else probe
            )
            > 0
            for text in texts
            for probe in wanted
        ),
    )


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _own(table: Table, ids: Collection[UUID]) -> ColumnElement[bool]:
    return func.coalesce(
        or_(false(), *(table.c[name].in_(ids) for name in OWN if name in table.c)), False
    )


def _of_client(table: Table, client_id: UUID) -> ColumnElement[bool]:
    """Rows of this client: by their own column, or by that of the row they belong to."""
    if "client_id" in table.c:
        return table.c.client_id == client_id
    for constraint in table.foreign_key_constraints:
        parent = constraint.referred_table
        mine = [element.parent for element in constraint.elements]
        theirs = [element.column for element in constraint.elements]
        if parent is not table and ("client_id" in parent.c or parent.foreign_key_constraints):
            inner = select(*theirs).where(_of_client(parent, client_id))
            return tuple_(*mine).in_(inner)
    raise LookupError(f"{table.name} belongs to no client")
