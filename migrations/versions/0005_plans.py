"""Plan changes."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0005_plans"
down_revision = "0004_clients"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_changes",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("effective_at", sa.DateTime(timezone=True)),
        sa.Column("effective_day", sa.Date()),
        sa.Column("told_by", sa.Uuid(), nullable=False),
        sa.Column("told_side", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("fixed", sa.Boolean(), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True)),
        sa.Column("channel_id", sa.Text()),
        sa.Column("card_id", sa.Uuid()),
        sa.Column("seen_by", sa.Uuid()),
        sa.Column("seen_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["workspace_id", "client_id"],
            ["clients.workspace_id", "clients.id"],
            name="fk_plan_changes_workspace_id_client_id",
        ),
        sa.UniqueConstraint(
            "workspace_id",
            "client_id",
            "number",
            name="uq_plan_changes_workspace_id_client_id_number",
        ),
    )
    op.create_index(
        "ix_plan_changes_workspace_id_client_id_status",
        "plan_changes",
        ["workspace_id", "client_id", "status"],
    )
    op.create_table(
        "plan_notices",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid()),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["workspace_id", "change_id"],
            ["plan_changes.workspace_id", "plan_changes.id"],
            name="fk_plan_notices_workspace_id_change_id",
        ),
        sa.UniqueConstraint(
            "workspace_id",
            "change_id",
            "address",
            name="uq_plan_notices_workspace_id_change_id_address",
        ),
    )
    for table in ("plan_changes", "plan_notices"):
        for statement in protect(table):
            op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
