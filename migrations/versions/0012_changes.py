"""Plan changes in depth."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0012_changes"
down_revision = "0011_planning"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    for column in (
        sa.Column("asked_again_at", moment),
        sa.Column("talk_by", sa.Uuid()),
        sa.Column("talk_at", moment),
        sa.Column("echo_id", sa.Uuid()),
        sa.Column("objective_id", sa.Uuid()),
        sa.Column("reason", sa.Text()),
        sa.Column("no_items", sa.Boolean(), nullable=False, server_default=sa.false()),
    ):
        op.add_column("plan_changes", column)
    op.create_table(
        "plan_change_items",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("change_id", sa.Uuid(), primary_key=True),
        sa.Column("item_id", sa.Uuid(), primary_key=True),
        sa.Column("starts_before", sa.Date()),
        sa.Column("ends_before", sa.Date()),
        sa.Column("starts_after", sa.Date()),
        sa.Column("ends_after", sa.Date()),
        sa.Column("moves", sa.Boolean()),
        sa.Column("moved_at", moment),
        _of_change("plan_change_items"),
    )
    op.create_index(
        "ix_plan_change_items_workspace_id_item_id",
        "plan_change_items",
        ["workspace_id", "item_id"],
    )
    op.create_table(
        "plan_change_differences",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("change_id", sa.Uuid(), primary_key=True),
        sa.Column("person_id", sa.Uuid(), primary_key=True),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_at", moment, nullable=False),
        sa.Column("withdrawn_at", moment),
        _of_change("plan_change_differences"),
    )
    for table in ("plan_change_items", "plan_change_differences"):
        for statement in protect(table):
            op.execute(statement)


def _of_change(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "change_id"],
        ["plan_changes.workspace_id", "plan_changes.id"],
        name=f"fk_{table}_workspace_id_change_id",
    )


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
