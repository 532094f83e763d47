"""Posts, revisions, approvals, publication attempts."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from bot.storage.tenancy import protect

revision = "0006_posts"
down_revision = "0005_plans"
branch_labels = None
depends_on = None

TABLES = (
    "posts",
    "post_revisions",
    "post_lines",
    "approvals",
    "approval_decisions",
    "publication_attempts",
)


def upgrade() -> None:
    _create_posts()
    _create_approvals()
    _create_attempts()
    for table in TABLES:
        for statement in protect(table):
            op.execute(statement)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _to(columns: list[str], table: str, keys: list[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", *columns],
        [f"{table}.{key}" for key in ["workspace_id", *keys]],
    )


def _create_posts() -> None:
    op.create_table(
        "posts",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("revision_no", sa.Integer(), nullable=False),
        _moment("publish_at", nullable=True),
        sa.Column("channel_id", sa.Text(), nullable=False),
        sa.Column("card_outbound_id", sa.Uuid()),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("asked", JSONB(), nullable=False),
        _moment("decide_by", nullable=True),
        _moment("held_at", nullable=True),
        sa.Column("decided_by", sa.Uuid()),
        _moment("decided_at", nullable=True),
        sa.Column("reason", sa.Text()),
        _moment("published_at", nullable=True),
        sa.Column("external_id", sa.Text()),
        sa.Column("url", sa.Text()),
        _moment("created_at"),
        _to(["client_id"], "clients", ["id"]),
        _to(["account_id"], "accounts", ["id"]),
    )
    op.create_index(
        "ix_posts_workspace_id_client_id_status", "posts", ["workspace_id", "client_id", "status"]
    )
    op.create_table(
        "post_revisions",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("post_id", sa.Uuid(), primary_key=True),
        sa.Column("no", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        _moment("publish_at", nullable=True),
        sa.Column("note", sa.Text()),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        _moment("created_at"),
        _to(["post_id"], "posts", ["id"]),
    )
    op.create_table(
        "post_lines",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("post_id", sa.Uuid(), primary_key=True),
        sa.Column("no", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("revision_no", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid()),
        sa.Column("detail", sa.Text()),
        _moment("at"),
        sa.Column("shown", sa.Boolean(), nullable=False),
        _to(["post_id"], "posts", ["id"]),
    )


def _create_approvals() -> None:
    op.create_table(
        "approvals",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("post_id", sa.Uuid(), primary_key=True),
        sa.Column("revision_no", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        _moment("opened_at"),
        _moment("closed_at", nullable=True),
        sa.Column("reminded", sa.Boolean(), nullable=False),
        sa.Column("reminder_outbound_id", sa.Uuid()),
        _to(["post_id", "revision_no"], "post_revisions", ["post_id", "no"]),
    )
    op.create_table(
        "approval_decisions",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("post_id", sa.Uuid(), primary_key=True),
        sa.Column("revision_no", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        _moment("decided_at"),
        _to(["post_id", "revision_no"], "approvals", ["post_id", "revision_no"]),
    )


def _create_attempts() -> None:
    op.create_table(
        "publication_attempts",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("revision_no", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        _moment("lease_until", nullable=True),
        _moment("started_at", nullable=True),
        _moment("look_since", nullable=True),
        sa.Column("looked", sa.Integer(), nullable=False),
        _moment("asked_at", nullable=True),
        sa.Column("question_outbound_id", sa.Uuid()),
        sa.Column("external_id", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("failure", sa.Text()),
        _moment("created_at"),
        _moment("ended_at", nullable=True),
        _to(["post_id", "revision_no"], "post_revisions", ["post_id", "no"]),
    )
    op.create_index(
        "uq_publication_attempts_one",
        "publication_attempts",
        ["workspace_id", "post_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('ready', 'calling', 'unconfirmed')"),
    )
    op.create_index(
        "uq_publication_attempts_external",
        "publication_attempts",
        ["workspace_id", "account_id", "external_id"],
        unique=True,
        postgresql_where=sa.text("external_id IS NOT NULL"),
    )


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
