"""Requests, what is promised, and words kept for a button."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0014_requests"
down_revision = "0013_evidence"
branch_labels = None
depends_on = None

TABLES = ("requests", "request_questions", "promises", "kept_words")


def upgrade() -> None:
    _requests()
    _questions()
    _promises()
    _kept_words()
    for table in TABLES:
        for statement in protect(table):
            op.execute(statement)


def _requests() -> None:
    op.create_table(
        "requests",
        *_key(),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text()),
        sa.Column("wanted", sa.Date()),
        sa.Column("why", sa.Text()),
        sa.Column("assets", sa.Text()),
        sa.Column("scope", sa.Text()),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_side", sa.Text(), nullable=False),
        sa.Column("behalf", sa.Text()),
        sa.Column("way", sa.Text()),
        _time("asked_at", nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        _time("waiting_since", nullable=False),
        sa.Column("decided_by", sa.Uuid()),
        _time("decided_at"),
        sa.Column("reason", sa.Text()),
        sa.Column("due", sa.Date()),
        sa.Column("item_id", sa.Uuid()),
        sa.Column("channel_id", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Uuid()),
        sa.Column("more_id", sa.Uuid()),
        _of_client("requests"),
        sa.UniqueConstraint(
            "workspace_id", "client_id", "number", name="uq_requests_workspace_id_client_id_number"
        ),
    )
    op.create_index(
        "ix_requests_workspace_id_client_id_status",
        "requests",
        ["workspace_id", "client_id", "status"],
    )


def _questions() -> None:
    op.create_table(
        "request_questions",
        *_key(),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        _time("asked_at", nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("answered_by", sa.Uuid()),
        _time("answered_at"),
        sa.Column("message_id", sa.Uuid()),
        _of_request("request_questions"),
    )
    op.create_index(
        "ix_request_questions_workspace_id_request_id",
        "request_questions",
        ["workspace_id", "request_id"],
    )


def _promises() -> None:
    op.create_table(
        "promises",
        *_key(),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        _time("made_at", nullable=False),
        sa.Column("kept_by", sa.Uuid()),
        _time("kept_at"),
        sa.Column("received_by", sa.Uuid()),
        _time("received_at"),
        _time("dropped_at"),
        _of_client("promises"),
    )
    op.create_index(
        "ix_promises_workspace_id_client_id_due", "promises", ["workspace_id", "client_id", "due"]
    )
    op.create_index("ix_promises_workspace_id_subject", "promises", ["workspace_id", "subject"])


def _kept_words() -> None:
    op.create_table(
        "kept_words",
        *_key(),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _time("said_at", nullable=False),
        _of_client("kept_words"),
    )


def _key() -> tuple[sa.Column[object], sa.Column[object]]:
    return (
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
    )


def _time(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _of_client(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "client_id"],
        ["clients.workspace_id", "clients.id"],
        name=f"fk_{table}_workspace_id_client_id",
    )


def _of_request(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "request_id"],
        ["requests.workspace_id", "requests.id"],
        name=f"fk_{table}_workspace_id_request_id",
    )


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
