"""Objectives and their readings."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tenancy import protect

revision = "0010_objectives"
down_revision = "0009_home"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "objectives",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("baseline", sa.Numeric()),
        sa.Column("target", sa.Numeric(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True)),
        sa.Column("channel_id", sa.Text()),
        sa.Column("card_id", sa.Uuid()),
        sa.Column("closed_by", sa.Uuid()),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("closed_why", sa.Text()),
        sa.ForeignKeyConstraint(
            ["workspace_id", "client_id"],
            ["clients.workspace_id", "clients.id"],
            name="fk_objectives_workspace_id_client_id",
        ),
        sa.UniqueConstraint(
            "workspace_id",
            "client_id",
            "number",
            name="uq_objectives_workspace_id_client_id_number",
        ),
    )
    op.create_index(
        "ix_objectives_workspace_id_client_id_status",
        "objectives",
        ["workspace_id", "client_id", "status"],
    )
    op.create_table(
        "objective_targets",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("objective_id", sa.Uuid(), nullable=False),
        sa.Column("target_before", sa.Numeric(), nullable=False),
        sa.Column("target_after", sa.Numeric(), nullable=False),
        sa.Column("due_before", sa.Date(), nullable=False),
        sa.Column("due_after", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "objective_id"],
            ["objectives.workspace_id", "objectives.id"],
            name="fk_objective_targets_workspace_id_objective_id",
        ),
    )
    op.create_index(
        "ix_objective_targets_workspace_id_objective_id",
        "objective_targets",
        ["workspace_id", "objective_id"],
    )
    op.create_table(
        "objective_readings",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("objective_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("value", sa.Numeric(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("logged_by", sa.Uuid(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("corrects", sa.Uuid()),
        sa.Column("reason", sa.Text()),
        sa.ForeignKeyConstraint(
            ["workspace_id", "objective_id"],
            ["objectives.workspace_id", "objectives.id"],
            name="fk_objective_readings_workspace_id_objective_id",
        ),
        sa.UniqueConstraint(
            "workspace_id",
            "objective_id",
            "number",
            name="uq_objective_readings_workspace_id_objective_id_number",
        ),
    )
    op.create_index(
        "uq_objective_readings_workspace_id_corrects",
        "objective_readings",
        ["workspace_id", "corrects"],
        unique=True,
        postgresql_where=sa.text("corrects IS NOT NULL"),
    )
    for table in ("objectives", "objective_targets", "objective_readings"):
        for statement in protect(table):
            op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
