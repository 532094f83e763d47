"""Direct posts, published posts as the network shows them, permissions, when timelines are read."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0015_direct"
down_revision = "0014_requests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_direct_posts()
    _create_watched_posts()
    _create_permissions()
    _create_timeline_marks()
    for table in ("direct_posts", "watched_posts", "direct_permissions"):
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


def _on_network() -> list[Any]:
    return [
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        _text("external_id"),
        _text("latest_id"),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("text"),
        _text("url"),
        _moment("written_at"),
        _text("before", nullable=True),
        _moment("edited_at", nullable=True),
        _moment("deleted_at", nullable=True),
        _to("client_id", "clients"),
        _to("account_id", "accounts"),
        sa.UniqueConstraint("workspace_id", "account_id", "external_id"),
    ]


def _create_direct_posts() -> None:
    op.create_table(
        "direct_posts",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        *_on_network(),
        _text("in_reply_to", nullable=True),
        _text("quotes", nullable=True),
        _moment("found_at"),
        _moment("one_off_at", nullable=True),
        _text("verdict"),
        sa.Column("item_id", sa.Uuid()),
        sa.Column("sorted_by", sa.Uuid()),
        _moment("sorted_at", nullable=True),
        sa.Column("alerts", sa.Integer(), nullable=False),
        sa.Column("card_outbound_id", sa.Uuid()),
    )
    of_client = ["workspace_id", "client_id"]
    op.create_index("ix_direct_posts_sorted", "direct_posts", [*of_client, "sorted_at"])


def _create_watched_posts() -> None:
    op.create_table(
        "watched_posts",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("post_id", sa.Uuid(), primary_key=True),
        *_on_network(),
        _to("post_id", "posts"),
    )


def _create_permissions() -> None:
    op.create_table(
        "direct_permissions",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), primary_key=True),
        sa.Column("who", sa.Text(), primary_key=True),
        sa.Column("allowed_by", sa.Uuid(), nullable=False),
        _moment("allowed_at"),
        _to("client_id", "clients"),
    )


def _create_timeline_marks() -> None:
    op.create_table(
        "timeline_marks",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("account_id", sa.Uuid(), primary_key=True),
        _text("profile_id"),
        _text("cursor", nullable=True),
        _moment("since"),
        _moment("next_read_at"),
        _moment("eager_until"),
        _moment("next_deep_at"),
    )
    op.create_index("ix_timeline_marks_next_read_at", "timeline_marks", ["next_read_at"])


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
