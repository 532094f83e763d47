"""Search in the record.

One vector an entry, outside row-level security: see `bot.record.marks`. What is erased loses its
words here too, in the same statement.
"""

import json
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from bot.record.marks import marks_of, words_of
from bot.record.rules import Header, client_of

revision = "0018_search"
down_revision = "0017_pages"
branch_labels = None
depends_on = None

LEXEMES = """
CREATE FUNCTION rapport_record_lexemes(marks text, words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT marks::tsvector
        || strip(to_tsvector('pg_catalog.english', words))
        || strip(to_tsvector('pg_catalog.spanish', words))
$$
"""

# Times never run against the numbers, so a time is found by halves.
SEQ_AT = """
CREATE FUNCTION rapport_record_seq_at(workspace uuid, client uuid, moment timestamptz)
RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE low bigint := 1; high bigint; middle bigint; found timestamptz;
BEGIN
    IF moment IS NULL THEN RETURN NULL; END IF;
    SELECT h.seq + 1 INTO high FROM record_heads h
    WHERE h.workspace_id = workspace AND h.client_id = client;
    WHILE low < coalesce(high, 1) LOOP
        middle := (low + high) / 2;
        SELECT e.time INTO found FROM record_entries e
        WHERE e.workspace_id = workspace AND e.client_id = client AND e.seq = middle;
        IF found < moment THEN low := middle + 1; ELSE high := middle; END IF;
    END LOOP;
    RETURN low;
END $$
"""

ERASE = """
CREATE OR REPLACE FUNCTION rapport_erase_payload(client uuid, number bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp AS $$
DECLARE gone boolean;
BEGIN
    DELETE FROM record_payloads
    WHERE workspace_id = rapport_workspace() AND client_id = client AND seq = number;
    gone := FOUND;
    IF gone THEN
        UPDATE record_search SET words = array_to_tsvector(ARRAY(
            SELECT lexeme FROM unnest(words) WHERE left(lexeme, 1) = '§'
        ))
        WHERE workspace_id = rapport_workspace() AND client_id = client AND seq = number;
    END IF;
    RETURN gone;
END $$
"""

ENTRIES = """
SELECT e.client_id, e.seq, e.format, e.kind, e.audience, e.actor, e.time, e.subject,
       e.payload_digest, e.prev_hash, p.payload
FROM record_entries e LEFT JOIN record_payloads p USING (workspace_id, client_id, seq)
WHERE e.workspace_id = :workspace ORDER BY e.client_id, e.seq
"""

INSERT = """
INSERT INTO record_search (workspace_id, client_id, seq, words)
VALUES (:workspace, :client, :seq, rapport_record_lexemes(:marks, :words))
"""


def upgrade() -> None:
    op.create_table(
        "record_search",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), primary_key=True),
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("words", TSVECTOR(), nullable=False),
    )
    schema = op.get_bind().scalar(sa.text("SELECT quote_ident(current_schema())"))
    for function in (LEXEMES, SEQ_AT, ERASE.format(schema=schema)):
        op.execute(function)
    _fill()
    op.create_index(
        "ix_record_search_words",
        "record_search",
        ["words"],
        postgresql_using="gin",
        postgresql_with={"gin_pending_list_limit": 256},
    )


def _fill() -> None:
    """What was recorded before is found too."""
    connection = op.get_bind()
    for workspace in connection.scalars(sa.text("SELECT id FROM installs")).all():
        connection.execute(
            sa.text("SELECT set_config('rapport.workspace', :id, true)"), {"id": str(workspace)}
        )
        rows = connection.execute(
            sa.text(ENTRIES).execution_options(yield_per=1_000), {"workspace": workspace}
        )
        for chunk in rows.partitions():
            connection.execute(sa.text(INSERT), [_found_by(workspace, row) for row in chunk])


def _found_by(workspace: UUID, row: Any) -> dict[str, Any]:
    payload = json.loads(row.payload) if row.payload else {}
    header = Header(
        workspace_id=workspace,
        client_id=client_of(row.client_id),
        seq=row.seq,
        kind=row.kind,
        audience=row.audience,
        actor=row.actor,
        time=row.time,
        subject=row.subject,
        payload_digest=row.payload_digest,
        prev_hash=row.prev_hash,
        format=row.format,
    )
    return {
        "workspace": workspace,
        "client": row.client_id,
        "seq": row.seq,
        "marks": marks_of(header, payload),
        "words": words_of(payload),
    }


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
