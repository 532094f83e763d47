"""How we work."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from bot.storage.tenancy import protect

revision = "0019_working"
down_revision = "0018_search"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "working_terms",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), primary_key=True),
        sa.Column("term", sa.Text(), primary_key=True),
        sa.Column("value", JSONB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "client_id"],
            ["clients.workspace_id", "clients.id"],
            name="fk_working_terms_workspace_id_client_id",
        ),
    )
    op.create_table(
        "working_agreements",
        sa.Column("workspace_id", sa.Uuid(), primary_key=True),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", JSONB(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("agency_by", sa.Uuid()),
        sa.Column("agency_at", sa.DateTime(timezone=True)),
        sa.Column("client_by", sa.Uuid()),
        sa.Column("client_at", sa.DateTime(timezone=True)),
        sa.Column("card_id", sa.Uuid()),
        sa.ForeignKeyConstraint(
            ["workspace_id", "client_id"],
            ["clients.workspace_id", "clients.id"],
            name="fk_working_agreements_workspace_id_client_id",
        ),
        sa.UniqueConstraint(
            "workspace_id",
            "client_id",
            "version",
            name="uq_working_agreements_workspace_id_client_id_version",
        ),
    )
    for table in ("working_terms", "working_agreements"):
        for statement in protect(table):
            op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("going back means restoring a backup: see docs/operating.md")
