"""Summaries."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from bot.storage.tenancy import protect

revision = "0008_summaries"
down_revision = "0007_inbox"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "summaries",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), primary_key=True),
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sa.Column("numbers", JSONB(), nullable=False),
        sa.Column("told_posts", JSONB(), nullable=False),
        sa.Column("outbound_id", sa.Uuid()),
        sa.ForeignKeyConstraint(
            ["workspace_id", "client_id"], ["clients.workspace_id", "clients.id"]
        ),
    )
    for statement in protect("summaries"):
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
