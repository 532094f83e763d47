"""The record: heads, entries and payloads, which the database itself keeps from changing.

* Entries take no UPDATE, DELETE or TRUNCATE, from the owner either (``ENABLE ALWAYS``: nor under
  ``session_replication_role``).
* A payload can be deleted only where an ``erased`` entry of its chain names it. That is stronger
  than a flag, which anybody could set: without the entry there is no deletion.
* A head begins at 0 and moves forward only, over as many entries as it counts.
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0002_record"
down_revision = "0001_foundation"
branch_labels = None
depends_on = None

REFUSE = """
CREATE FUNCTION rapport_record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record is append-only: no % on %', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$
"""

ERASED_ONLY = """
CREATE FUNCTION rapport_record_erased_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM record_entries e
        WHERE e.workspace_id = OLD.workspace_id AND e.client_id = OLD.client_id
          AND e.kind = 'record.erased' AND e.subject = 'entry:' || OLD.seq AND e.seq > OLD.seq
    ) THEN
        RAISE EXCEPTION 'payload % has no erased entry: the record is append-only', OLD.seq
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END $$
"""

HEAD_FORWARD = """
CREATE FUNCTION rapport_record_head_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE added bigint; reached boolean;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.seq <> 0 THEN
            RAISE EXCEPTION 'a chain begins at 0' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
    END IF;
    SELECT count(*), bool_or(e.seq = NEW.seq AND e.hash = NEW.hash) INTO added, reached
    FROM record_entries e
    WHERE e.workspace_id = OLD.workspace_id AND e.client_id = OLD.client_id
      AND e.seq > OLD.seq AND e.seq <= NEW.seq;
    IF (NEW.workspace_id, NEW.client_id) IS DISTINCT FROM (OLD.workspace_id, OLD.client_id)
       OR NEW.seq <= OLD.seq OR NEW.time < OLD.time
       OR added <> NEW.seq - OLD.seq OR NOT reached THEN
        RAISE EXCEPTION 'the head of a chain only moves forward over its entries'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$
"""

# Missing heads are made first and in order, then all are locked in order: a transaction that waits
# for a lock holds only smaller ones, and nobody waits for a head that a waiting one has just made.
LOCK_HEADS = """
CREATE FUNCTION rapport_lock_record_heads(workspace uuid, clients uuid[])
RETURNS SETOF record_heads LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM record_heads h
        WHERE h.workspace_id = workspace AND h.client_id = ANY (clients)) < cardinality(clients)
    THEN
        INSERT INTO record_heads (workspace_id, client_id, seq, hash, time)
        SELECT workspace, c, 0, decode(repeat('00', 32), 'hex'), 'epoch'
        FROM unnest(clients) c ORDER BY c
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN QUERY
        SELECT * FROM record_heads h
        WHERE h.workspace_id = workspace AND h.client_id = ANY (clients)
        ORDER BY h.client_id FOR UPDATE;
END $$
"""

# Runs as the owner, because the app's role may not delete. The search path is fixed and pg_temp
# comes last, so that no temporary table of the caller can stand in for one of ours.
ERASE = """
CREATE FUNCTION rapport_erase_payload(client uuid, number bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp AS $$
BEGIN
    DELETE FROM record_payloads
    WHERE workspace_id = rapport_workspace() AND client_id = client AND seq = number;
    RETURN FOUND;
END $$
"""

TRIGGERS = {
    "record_entries": {
        "immutable": "BEFORE UPDATE OR DELETE OR TRUNCATE ON record_entries "
        "FOR EACH STATEMENT EXECUTE FUNCTION rapport_record_refuse()",
    },
    "record_payloads": {
        "immutable": "BEFORE UPDATE OR TRUNCATE ON record_payloads "
        "FOR EACH STATEMENT EXECUTE FUNCTION rapport_record_refuse()",
        "erased_only": "BEFORE DELETE ON record_payloads "
        "FOR EACH ROW EXECUTE FUNCTION rapport_record_erased_only()",
    },
    "record_heads": {
        "stay": "BEFORE DELETE OR TRUNCATE ON record_heads "
        "FOR EACH STATEMENT EXECUTE FUNCTION rapport_record_refuse()",
        "forward": "AFTER INSERT OR UPDATE ON record_heads "
        "FOR EACH ROW EXECUTE FUNCTION rapport_record_head_forward()",
    },
}


def upgrade() -> None:
    _create_tables()
    for table in TRIGGERS:
        for statement in protect(table):
            op.execute(statement)
    schema = op.get_bind().scalar(sa.text("SELECT quote_ident(current_schema())"))
    for function in (REFUSE, ERASED_ONLY, HEAD_FORWARD, LOCK_HEADS, ERASE.format(schema=schema)):
        op.execute(function)
    for table, triggers in TRIGGERS.items():
        for name, what in triggers.items():
            op.execute(f"CREATE TRIGGER {table}_{name} {what}")
            op.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_{name}")


def _create_tables() -> None:
    op.create_table(
        "record_heads",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), primary_key=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("time", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("octet_length(hash) = 32", name=op.f("ck_record_heads_hash_length")),
    )
    op.create_table(
        "record_entries",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), primary_key=True),
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("format", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("payload_digest", sa.LargeBinary(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("seq > 0", name=op.f("ck_record_entries_seq_positive")),
        sa.CheckConstraint(
            "audience IN ('client', 'team')", name=op.f("ck_record_entries_audience_known")
        ),
        sa.CheckConstraint(
            "octet_length(payload_digest) = 32 AND octet_length(prev_hash) = 32 "
            "AND octet_length(hash) = 32",
            name=op.f("ck_record_entries_hash_lengths"),
        ),
    )
    op.create_index(
        "ix_record_entries_erased",
        "record_entries",
        ["workspace_id", "client_id", "subject"],
        postgresql_where=sa.text("kind = 'record.erased'"),
    )
    op.create_table(
        "record_payloads",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), primary_key=True),
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
    )
