"""Clients, members, accounts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from bot.storage.tenancy import protect

revision = "0004_clients"
down_revision = "0003_slack"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clients",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("x_handle", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("hours", JSONB(), nullable=False),
        sa.Column("client_channel_id", sa.Text()),
        sa.Column("team_channel_id", sa.Text(), nullable=False),
        sa.Column("inbox_channel_id", sa.Text(), nullable=False),
        sa.Column("change_hold_minutes", sa.Integer(), nullable=False),
        sa.Column("summary_time", sa.Text(), nullable=False),
        sa.Column("cutoff_minutes", sa.Integer(), nullable=False),
        sa.Column("first_answer_minutes", sa.Integer(), nullable=False),
        sa.Column("approvers", JSONB(), nullable=False),
        sa.Column("stand_in_id", sa.Uuid()),
        sa.Column("contact_email", sa.Text()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "change_hold_minutes BETWEEN 0 AND 10", name=op.f("ck_clients_hold_in_range")
        ),
        sa.UniqueConstraint("workspace_id", "slug", name="uq_clients_workspace_id_slug"),
        sa.UniqueConstraint(
            "workspace_id", "team_channel_id", name="uq_clients_workspace_id_team_channel_id"
        ),
    )
    op.create_index(
        "uq_clients_workspace_id_client_channel_id",
        "clients",
        ["workspace_id", "client_channel_id"],
        unique=True,
        postgresql_where=sa.text("client_channel_id IS NOT NULL"),
    )
    op.create_table(
        "members",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), primary_key=True),
        sa.Column("person_id", sa.Uuid(), primary_key=True),
        sa.Column("role", sa.Text(), primary_key=True),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("department", sa.Text()),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        _of_a_client("members"),
    )
    op.create_index("ix_members_workspace_id_person_id", "members", ["workspace_id", "person_id"])
    op.create_table(
        "accounts",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("connected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mentions_cursor", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        _of_a_client("accounts"),
        sa.UniqueConstraint(
            "workspace_id",
            "client_id",
            "network",
            name="uq_accounts_workspace_id_client_id_network",
        ),
        sa.UniqueConstraint(
            "workspace_id",
            "network",
            "external_id",
            name="uq_accounts_workspace_id_network_external_id",
        ),
    )
    op.create_table(
        "webhook_accounts",
        sa.Column("network", sa.Text(), primary_key=True),
        sa.Column("external_id", sa.Text(), primary_key=True),
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("account_id", sa.Uuid(), nullable=False),
    )
    for table in ("clients", "members", "accounts"):
        for statement in protect(table):
            op.execute(statement)


def _of_a_client(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "client_id"],
        ["clients.workspace_id", "clients.id"],
        name=f"fk_{table}_workspace_id_client_id",
    )


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
