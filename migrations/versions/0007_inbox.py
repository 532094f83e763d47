"""Inbox items, when accounts are read, claims, replies."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from bot.storage.tenancy import protect

revision = "0007_inbox"
down_revision = "0006_posts"
branch_labels = None
depends_on = None

_WAITING = "status NOT IN ('answered', 'deleted')"
_ONE = "state IN ('ready', 'calling', 'unconfirmed', 'done')"


def upgrade() -> None:
    _create_items()
    _create_poll_marks()
    _create_claims()
    _create_replies()
    for table in ("inbox_items", "claims", "replies"):
        for statement in protect(table):
            op.execute(statement)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _to(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column], [f"{table}.workspace_id", f"{table}.id"]
    )


def _create_items() -> None:
    op.create_table(
        "inbox_items",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        _text("external_id"),
        _text("latest_id"),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("conversation_id"),
        _text("in_reply_to", nullable=True),
        _text("kind"),
        _text("author_id"),
        _text("author_handle"),
        _text("author_name"),
        _text("text"),
        sa.Column("earlier", JSONB(), nullable=False),
        _text("url"),
        _moment("written_at"),
        _moment("received_at"),
        _moment("edited_at", nullable=True),
        _moment("deleted_at", nullable=True),
        _text("status"),
        sa.Column("person_id", sa.Uuid()),
        _moment("held_at", nullable=True),
        _moment("answered_at", nullable=True),
        _text("answer_text", nullable=True),
        _text("answer_url", nullable=True),
        sa.Column("card_outbound_id", sa.Uuid()),
        _to("client_id", "clients"),
        _to("account_id", "accounts"),
        sa.UniqueConstraint("workspace_id", "account_id", "external_id"),
    )
    of_client = ["workspace_id", "client_id"]
    op.create_index(
        "ix_inbox_items_waiting",
        "inbox_items",
        [*of_client, "written_at"],
        postgresql_where=sa.text(_WAITING),
    )
    op.create_index("ix_inbox_items_written", "inbox_items", [*of_client, "written_at"])
    op.create_index("ix_inbox_items_answered", "inbox_items", [*of_client, "answered_at"])
    op.create_index(
        "ix_inbox_items_conversation",
        "inbox_items",
        ["workspace_id", "account_id", "conversation_id"],
    )


def _create_poll_marks() -> None:
    op.create_table(
        "poll_marks",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("account_id", sa.Uuid(), primary_key=True),
        _moment("next_poll_at"),
        _moment("since"),
    )
    op.create_index("ix_poll_marks_next_poll_at", "poll_marks", ["next_poll_at"])


def _create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("item_id", sa.Uuid(), primary_key=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        _moment("since"),
        _moment("lapses_at"),
        _to("item_id", "inbox_items"),
    )


def _create_replies() -> None:
    op.create_table(
        "replies",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        _text("in_reply_to"),
        _text("body"),
        _text("signed"),
        _text("state"),
        sa.Column("tries", sa.Integer(), nullable=False),
        _moment("lease_until", nullable=True),
        _moment("started_at", nullable=True),
        _moment("look_since", nullable=True),
        sa.Column("looked", sa.Integer(), nullable=False),
        _moment("asked_at", nullable=True),
        sa.Column("question_outbound_id", sa.Uuid()),
        _text("external_id", nullable=True),
        _text("url", nullable=True),
        _text("failure", nullable=True),
        _moment("created_at"),
        _moment("ended_at", nullable=True),
        _to("item_id", "inbox_items"),
    )
    op.create_index(
        "uq_replies_one",
        "replies",
        ["workspace_id", "item_id"],
        unique=True,
        postgresql_where=sa.text(_ONE),
    )
    op.create_index(
        "uq_replies_external",
        "replies",
        ["workspace_id", "account_id", "external_id"],
        unique=True,
        postgresql_where=sa.text("external_id IS NOT NULL"),
    )


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
