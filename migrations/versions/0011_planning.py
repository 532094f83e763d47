"""Plan items."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0011_planning"
down_revision = "0010_objectives"
branch_labels = None
depends_on = None

TABLES = ("plans", "plan_items", "plan_item_versions", "counted_posts")


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Uuid()),
        _of_client("plans"),
    )
    op.create_table(
        "plan_items",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer()),
        sa.Column("last_version", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("change_id", sa.Uuid()),
        sa.Column("change_number", sa.Integer()),
        sa.Column("closed_by", sa.Uuid()),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("close_reason", sa.Text()),
        sa.Column("channel_id", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Uuid()),
        *_content(),
        _of_client("plan_items"),
        sa.UniqueConstraint(
            "workspace_id",
            "client_id",
            "number",
            name="uq_plan_items_workspace_id_client_id_number",
        ),
    )
    op.create_table(
        "plan_item_versions",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("item_id", sa.Uuid(), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_side", sa.Text(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agency_by", sa.Uuid()),
        sa.Column("agency_at", sa.DateTime(timezone=True)),
        sa.Column("client_by", sa.Uuid()),
        sa.Column("client_at", sa.DateTime(timezone=True)),
        sa.Column("noted", sa.Text()),
        sa.Column("noted_by", sa.Uuid()),
        sa.Column("agreed_at", sa.DateTime(timezone=True)),
        sa.Column("plan_version", sa.Integer()),
        sa.Column("change_number", sa.Integer()),
        *_content(),
        sa.ForeignKeyConstraint(
            ["workspace_id", "item_id"],
            ["plan_items.workspace_id", "plan_items.id"],
            name="fk_plan_item_versions_workspace_id_item_id",
        ),
    )
    op.create_table(
        "counted_posts",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("source_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text()),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("item_id", sa.Uuid()),
    )
    op.create_index(
        "ix_counted_posts_workspace_id_client_id_published_at",
        "counted_posts",
        ["workspace_id", "client_id", "published_at"],
    )
    for table in TABLES:
        for statement in protect(table):
            op.execute(statement)


def _content() -> list[sa.Column[Any]]:
    return [
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("starts", sa.Date()),
        sa.Column("ends", sa.Date()),
        sa.Column("network", sa.Text()),
        sa.Column("per_week", sa.Integer()),
        sa.Column("objective_id", sa.Uuid()),
    ]


def _of_client(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "client_id"],
        ["clients.workspace_id", "clients.id"],
        name=f"fk_{table}_workspace_id_client_id",
    )


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
