"""Receipts.

The mails that were kept as ``plan_notices`` become receipts. The old table stays for one release,
so that a worker of the release before finds it; a later one drops it.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from bot.storage.tenancy import protect

revision = "0016_receipts"
down_revision = "0015_direct"
branch_labels = None
depends_on = None

TABLES = ("receipt_lines", "receipts", "receipt_addresses", "receipt_switches", "receipt_answers")

COPY_NOTICES = """
INSERT INTO receipts (workspace_id, id, client_id, scope, change_id, address, person_id, message_id,
    thread, subject, plain, html, digest, status, tries, prepared_at, ended_at)
SELECT n.workspace_id, n.id, c.client_id, 'change:' || n.change_id, n.change_id, n.address,
    n.person_id, n.message_id, '[]'::jsonb, n.subject, n.plain, n.html,
    encode(sha256(convert_to(
        concat_ws(chr(10), n.subject, n.plain, n.html), 'UTF8')), 'hex'),
    n.status, 1, n.prepared_at, n.ended_at
FROM plan_notices n
JOIN plan_changes c ON c.workspace_id = n.workspace_id AND c.id = n.change_id
"""

TRUST_ADDRESSES = """
INSERT INTO receipt_addresses (workspace_id, client_id, address, verified_at)
SELECT workspace_id, id, lower(contact_email), created_at FROM clients
WHERE contact_email IS NOT NULL
"""
"""Mail went to these before anybody was asked."""


def upgrade() -> None:
    _create_lines()
    _create_receipts()
    _create_addresses()
    # the owner is under row-level security as well, and a copy has no tenant
    unprotected = ("plan_notices", "plan_changes", "clients")
    for table in unprotected:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    op.execute(COPY_NOTICES)
    op.execute(TRUST_ADDRESSES)
    for table in unprotected:
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    for table in TABLES:
        for statement in protect(table):
            op.execute(statement)


def _of_client(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "client_id"],
        ["clients.workspace_id", "clients.id"],
        name=f"fk_{table}_workspace_id_client_id",
    )


def _create_lines() -> None:
    op.create_table(
        "receipt_lines",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid()),
        sa.Column("change_id", sa.Uuid()),
        sa.Column("params", JSONB(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True)),
        _of_client("receipt_lines"),
        sa.UniqueConstraint("workspace_id", "key", name="uq_receipt_lines_workspace_id_key"),
    )
    op.create_index(
        "ix_receipt_lines_workspace_id_client_id",
        "receipt_lines",
        ["workspace_id", "client_id"],
        postgresql_where=sa.text("listed_at IS NULL"),
    )


def _create_receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("change_id", sa.Uuid()),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid()),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("thread", JSONB(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        _of_client("receipts"),
        sa.UniqueConstraint(
            "workspace_id", "scope", "address", name="uq_receipts_workspace_id_scope_address"
        ),
    )
    op.create_index(
        "ix_receipts_workspace_id_client_id",
        "receipts",
        ["workspace_id", "client_id", "prepared_at"],
    )


def _create_addresses() -> None:
    op.create_table(
        "receipt_addresses",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), primary_key=True),
        sa.Column("address", sa.Text(), primary_key=True),
        sa.Column("asked_at", sa.DateTime(timezone=True)),
        sa.Column("verified_at", sa.DateTime(timezone=True)),
        _of_client("receipt_addresses"),
    )
    op.create_table(
        "receipt_switches",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), primary_key=True),
        sa.Column("off", sa.Boolean(), nullable=False),
        _of_client("receipt_switches"),
    )
    op.create_table(
        "receipt_answers",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("receipt_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "receipt_id"],
            ["receipts.workspace_id", "receipts.id"],
            name="fk_receipt_answers_workspace_id_receipt_id",
        ),
        sa.UniqueConstraint(
            "workspace_id", "message_id", name="uq_receipt_answers_workspace_id_message_id"
        ),
    )


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
